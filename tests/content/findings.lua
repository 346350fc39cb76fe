-- `wenda check` finds nothing in the bank, nor in the author's guide.
local harness = require "harness"
local json = require "json"

-- Where the newest commits alone were fetched, git does not know when pages changed, which is no fault of theirs.
local function is_about_git(finding)
  return finding.message:find "^'dates' asks git" ~= nil
end

return function(build)
  local report = json.decode((harness.run(harness.quote(build .. "/bin/wenda") .. " check content --json")))
  harness.check("wenda check sees the bank", report.pages > 60, report.pages .. " pages")
  for _, finding in ipairs(report.findings) do
    local place = ("%s:%s: "):format(finding.file, finding.line)
    harness.check(place .. "a finding of wenda check", is_about_git(finding), finding.message)
  end
end
