-- harness: what the runners of tests in Lua share: files, commands, counting.
local harness = {}

local passed, failed, skipped = 0, 0, 0

-- The content of a file, or nil when it cannot be read.
function harness.read(path)
  local file = io.open(path, "rb")
  if not file then return nil end
  local text = file:read("a")
  file:close()
  return text
end

function harness.write(path, text)
  local file = assert(io.open(path, "wb"))
  file:write(text)
  assert(file:close())
end

-- A word of a shell command that is taken as it is.
function harness.quote(word)
  return "'" .. word:gsub("'", "'\\''") .. "'"
end

-- What a shell command prints on standard output, and its exit code.
function harness.run(command)
  local pipe = assert(io.popen(command, "r"))
  local output = pipe:read("a")
  local _, how, code = pipe:close()
  return output, how == "signal" and 128 + code or code
end

-- The command's output; ends the run when the command fails.
function harness.must(command)
  local output, code = harness.run(command)
  if code ~= 0 then error(("'%s' failed with %d"):format(command, code), 2) end
  return output
end

function harness.lines(text)
  local list = {}
  for line in text:gmatch("[^\n]+") do list[#list + 1] = line end
  return list
end

-- A new empty folder below the build folder, for the runner `name`.
function harness.scratch(build, name)
  local folder = harness.must("realpath -e " .. harness.quote(build)):gsub("\n$", "") .. "/tests/" .. name
  harness.must(("rm -rf %s && mkdir -p %s"):format(harness.quote(folder), harness.quote(folder)))
  return folder
end

-- Counts one case; a failed one is told with its details.
function harness.check(name, holds, detail)
  if holds then
    passed = passed + 1
    return
  end
  failed = failed + 1
  print("failed: " .. name)
  if detail then print((detail:gsub("[^\n]+", "    %0"))) end
end

-- A case that cannot run on this machine, and why.
function harness.skip(name, why)
  skipped = skipped + 1
  print(("skipped: %s: %s"):format(name, why))
end

-- Expected and got, one below the other.
function harness.both(expected, got)
  return ("expected:\n%s\ngot:\n%s"):format(expected, got)
end

-- Prints the sum and ends the runner.
function harness.finish()
  local tail = skipped > 0 and (", %d skipped"):format(skipped) or ""
  print(("%d passed, %d failed%s"):format(passed, failed, tail))
  os.exit(failed == 0 and passed > 0)
end

return harness
