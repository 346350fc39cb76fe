-- Looks for inputs that break a target, each for some minutes:
--
--     lua5.4 tests/fuzz/run.lua BUILD-FOLDER MINUTES
--
-- Starts from the corpus, the examples of CommonMark's specification and our spec
-- pages, the demos' sources, the formulas of tests/maths, the theme, and the sites of tests/sites. What is found is left in BUILD-FOLDER/found/; once understood, it belongs
-- into tests/fuzz/corpus/TARGET/, where ./dev test replays it.
package.path = "tests/lib/?.lua;" .. package.path
local harness = require "harness"
local quote, must = harness.quote, harness.must

local build, minutes = arg[1], tonumber(arg[2])
if not (build and minutes and minutes > 0) then
  io.stderr:write("usage: fuzz takes a number of minutes above 0\n")
  os.exit(2)
end

local TARGETS = {
  "render", "page", "bank", "highlight", "image", "maths", "lua", "search", "template", "config", "manifest", "record",
  "cache", "http", "lab",
}
local FRONT = "---\nid: x\nnumber: 1\ntitle: t\n---\n\n"
local seeds = harness.scratch(build, "seeds")
local found = build .. "/found"
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

for _, target in ipairs(TARGETS) do must(("mkdir -p %s/%s"):format(quote(seeds), target)) end
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

for _, target in ipairs(TARGETS) do
  print(("%s: %g minute(s)"):format(target, minutes))
  io.stdout:flush()
  local command = ("%s/bin/fuzz-%s -max_total_time=%d -max_len=4096 -timeout=10 -artifact_prefix=%s/%s- %s/%s tests/fuzz/corpus/%s 2>&1")
    :format(build, target, math.ceil(minutes * 60), found, target, seeds, target, target)
  local output, code = harness.run(command)
  local runs = output:match("Done (%d+) runs") or output:match(".*\n#(%d+)") or "0"
  harness.check(target, code == 0, output:sub(-3000))
  print(("    %s inputs"):format(runs))
end
harness.finish()
