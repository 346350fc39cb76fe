-- Looks for inputs that break a target, each for some minutes of processor:
--
--     lua5.4 tests/fuzz/run.lua BUILD-FOLDER MINUTES [TARGET...]
--
-- As many at a time as there are processors, and behind all else that runs; a target that had to wait for most of
-- PATIENCE_WALL times as long is ended as well. Goes on from what the run before has left in BUILD-FOLDER/corpus/TARGET,
-- beside the corpus, the examples of CommonMark's specification and our spec
-- pages, the demos' sources, the formulas of tests/maths, the theme, and the sites of tests/sites. What is found is left in
-- BUILD-FOLDER/found/; once understood, it belongs into tests/fuzz/corpus/TARGET/, where ./dev test replays it.
package.path = "tests/lib/?.lua;" .. package.path
local harness = require "harness"
local quote, must = harness.quote, harness.must

local TARGETS = {
  "render", "page", "bank", "highlight", "image", "maths", "lua", "search", "template", "config", "manifest", "record",
  "cache", "http", "lab",
}
local SITES = "sites" -- no fuzzer but a test that goes on with new sites, which are searched
-- For little sites, made again and again. Whoever is ended does not clear up.
local ROOM = harness.must "mktemp -d \"$([ -d /dev/shm ] && echo /dev/shm || echo /tmp)/wenda-fuzz-XXXXXX\"":gsub("\n", "")
local PATIENCE = 60 -- seconds for one input: others may want the machine as well
local PATIENCE_WALL = 6 -- minutes by the clock for one of processor
local FRONT = "---\nid: x\nnumber: 1\ntitle: t\n---\n\n"
local is_target = {}
for _, name in ipairs(TARGETS) do is_target[name] = true end
is_target[SITES] = true

local build, minutes, wanted = arg[1], tonumber(arg[2]), #arg > 2 and table.move(arg, 3, #arg, 1, {}) or table.move(TARGETS, 1, #TARGETS, 2, { SITES })
local known = true
for _, name in ipairs(wanted) do known = known and is_target[name] end
if not (build and minutes and minutes > 0 and known) then
  io.stderr:write("usage: fuzz [MINUTES [TARGET...]], of the targets " .. table.concat(TARGETS, " ") .. " " .. SITES .. "\n")
  os.exit(2)
end

local seeds = harness.scratch(build, "seeds")
local logs = harness.scratch(build, "logs")
local found, corpus = build .. "/found", build .. "/corpus"
must("mkdir -p " .. quote(found))

-- One seed an example: its input alone, and below front matter.
local function write_seeds(path)
  local number = 0
  for example in harness.read(path):gmatch("```+ example[^\n]*\n(.-)\n%.\n") do
    number = number + 1
    local name = ("%s/%%s/%s-%d"):format(seeds, path:match("[^/]+$"), number)
    local text = example:gsub("→", "\t")
    harness.write(name:format "render", text)
    harness.write(name:format "highlight", text)
    harness.write(name:format "page", FRONT .. text)
    harness.write(name:format "lua", "abcdefghijklmnopqrst\n" .. text)
    harness.write(name:format "bank", "# t\n\n## 1. a\n\n" .. text .. "\n\n## 2. b\n")
  end
end

for _, target in ipairs(TARGETS) do must(("mkdir -p %s/%s %s/%s"):format(quote(seeds), target, quote(corpus), target)) end
local pages = must "ls tests/spec/*.md node_modules/commonmark-spec/spec.txt"
for _, path in ipairs(harness.lines(pages)) do write_seeds(path) end
-- Files as they are, one seed each; what stands in `behind` is put after each.
local function write_files(target, list, behind)
  for _, path in ipairs(harness.lines(must(list))) do
    harness.write(("%s/%s/%s"):format(seeds, target, (path:gsub("/", "-"))), harness.read(path) .. (behind or ""))
  end
end
write_files("highlight", "ls demos/*/*.[ch]")
write_files("template", "find themes/default/templates tests/sites -name '*.html' -size -4k")
write_files("config", "find content tests/sites -name site.yaml", "\f" .. harness.read "content/glossary.yaml":sub(1, 1000) .. "\f" .. harness.read "content/synonyms.yaml":sub(1, 1000))

local formula = 0
for line in harness.read("tests/maths/formulas.txt"):gmatch("[^\n]+") do
  formula = formula + 1
  harness.write(("%s/maths/%d"):format(seeds, formula), line:sub(1, 1) .. line:sub(3))
end

local function command(target)
  if target == SITES then
    return ("SEARCH_MINUTES=%g WENDA_BUILD=%s nice -n 19 node --test --test-reporter=tap tests/search/odd.test.js")
      :format(minutes, build)
  end
  return ("FUZZ_MINUTES=%g TMPDIR=%s nice -n 19 %s/bin/fuzz-%s -max_total_time=%d -max_len=4096 -timeout=%d -print_final_stats=1"
    .. " -artifact_prefix=%s/%s- %s/%s %s/%s tests/fuzz/corpus/%s")
    :format(minutes, ROOM, build, target, math.ceil(minutes * 60 * PATIENCE_WALL), PATIENCE, found, target, corpus, target, seeds, target, target)
end

-- A shell's line: what is said goes to a log, then how it ended, then the time of processor as `times` has it.
local function lane(target)
  return ("{ %s; echo \"ended with $?\"; times; } >%s 2>&1; echo '    %s has ended'\n")
    :format(command(target), quote(logs .. "/" .. target), target)
end

local function processor_minutes(times)
  local sum = 0
  for m, s in times:gmatch("(%d+)m([%d.]+)s") do sum = sum + m + s / 60 end
  return sum
end

local function report(target)
  local said = harness.read(logs .. "/" .. target)
  local code, times = said:match("\nended with (%d+)\n(.*)")
  local inputs = said:match("number_of_executed_units: (%d+)") or said:match("(%d+) queries") or said:match(".*\n#(%d+)") or "0"
  harness.check(target, code == "0", said:sub(-3000))
  print(("%s: %s inputs in %.1f minutes of processor"):format(target, inputs, processor_minutes(times)))
end

local list = logs .. "/list"
local lanes = {}
for i, target in ipairs(wanted) do lanes[i] = lane(target) end
harness.write(list, table.concat(lanes))
print(("%d target(s), %g minute(s) of processor each"):format(#wanted, minutes))
io.stdout:flush()
os.execute(("xargs -d '\\n' -n 1 -P \"$(nproc)\" sh -c <%s"):format(quote(list)))
must("rm -rf " .. quote(ROOM))
for _, target in ipairs(wanted) do report(target) end
harness.finish()
