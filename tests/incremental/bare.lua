-- bare: a theme that reads nothing of the site beyond what its page is given. The page follows that all the same.
package.path = "tests/lib/?.lua;tests/incremental/?.lua;" .. package.path
local harness = require "harness"
local pair = require "pair"

local WHOLE = "{% for _, question in ipairs(page.questions) do %}<p>{{ question.title }}</p>{% end %}\n"
local QUESTION = "---\nid: q\nnumber: 1\ntitle: 第一题\n---\n\n答。\n"

return function(wenda, room)
  harness.must(("mkdir -p %s/bank/demos %s/bank/content/zh %s/bank/content/theme/templates"):format(room, room, room))
  local content = room .. "/bank/content/"
  harness.write(content .. "site.yaml", "title: T\ndescription: D\nlanguages: [zh]\nwhole: true\n")
  harness.write(content .. "zh/index.md", "---\nid: index\ntitle: 首页\n---\n\n你好。\n")
  harness.write(content .. "theme/templates/whole.html", WHOLE)
  local self = pair.new(wenda, room)
  self:build()
  harness.write(content .. "zh/01-q.md", QUESTION)
  self:agree "the first question of a bank"
  harness.check("it is on the page of all", (harness.read(room .. "/kept/site/whole.html") or ""):find("第一题", 1, true))
  os.remove(content .. "zh/01-q.md")
  self:agree "the last question is gone"
end
