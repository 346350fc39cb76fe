-- glossary: the terms of content/glossary.yaml, each with a name and one sentence in both languages.
local harness = require "harness"

local TERMS = 120

local function check_term(id, entry)
  local zh, en = entry:match("\n    zh: ([^\n]+)"), entry:match("\n    en: ([^\n]+)")
  local name_zh, name_en = entry:match("\n  name: {zh: (.+), en: (.+)}\n")
  harness.check(id .. ": a name in both languages", name_zh and name_en)
  harness.check(id .. ": one sentence in Chinese", zh and zh:match("。$") and not zh:match("。."), zh)
  en = en and en:gsub('^"(.*)"$', "%1")
  harness.check(id .. ": one sentence in English", en and en:match("^%u.*%.$") and not en:match("%. %u"), en)
end

return function()
  local count = 0
  local text = harness.read("content/glossary.yaml"):gsub("\n\n", "\n\n\n") .. "\n"
  for id, entry in text:gmatch("\n([%w-]+):(\n.-\n)\n") do
    count = count + 1
    check_term(id, entry)
  end
  harness.check(("the glossary has %d terms, %d at least"):format(count, TERMS), count >= TERMS)
end
