-- Measures, in one run and as ratios, and says where a bar is not met:
--
--     lua5.4 tests/bench/run.lua BUILD-FOLDER
--
-- Times are the best of several; the folder stands on /dev/shm where there is one.
package.path = "tests/lib/?.lua;tests/bench/?.lua;" .. package.path
local harness = require "harness"
local prose = require "prose"
local scale = require "scale"
local server = require "server"
local quote, must = harness.quote, harness.must

local build = arg[1] or "build"
local bin = must("realpath " .. quote(build)):gsub("\n$", "") .. "/bin"
local room = must "mktemp -d /dev/shm/wenda-bench.XXXXXX 2>/dev/null || mktemp -d":gsub("\n$", "")
local SIZES = { 30, 1000, 10000 }
local RUNS = 5
local missed = 0

local function row(what, value, bar, met)
  local verdict = met == nil and "" or met and "met" or "MISSED"
  if met == false then missed = missed + 1 end
  print(("%-52s %14s  %-12s %s"):format(what, value, bar or "", verdict))
end

local function milliseconds(seconds)
  return ("%.1f ms"):format(seconds * 1000)
end

-- Bytes of a file after gzip -9.
local function packed(path)
  return tonumber((must(("gzip -9 -c %s | wc -c"):format(quote(path)))))
end

local function weigh(path, what, bar)
  local bytes = packed(path)
  row(what, ("%d B"):format(bytes), ("<= %d"):format(bar), bytes <= bar)
end

print(("%-52s %14s  %s"):format("what", "value", "bar"))
local measured = {}
for i, count in ipairs(SIZES) do
  measured[i] = scale.measure(row, bin, room, count)
  if count > 30 then
    scale.beside_hugo(row, room, count, measured[i])
    scale.save(row, bin, measured[i], count)
  end
end
local growth = measured[3].cold / measured[2].cold
row(("growth from %d to %d pages"):format(SIZES[2], SIZES[3]), ("%.1fx"):format(growth), "<= 11x", growth <= 11)
scale.instructions(row, bin, room)
local bank_out = room .. "/bank-room/bank"
local build_bank = ("%s build content -o %s"):format(quote(bin .. "/wenda"), bank_out)
local first = scale.best(build_bank, ("rm -rf %s/bank-room"):format(room))
row("the bank itself, cold, without anything cached", milliseconds(first))
local bank = scale.best(build_bank, ("rm -r %s && find %s/bank-room/.wenda -type f ! -name '*.formulas' ! -name '*.fonts' -delete"):format(bank_out, room))
row("the bank itself, cold, its maths cached", milliseconds(bank), "<= 40 ms", bank <= 0.040)
local colours = must(quote(bin .. "/colours") .. " $(find generator demos -name '*.c')")
local speed, parser = colours:match("(%S+) (%S+)")
row(("C highlighted (tree-sitter's parser alone: %s MB/s)"):format(parser), ("%s MB/s"):format(speed), ">= 5 MB/s",
  tonumber(speed) >= 5)

