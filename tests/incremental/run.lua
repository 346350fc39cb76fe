-- What is still as it was is not made again, and nobody can tell: after any edit the site of a build that knows of the
-- last one has the same bytes as one that is made anew.
--
--     lua5.4 tests/incremental/run.lua BUILD-FOLDER [SEED...]
package.path = "tests/incremental/?.lua;tests/lib/?.lua;" .. package.path
local harness = require "harness"

local build = arg[1] or "build"
local seeds = #arg > 1 and { table.unpack(arg, 2) } or { 8 }
local home = harness.must("realpath " .. harness.quote(build)):gsub("\n$", "")
local programs = home .. "/bin/"
local wenda = harness.quote(programs .. "wenda")
local scratch = harness.scratch(build, "incremental")

if not os.getenv "EDITS" then -- else few are wanted: under sanitizers, which look for other faults
  require "exact" (wenda, scratch .. "/exact")
  require "rest" (wenda, scratch .. "/rest")
end
require "bare" (wenda, scratch .. "/bare")
require "caches" (wenda, scratch .. "/caches", {
  reseal = harness.quote(programs .. "reseal-cache"),
  another_edition = harness.quote(programs .. "wenda-of-another-edition"),
  theme = home .. "/share/wenda/themes/default",
})
require "serving" (wenda, scratch .. "/serving", os.getenv "EDITS" and 3 or 11)
for _, seed in ipairs(seeds) do
  require "chance" (wenda, scratch .. "/chance", math.tointeger(tonumber(seed)))
end
harness.finish()
