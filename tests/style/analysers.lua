-- analysers: programs that read C for mistakes. Other versions look for other things, so each runs in the one that its list of
-- checks was written for.
local harness = require "harness"
local quote = harness.quote

local analysers = {}

local CLANG_TIDY, CPPCHECK = "14", "2.10"

-- What cppcheck says and is not meant; all else of these kinds is.
local CPPCHECK_OFF = {
  "readdirCalled", -- readdir() is safe for a folder that one thread reads; readdir_r() is deprecated
  "invalidFunctionArg", -- memchr() takes any char: it makes it unsigned itself
}
local CPPCHECK_KINDS = "warning,performance,portability"

local function is_version(command, pattern, wanted)
  local version = harness.run(command .. " --version"):match(pattern)
  if version == wanted then return true end
  harness.skip(command:match("%S+"), ("version %s, not %s"):format(tostring(version), wanted))
  return false
end

-- By file, as it is named from the current folder, the first that the output complains of; and the number of files.
local function complaints(output)
  local root, first, count = harness.must("pwd -P"):gsub("\n$", "") .. "/", {}, 0
  for _, line in ipairs(harness.lines(output)) do
    local path, kind = line:match("^([^:]+):%d+:%d+: (%a+): ")
    if path and kind ~= "note" then
      path = path:sub(1, #root) == root and path:sub(#root + 1) or path
      if not first[path] then count = count + 1 end
      first[path] = first[path] or line
    end
  end
  return first, count
end

local function check_files(name, paths, output, code)
  local first, count = complaints(output)
  harness.check(name .. " says of which file what is wrong", code == 0 or count > 0, output)
  for _, path in ipairs(paths) do
    harness.check(path .. ": " .. name, not first[path], first[path])
    first[path] = nil
  end
  for path, line in pairs(first) do harness.check(path .. ": " .. name, false, line) end
end

-- Of `sources` those that the build folder compiles, and the headers that they include, by the list in .clang-tidy.
function analysers.check_clang_tidy(build, sources)
  if not is_version("clang-tidy", "version (%d+)", CLANG_TIDY) then return end
  local commands = harness.read(build .. "/compile_commands.json")
  local paths = {}
  for _, path in ipairs(sources) do
    if commands:find("/" .. path .. '"', 1, true) then paths[#paths + 1] = path end
  end
  local list = harness.scratch(build, "clang-tidy") .. "/sources"
  harness.write(list, table.concat(paths, "\n"))
  local output, code = harness.run(("xargs -n 8 -P \"$(nproc)\" clang-tidy --quiet -p %s <%s 2>&1"):format(quote(build), quote(list)))
  check_files("clang-tidy", paths, output, code)
end

function analysers.check_cppcheck()
  if not is_version("cppcheck", "Cppcheck ([%d.]+)", CPPCHECK) then return end
  local folders = { "demos", "generator", "tests" }
  local output, code = harness.run(("cppcheck -q -j \"$(nproc)\" --std=c11 --library=posix --enable=%s --suppress=%s --error-exitcode=1"
    .. " -D_GNU_SOURCE -Igenerator -Idemos -Itests/unit --template='{file}:{line}:{column}: {severity}: {message} [{id}]' %s 2>&1")
    :format(CPPCHECK_KINDS, table.concat(CPPCHECK_OFF, " --suppress="), table.concat(folders, " ")))
  check_files("cppcheck", folders, output, code)
end

return analysers
