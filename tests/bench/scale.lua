-- scale: how builds grow with the number of pages, beside what no generator can do without (floor.c) and Hugo.
local scale = {}

local harness = require "harness"
local corpus = require "corpus"
local quote, must = harness.quote, harness.must

local RUNS = 3

local function seconds()
  return tonumber((must "date +%s%N")) / 1e9
end

-- Seconds of the fastest of several runs, each after `prepare`, and the most memory that one took, in MB.
local function best(command, prepare, runs)
  local fastest, most = math.huge, 0
  for _ = 1, runs or RUNS do
    must(prepare .. " >/dev/null")
    local start = seconds()
    local told = must(("{ command time -f %%M %s >/dev/null; } 2>&1"):format(command))
    fastest = math.min(fastest, seconds() - start)
    most = math.max(most, tonumber(told:match "(%d+)\n$") / 1024)
  end
  return fastest, most
end
scale.best = best

local function milliseconds(value)
  return ("%.1f ms"):format(value * 1000)
end

local MOST = 10000 -- the bars are for so many pages

-- Adds a row, whose bar counts for that many pages alone.
local function barred(row, count, what, value, bar, met)
  what = ("%d pages: %s"):format(count, what)
  if count == MOST then row(what, value, bar, met) else row(what, value) end
end

-- Builds `count` pages in `room` cold, again, and in one thread; rows go to `row`. Returns what was measured.
function scale.measure(row, bin, room, count)
  local wenda = quote(bin .. "/wenda")
  local site = ("%s/%d"):format(room, count)
  must(("mkdir -p %s/floor"):format(site))
  corpus.make(site .. "/source", count)
  local out = site .. "/out"
  local build, clean = ("%s build %s/source -o %s"):format(wenda, site, out), ("rm -rf %s %s/.wenda"):format(out, site)
  local floor = best(("find %s/source -name '*.md' -exec %s %s/floor {} +"):format(site, quote(bin .. "/floor"), site), "true")
  local cold, memory = best(build, clean)
  local one = best(build .. " -j 1", clean)
  must("sleep 3") -- files that are younger are not trusted to be as they were
  must(build)
  local same = best(build, "true")
  row(("%d pages: floor (read, cmark, write; one thread)"):format(count), milliseconds(floor))
  row(("%d pages: cold"):format(count), milliseconds(cold))
  row(("%d pages: one thread over all threads"):format(count), ("%.2fx"):format(one / cold))
  barred(row, count, "memory", ("%.0f MB"):format(memory), "<= 300 MB", memory <= 300)
  barred(row, count, "cold over the floor", ("%.1fx"):format(cold / floor), "<= 4x", cold <= 4 * floor)
  barred(row, count, "nothing changed", milliseconds(same), "<= 150 ms", same <= 0.150)
  return { site = site, out = out, cold = cold }
end

-- Hugo on the same pages, once: it is slow.
function scale.beside_hugo(row, room, count, ours)
  if select(2, harness.run "command -v hugo >/dev/null") ~= 0 then
    row(("%d pages: Hugo"):format(count), "not installed")
    return
  end
  local folder = ("%s/%d-hugo"):format(room, count)
  corpus.make_hugo(folder, count)
  local theirs, memory = best(("hugo -s %s -d out --quiet"):format(folder), ("rm -rf %s/out"):format(folder), 1)
  row(("%d pages: Hugo"):format(count), ("%s, %.0f MB"):format(milliseconds(theirs), memory))
  barred(row, count, "Hugo over ours", ("%.1fx"):format(theirs / ours.cold), ">= 10x", theirs >= 10 * ours.cold)
  must("rm -rf " .. folder)
end

-- One page is saved while its site is served.
function scale.save(row, bin, measured, count)
  local page = ("%s/source/zh/s1/00025.md"):format(measured.site)
  local told = must(("node tests/bench/save.js %s %s/source %s %s page-25.html"):format(quote(bin .. "/wenda"), measured.site,
    measured.out, page))
  local disk, screen = told:match "^(%S+) (%S+)\n$"
  for _, way in ipairs { { "its new bytes on the disk", tonumber(disk), 30 }, { "its new words on the screen", tonumber(screen), 100 } } do
    local what, took, most = table.unpack(way)
    barred(row, count, "a page saved, " .. what, ("%.1f ms"):format(took), ("<= %d ms"):format(most), took <= most)
  end
end

-- Instructions of a build of 100 pages, which are the same every time.
function scale.instructions(row, bin, room)
  if select(2, harness.run "command -v valgrind >/dev/null") ~= 0 then
    row("100 pages: instructions", "no valgrind")
    return
  end
  corpus.make(room .. "/100", 100)
  local told = must(("valgrind --tool=callgrind --callgrind-out-file=/dev/null %s build %s/100 -o %s/100-out -j 1 2>&1"):format(
    quote(bin .. "/wenda"), room, room))
  row("100 pages: instructions", ("%.0f million"):format(tonumber(told:match "Collected : (%d+)") / 1e6))
end

return scale
