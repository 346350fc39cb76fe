-- Checks what the compiler does not: the order of the layers, sizes, calls that
-- have their one place, names that need not be seen outside, format, what
-- analysers say, scripts.
--
--     lua5.4 tests/style/run.lua BUILD-FOLDER
package.path = "tests/lib/?.lua;tests/style/?.lua;" .. package.path
local harness = require "harness"
local analysers = require "analysers"
local c = require "c"
local rules = require "rules"

local build = arg[1] or "build"
local quote = harness.quote

-- Files of the project whose path matches; those not yet in git too.
local all_files = harness.lines(harness.must("git ls-files -co --exclude-standard | LC_ALL=C sort -u"))
local function files(...)
  local list = {}
  for _, path in ipairs(all_files) do
    for _, pattern in ipairs { ... } do
      if path:match(pattern) and harness.read(path) then
        list[#list + 1] = path
        break
      end
    end
  end
  return list
end

local sources = files("^generator/.*%.[ch]$", "^demos/.*%.[ch]$", "^tests/.*%.[ch]$")

local rank = {}
for place, names in ipairs(rules.layers) do
  for _, name in ipairs(names) do rank[name] = place end
end

local function layer_of(path)
  return rank[path:match("^([^/]+)")]
end

local function check_layers()
  for _, path in ipairs(files("^generator/.*%.[ch]$")) do
    local inside = path:sub(#"generator/" + 1)
    local own = layer_of(inside)
    harness.check(path .. ": its folder is a layer", own ~= nil)
    for _, include in ipairs(c.includes(harness.read(path))) do
      local other = layer_of(include.text)
      local same = include.text:match("^([^/]+)") == inside:match("^([^/]+)")
      harness.check(("%s:%d: includes %s"):format(path, include.line, include.text),
        own and other and (same or other < own), "a layer may include only itself and those below it")
    end
  end
end

local function check_lab()
  for _, path in ipairs(files("^demos/.*%.[ch]$")) do
    for _, include in ipairs(path:match("^demos/lab/") and {} or c.includes(harness.read(path))) do
      if include.text:match("^lab/") then
        harness.check(("%s:%d: includes %s"):format(path, include.line, include.text), rules.lab[include.text],
          "a demo is written against lab.h, maths.h, random.h and utf8.h")
      end
    end
  end
end

local function check_limit(where, what, value, limit)
  harness.check(("%s: %d %s, at most %d"):format(where, value, what, limit), value <= limit)
end

local function check_sizes()
  local limits = rules.limits
  for _, path in ipairs(sources) do
    local text = harness.read(path)
    local lines = select(2, text:gsub("\n", ""))
    check_limit(path, "lines", lines, path:match("%.h$") and limits.header_lines or limits.source_lines)
    for _, f in ipairs(c.functions(text)) do
      local where = ("%s:%d: %s()"):format(path, f.line, f.name)
      check_limit(where, "lines", f.lines, limits.function_lines)
      if not rules.foreign_signatures[f.name] then
        check_limit(where, "parameters", f.parameters, limits.parameters)
      end
      check_limit(where, "levels of nesting", f.depth, limits.depth)
    end
  end
end

local function matches_any(path, patterns)
  for _, pattern in ipairs(patterns) do
    if path:match(pattern) then return true end
  end
  return false
end

local function check_calls()
  for _, path in ipairs(files("^generator/.*%.c$", "^demos/.*%.c$")) do
    local found = false
    for _, call in ipairs(c.calls(harness.read(path))) do
      local allowed = rules.calls[call.text]
      if allowed and not matches_any(path, allowed) then
        found = true
        harness.check(("%s:%d: calls %s()"):format(path, call.line, call.text), false)
      end
    end
    if not found then harness.check(path .. ": calls only what it may", true) end
  end
end

-- Global names that an object defines, and those that it needs.
local function symbols(object)
  local defined, needed = {}, {}
  for _, line in ipairs(harness.lines(harness.must("nm -P " .. quote(object)))) do
    local name, kind = line:match("^(%S+) (%a)")
    if name and kind:match("[TDBRC]") then defined[name] = true end
    if name and kind == "U" then needed[name] = true end
  end
  return defined, needed
end

-- A name is seen outside only for someone who uses it there.
local function check_names()
  local objects = harness.lines(harness.must(("find %s/generator %s/test-programs -name '*.o' | LC_ALL=C sort")
    :format(quote(build), quote(build))))
  local users, definers = {}, {}
  for _, object in ipairs(objects) do
    local defined, needed = symbols(object)
    for name in pairs(needed) do users[name] = true end
    if object:find("/generator/", 1, true) then
      for name in pairs(defined) do definers[#definers + 1] = { name = name, object = object } end
    end
  end
  table.sort(definers, function(a, b) return a.name < b.name end)
  for _, d in ipairs(definers) do
    local source = d.object:match("[^/]+%.dir/(.*)%.o$") or d.object
    harness.check(("generator/%s: %s is used elsewhere, or static"):format(source, d.name),
      users[d.name] or d.name == "main")
  end
  harness.check("objects were found", #definers > 0)
end

local function check_format()
  local version = harness.run("clang-format --version"):match("version (%d+)")
  if version ~= "14" then
    return harness.skip("format", "clang-format " .. tostring(version) .. " formats otherwise than 14")
  end
  local paths, told = {}, {}
  for i, path in ipairs(sources) do paths[i] = quote(path) end
  local output, code = harness.run("clang-format --dry-run -Werror " .. table.concat(paths, " ") .. " 2>&1")
  for _, line in ipairs(harness.lines(output)) do
    local path = line:match("^(.-):%d+:%d+: error")
    if path and not told[path] then told[path] = line end
  end
  harness.check("clang-format says of which file what is wrong", code == 0 or next(told) ~= nil, output)
  for _, path in ipairs(sources) do harness.check(path .. ": format (./dev fmt mends it)", not told[path], told[path]) end
end

local function check_texts()
  for _, path in ipairs(files(".")) do
    local text = harness.read(path)
    local binary = text:find("\0", 1, true)
    for _, pattern in ipairs(binary and {} or rules.forbidden_text) do
      local at = path ~= "tests/style/rules.lua" and text:find(pattern)
      if at then
        local line = select(2, text:sub(1, at):gsub("\n", "")) + 1
        harness.check(("%s:%d: says '%s'"):format(path, line, text:match(pattern)), false)
      end
    end
    local sample = path:match("^tests/fuzz/corpus/") -- inputs are as odd as they must be
    harness.check(path .. ": ends its last line", binary or sample or text == "" or text:sub(-1) == "\n")
  end
  harness.check("package-lock.json names no host that packages came from",
    not harness.read("package-lock.json"):find('"resolved"', 1, true))
end

local function check_scripts()
  for _, path in ipairs(files("^dev$", "^%.ci/run$", "%.sh$", "^tests/sites/.*/cmd$")) do
    local output, code = harness.run("dash -n " .. quote(path) .. " 2>&1")
    harness.check(path .. ": is POSIX shell", code == 0, output)
    output, code = harness.run("shellcheck -s sh -f gcc " .. quote(path) .. " 2>&1")
    harness.check(path .. ": shellcheck", code == 0, output)
  end
  for _, path in ipairs(files("%.lua$")) do
    local output, code = harness.run("luac5.4 -p " .. quote(path) .. " 2>&1")
    local wrong_on_purpose = path:find("^tests/sites/fail/[^/]*%-syntax/")
    harness.check(path .. ": is Lua", code == 0 or wrong_on_purpose, output)
  end
end

check_layers()
check_lab()
check_sizes()
check_calls()
check_names()
check_format()
analysers.check_clang_tidy(build, sources)
analysers.check_cppcheck()
check_texts()
check_scripts()
harness.finish()