-- Formulas: a new one, and one met before; the medians of the corpus of tests/maths, one line a formula.
local function median(values)
  table.sort(values)
  return values[(#values + 1) // 2]
end
local anew, again = {}, {}
local corpus_of_formulas = "sed 's/^\\(.\\) /\\1/' tests/maths/formulas.txt | tr '\\n' '\\0'"
for _, line in ipairs(harness.lines(must(corpus_of_formulas .. " | " .. quote(bin .. "/maths-driver") .. " time"))) do
  local first, second = line:match("^(%S+) (%S+)$")
  anew[#anew + 1], again[#again + 1] = tonumber(first), tonumber(second)
end
row("a new formula, median", ("%.2f ms"):format(median(anew) / 1000), "<= 5 ms", median(anew) <= 5000)
row("a formula met before, median", ("%.1f us"):format(median(again)), "<= 20 us", median(again) <= 20)

for _, path in ipairs(harness.lines(must("ls " .. quote(build) .. "/share/wenda/demos/*/*.wasm"))) do
  weigh(path, path:match("[^/]+$") .. ", gzip", 20480)
end
weigh(build .. "/share/wenda/themes/default/assets/demo.js", "demo.js, gzip", 8192)

-- Whether time grows with length, shape by shape, each on its own with room for no more than a page needs.
local linear = quote(bin .. "/linear")
local GROWTH, PROSE, KILOBYTES = 2.6, 1.5, 4000000

-- Ours and cmark's number for the arguments, or nil.
local function ask_linear(arguments)
  local command = ("ulimit -v %d; timeout 60 %s %s 2>&1"):format(KILOBYTES, linear, arguments)
  local ours, cmark = harness.run(command):match("\t(%S+)\t(%S+)\n$")
  return tonumber(ours), tonumber(cmark)
end

local function measure_growth(shape)
  local ours, cmark = ask_linear(quote(shape))
  local bar = cmark and math.max(GROWTH, cmark * 1.2)
  local value = ours and ("%.1fx"):format(ours) or "fails"
  row(("twice as long, %s (cmark %.1fx)"):format(shape, cmark or 0), value, ("<= %.1fx"):format(bar or GROWTH),
    ours ~= nil and ours <= bar)
end

local function measure_prose()
  local whole, cmark = ask_linear("--prose content/*/*.md")
  local added = (whole - cmark) / cmark
  row(("the bank's prose, what we add to cmark's %s"):format(milliseconds(cmark)), ("%.2fx"):format(added),
    ("<= %.1fx"):format(PROSE), added <= PROSE)
  row("the bank's prose, the whole way over cmark alone", ("%.2fx"):format(whole / cmark))
end

for _, shape in ipairs(harness.lines(must(linear))) do measure_growth(shape) end
measure_prose()

-- What a reader waits for, in a browser.
local site = build .. "/tests/site"
must(("rm -rf %s && %s build content -o %s"):format(quote(site), quote(bin .. "/wenda"), quote(site)))

-- What a page loads at first: it and its sheets, scripts and icon, and the font of its formulas. The icon of a home
-- screen is loaded by who puts the page there, what a data- attribute names by a script, once it is wanted.
local function first_files(path)
  local files = { path }
  local html = harness.read(path):gsub('<link rel="apple%-touch%-icon"[^>]*>', "")
  for attribute, asset in html:gmatch '([%w-]+)="(assets/[^"]+)"' do
    if attribute == "href" or attribute == "src" then
      local file = site .. "/" .. asset
      files[#files + 1] = file
      local font = file:find "%.css$" and harness.read(file):match "url%(([^)]+%.woff2)%)"
      if font then files[#files + 1] = file:gsub("[^/]+$", font) end
    end
  end
  return files
end

-- Bytes as { gzip, brotli }: of all, of what is no font, and of the scripts.
local function first_load(path)
  local all, without, scripts = { gzip = 0, brotli = 0 }, { gzip = 0, brotli = 0 }, { gzip = 0, brotli = 0 }
  local files, command = first_files(path), "node tests/bench/packed.js"
  for _, file in ipairs(files) do command = command .. " " .. quote(file) end
  for i, line in ipairs(harness.lines(must(command))) do
    local gzip, brotli = line:match("(%d+) (%d+)")
    local sums = { all }
    if not files[i]:find "%.woff2$" then sums[#sums + 1] = without end
    if files[i]:find "%.js$" then sums[#sums + 1] = scripts end
    for _, sum in ipairs(sums) do sum.gzip, sum.brotli = sum.gzip + gzip, sum.brotli + brotli end
  end
  return all, without, scripts
end

local heaviest, heaviest_without, most_script = { gzip = 0, brotli = 0 }, { gzip = 0, brotli = 0 }, { gzip = 0, brotli = 0 }
for _, path in ipairs(harness.lines(must("grep -l 'data-kind=\"question\"' " .. quote(site) .. "/*.html"))) do
  if not harness.read(path):find("<wenda-demo", 1, true) then
    local all, without, scripts = first_load(path)
    for way in pairs(all) do
      heaviest[way] = math.max(heaviest[way], all[way])
      heaviest_without[way] = math.max(heaviest_without[way], without[way])
      most_script[way] = math.max(most_script[way], scripts[way])
    end
  end
end
row("first load of a question without a demo, at most, brotli", heaviest.brotli .. " B", "<= 30720",
  heaviest.brotli <= 30720)
row("the same without the font of its formulas", heaviest_without.brotli .. " B")
row("the same as the first, gzip", heaviest.gzip .. " B")
row("scripts in it, gzip", most_script.gzip .. " B", "<= 10240", most_script.gzip <= 10240)

-- Lines "what TAB value TAB unit TAB bar" of a program.
local function rows_of(command)
  for _, line in ipairs(harness.lines(must(command))) do
    local what, value, unit, bar = line:match("^(.-)\t(.-)\t(.-)\t(.-)$")
    row(what, value .. " " .. unit, ("<= %s %s"):format(bar, unit), tonumber(value) <= tonumber(bar))
  end
end
rows_of "node tests/bench/browser.js"
server(row, bin .. "/wenda", must("realpath " .. quote(site)):gsub("\n$", ""), 8970)

-- The search: pages of 3.5 KB in the words of the bank.
local function make_prose(count)
  local place = ("%s/prose-%d"):format(room, count)
  must(("mkdir -p %s/zh"):format(place))
  harness.write(place .. "/site.yaml", prose.settings)
  for number = 1, count do harness.write(("%s/zh/%05d.md"):format(place, number), prose.page(number)) end
  must(("%s build %s -o %s/out"):format(quote(bin .. "/wenda"), place, place))
  return place .. "/out"
end

local many, small = make_prose(10000), make_prose(60)
local least = math.huge
for _ = 1, RUNS do
  local all = must(("ls %s/page-*.html | %s"):format(many, quote(bin .. "/indexing"))):match("^(%S+)")
  least = math.min(least, tonumber(all))
end
row("indexing a page of 3.5 KB, one thread", ("%.3f ms"):format(least), "<= 0.1 ms", least <= 0.1)
rows_of(("node tests/bench/search.js %s %s"):format(many, small))
print("\n" .. must(("node tests/bench/beside.js %s %.3f"):format(make_prose(1000), least)))
must("rm -rf " .. quote(room))
os.exit(missed == 0)
