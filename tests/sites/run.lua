-- Builds tiny sites and compares what comes out, to the byte:
--
--     lua5.4 tests/sites/run.lua BUILD-FOLDER [CASE]      UPDATE=1 rewrites what is expected
--
-- base/ is a good little site with a theme and a demo of its own. Each case is a
-- folder of pass/, fail/ or check/:
--     input/      laid over a copy of base/
--     cmd         shell commands that run there; without it, $BUILD
--     expect.txt  the exit code, then what was printed (seconds as N); a case of
--                 pass/ without it must just end well, with one line
--     expect/     pass/ only: the files that must be in out/ beside those of
--                 pass/base/expect/, or in the place of one of them
--     only        pass/ only: the files of out/ that the case is about, one a line, *
--                 for anything; expect/ then has just those of them that must be there
-- A case of check/ is laid over check/base/input too, which is a site without any
-- finding; it runs $CHECK, `wenda check` on the site, and may leave nothing behind.
-- Before a case of fail/ runs, base/ is published in out/, and afterwards every
-- file of out/ must be as it was, its time of writing too. A cmd that ends with
-- 77 is skipped; what it printed says why.
package.path = "tests/lib/?.lua;" .. package.path
local harness = require "harness"
local quote, must = harness.quote, harness.must

local build, only = arg[1] or "build", arg[2]
local update = os.getenv "UPDATE" == "1"
local SITES = must("realpath tests/sites"):gsub("\n$", "")
local scratch = harness.scratch(build, "sites")
local BUILD = "wenda build site -o out --theme theme --demos demos"
local CHECK = "wenda check site --theme theme --demos demos"
local DEFAULTS = { pass = BUILD, fail = BUILD, check = CHECK }
local SETTING = ("PATH=%s/bin:$PATH BUILD=%s CHECK=%s TESTS=%s LC_ALL=C.UTF-8; export PATH BUILD CHECK TESTS LC_ALL; cd ")
  :format(quote((must("realpath " .. quote(build)):gsub("\n$", ""))), quote(BUILD), quote(CHECK),
    quote((SITES:gsub("/sites$", ""))))
local SKIPPED = 77

local function exists(path)
  return select(2, harness.run("test -e " .. quote(path))) == 0
end

-- Every file below the folder, its kind, mode, size, time of writing and bytes.
-- (A folder's time changes when a file comes and goes in it, as staging does.)
local function snapshot(folder)
  local at = "cd " .. quote(folder) .. " 2>/dev/null && "
  return harness.run(at .. "find . -type d -printf '%p %m\\n' -o -printf '%p %y %m %s %T@ %l\\n' | LC_ALL=C sort")
    .. harness.run(at .. "find . -type f -exec sha256sum {} + | LC_ALL=C sort -k 2")
end

-- Path -> bytes of what is published, without our own books.
local function tree(folder)
  local files = {}
  local list = harness.run(("cd %s 2>/dev/null && find . -type f ! -name '.wenda-*'"):format(quote(folder)))
  for _, path in ipairs(harness.lines(list)) do files[path] = harness.read(folder .. "/" .. path) end
  return files
end

local function compare_trees(name, expected, got)
  for path, bytes in pairs(expected) do
    harness.check(("%s: out/%s"):format(name, path), got[path] == bytes,
      got[path] and harness.both(bytes, got[path]) or "it is missing")
  end
  for path in pairs(got) do
    if not expected[path] then harness.check(("%s: out/%s"):format(name, path), false, "it is not expected") end
  end
end

-- A test of paths: is the case about that one? A case without `only` is about all.
local function scope(case)
  local patterns = {}
  for i, line in ipairs(harness.lines(harness.read(case .. "/only") or "*")) do
    patterns[i] = "^%./" .. line:gsub("[^%w*]", "%%%0"):gsub("%*", ".*") .. "$"
  end
  return function(path)
    for _, pattern in ipairs(patterns) do
      if path:find(pattern) then return true end
    end
    return false
  end
end

-- What stands in out/ whatever the case adds.
local function inherited(case, name)
  if name == "base" or exists(case .. "/only") then return {} end
  return tree(SITES .. "/pass/base/expect")
end

local function write_tree(folder, files)
  must("rm -rf " .. quote(folder))
  for path, bytes in pairs(files) do
    must(("mkdir -p \"$(dirname %s)\""):format(quote(folder .. "/" .. path)))
    harness.write(folder .. "/" .. path, bytes)
  end
end

local function check_tree(title, case, name, got)
  local about, base, own = scope(case), inherited(case, name), {}
  for path, bytes in pairs(got) do
    if not about(path) then got[path] = nil end
    if about(path) and base[path] ~= bytes then own[path] = bytes end
  end
  if update then write_tree(case .. "/expect", own) end
  for path, bytes in pairs(tree(case .. "/expect")) do base[path] = bytes end
  compare_trees(title, base, got)
end

-- What the case prints and its exit code, as expect.txt has it.
local function outcome(kind, case, room)
  local script = case .. "/cmd"
  local command = exists(script) and "sh " .. quote(script) or DEFAULTS[kind]
  local output, code = harness.run(SETTING .. quote(room) .. " && { " .. command .. "; } 2>&1 </dev/null")
  output = output:gsub("%d+%.%d+ s\n", "N s\n")
  return ("exit %d\n%s"):format(code, output), code, output
end

local function check_words(kind, title, case, got)
  local path = case .. "/expect.txt"
  if kind == "pass" and not exists(path) then
    return harness.check(title .. ": ends well", got:find "^exit 0\n[^\n]* 0 warnings[^\n]*\n$", got)
  end
  if update then harness.write(path, got) end
  local expected = harness.read(path) or ""
  harness.check(title .. ": what it says", got == expected, harness.both(expected, got))
end

local function lay(input, room)
  if exists(input) then must(("cp -R %s/. %s"):format(quote(input), quote(room))) end
end

local function run_case(kind, name)
  local case, room = SITES .. "/" .. kind .. "/" .. name, scratch .. "/" .. kind .. "-" .. name
  local title = kind .. "/" .. name
  must(("cp -R %s %s"):format(quote(SITES .. "/base"), quote(room)))
  if kind == "fail" then must(SETTING .. quote(room) .. " && $BUILD >/dev/null") end
  if kind == "check" then lay(SITES .. "/check/base/input", room) end
  lay(case .. "/input", room)
  local watched = kind == "check" and room or room .. "/out"
  local before = snapshot(watched)
  local got, code, output = outcome(kind, case, room)
  if code == SKIPPED then return harness.skip(title, (output:gsub("\n", " "))) end
  check_words(kind, title, case, got)
  if kind == "pass" then
    check_tree(title, case, name, tree(room .. "/out"))
  else
    harness.check(title .. ": fails", code ~= 0 or kind == "check")
    harness.check(title .. ": all that was there is as it was", before == snapshot(watched))
  end
end

-- The others of pass/ rest on pass/base, so that one is first.
for _, kind in ipairs { "pass", "fail", "check" } do
  local list = "cd %s && { ls -d base 2>/dev/null; ls | grep -vx base; }"
  for _, name in ipairs(harness.lines(must(list:format(quote(SITES .. "/" .. kind))))) do
    if not only or only == name then run_case(kind, name) end
  end
end
harness.finish()
