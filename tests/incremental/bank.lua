-- bank: a made bank on disk, with a use for each thing that one page takes from another file, and what is in it in
-- memory. Each change of it can be taken back.
package.path = "tests/lib/?.lua;" .. package.path
local harness = require "harness"

local bank = {}
bank.__index = bank

local LANGUAGES = { "zh", "en" }
local DEMOS = { "spin", "turn", "roll" }
local IMAGES, NOTES, SOURCES = 6, 4, 4
local TAGS = { "training", "data", "safety", "speed" }
local WORDS = {
  zh = { "口述回答", "要点", "详解", "梯度裁剪", "损失", "第 %d 题怎么答", "结论是 %d，理由在后面。", "另见", "参考资料" },
  en = { "Spoken answer", "Key points", "In depth", "gradient clipping", "loss", "How is question %d answered",
    "The answer is %d, and the reason follows.", "See also", "References" },
}

local SETTINGS = [[
title: {zh: 造出来的题库, en: A made bank}
description: {zh: 给测试用的。, en: For the tests.}
languages: [zh, en]
url: https://example.org/bank
repository: https://example.org/source
include_from: ..
link_terms: true
whole: true
guide:
  folder: ../guide
  language: en
macros:
  \loss: "\\mathcal{L}"
tags:
  training: {zh: 训练, en: Training}
  data: {zh: 数据, en: Data}
  safety: {zh: 安全, en: Safety}
  speed: {zh: 速度, en: Speed}
]]

local GLOSSARY = [[
clipping:
  name: {zh: 梯度裁剪, en: gradient clipping}
  text: {zh: 限制梯度的范数。, en: Keeps the norm of the gradients low.}
loss:
  name: {zh: 损失, en: loss}
  text: {zh: 要变小的数。, en: The number that is to become small.}
]]

-- ---- files ----

-- Writes the file, or removes it when there is no text; before the next mark() that can be taken back.
function bank:write(path, text)
  if self.before[path] == nil then self.before[path] = self.files[path] or false end
  self.files[path] = text
  local full = self.folder .. "/" .. path
  if not text then return os.remove(full) end
  local file = io.open(full, "wb")
  if not file then
    harness.must(('mkdir -p "$(dirname %s)"'):format(harness.quote(full)))
    file = assert(io.open(full, "wb"))
  end
  file:write(text)
  assert(file:close())
end

-- What was written since is there to stay.
function bank:mark()
  self.before = {}
end

-- All files are again as they were at the last mark().
function bank:undo()
  local before = self.before
  for path, text in pairs(before) do self:write(path, text or nil) end
  self.before = {}
end

-- Replaces the first thing that fits the pattern; false when there is none.
function bank:replace(path, pattern, with)
  local text, count = self.files[path]:gsub(pattern, with, 1)
  if count > 0 then self:write(path, text) end
  return count > 0
end

-- The paths that fit the pattern, in order.
function bank:list(pattern)
  local paths = {}
  for path in pairs(self.files) do
    if path:find(pattern) then paths[#paths + 1] = path end
  end
  table.sort(paths)
  return paths
end

-- One of a list, by chance; nil of an empty one.
function bank.one(list)
  return #list > 0 and list[math.random(#list)] or nil
end

-- ---- what its pages are ----

function bank:questions(lang)
  return self:list("^content/" .. (lang or "%a%a") .. "/%d%d%-q%d+%.md$")
end

-- The value of a key of the front matter.
function bank:field(path, key)
  return self.files[path]:match("\n" .. key .. ": ([^\n]*)")
end

-- Sets a key of the front matter, or removes it when there is no value.
function bank:set_field(path, key, value)
  local text = self.files[path]:gsub("\n" .. key .. ": [^\n]*", "", 1)
  if value then text = text:gsub("^%-%-%-\n", ("---\n%s: %s\n"):format(key, value), 1) end
  self:write(path, text)
end

-- ---- making it ----

local function image(width, colour)
  return ('<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="20"><path fill="#%06x" d="M0 0h9v9"/></svg>\n')
    :format(width, colour)
end

local function extras(n, lang)
  local word, parts = WORDS[lang], {}
  local function add(every, at, text, ...)
    if n % every == at then parts[#parts + 1] = text:format(...) end
  end
  add(5, 0, "![图 %d](../images/image-%d.svg)", n, n % IMAGES + 1)
  add(7, 0, "[%s](../files/note-%d.txt)", word[8], n % NOTES + 1)
  add(6, 0, "```c include=code/part-%d.c#main\n```", n % SOURCES + 1)
  add(9, 0, "$\\loss = \\sum_i x_i^{%d}$", n % 4 + 2)
  add(8, 0, "A[^1]\n\n[^1]: B %d", n)
  add(10, 0, "{{< kbd Ctrl %d >}}", n % 10)
  add(12, 0, "{{< title >}}")
  add(11, 0, "::demo{%s}", DEMOS[n // 11 % 3 + 1])
  add(3, 0, "%s", word[4])
  add(4, 0, "[%s]{term=loss}", word[5])
  add(13, 0, "*[HTML]: Hyper Text\n\nHTML")
  return table.concat(parts, "\n\n")
end

-- The first question from n on that both languages have.
local function in_both(n, last)
  repeat n = n % last + 1 until n % 9 ~= 4 and n % 9 ~= 5
  return n
end

local function links(n, last, lang)
  local there, near, far = n % last + 1, (n + 4) % last + 1, in_both(n * 7, last)
  return ([[
- [%s](id:q%d), [](id:q%d#deep-%d)
- [](%02d-q%d.md), [%s](%02d-q%d.md#deep-%d)
- [](id:guide-%d), [](id:plain-1)]]):format(WORDS[lang][8], there, near, near, far, far, WORDS[lang][9], far, far, far,
    n % 3 + 1)
end

local function question(n, last, lang)
  local word, head = WORDS[lang], {}
  local function add(text, ...) head[#head + 1] = text:format(...) end
  add("id: q%d", n)
  add("number: %d", n)
  add("title: " .. word[6], n)
  add("tags: [%s]", n % 3 == 0 and TAGS[n % 4 + 1] .. ", " .. TAGS[(n + 1) % 4 + 1] or TAGS[n % 4 + 1])
  if n % 2 == 0 then add("difficulty: %d", n % 5 + 1) end
  if n % 4 == 0 then add("related: [q%d, q%d]", n % last + 1, (n + 8) % last + 1) end
  if n % 6 == 1 then add('aliases: [old-%d, "q%d#was-%d"]', n, n % last + 1, n) end
  if n % 11 == 0 then add("demos: [%s]", DEMOS[n // 11 % 3 + 1]) end
  return ("---\n%s\n---\n\n## %s\n\n%s\n\n## %s\n\n%s\n\n## %s\n\n### %s %d {#deep-%d}\n\n%s\n"):format(table.concat(head, "\n"),
    word[1], word[7]:format(n), word[2], links(n, last, lang), word[3], word[3], n, n, extras(n, lang))
end

local function plain(n, lang)
  return ("---\nid: plain-%d\ntitle: %s %d\n---\n\n%s\n\n## A %d {#deep-%d}\n\n[](id:q%d)\n"):format(n, WORDS[lang][9], n,
    WORDS[lang][7]:format(n), n, n, n)
end

local function guide(n)
  return ("---\nid: guide-%d\nnumber: %d\ntitle: {zh: 写法 %d, en: Writing %d}\n---\n\nWrite %d.\n\n## Two\n\n[](id:q1)\n")
    :format(n, n, n, n, n)
end

local function source(n)
  return ("int before_%d;\n// #region main\nint main_%d(void)\n{\n    return %d;\n}\n// #endregion main\n"):format(n, n, n)
end

-- The demos of the little site of tests/sites, under three names.
local function add_demos(self)
  local from = "tests/sites/base/demos/spin/"
  for _, name in ipairs(DEMOS) do
    for _, part in ipairs { "frame.zh", "frame.en", "checks.zh", "checks.en", "tour.zh", "tour.en" } do
      self:write(("demos/%s/%s.json"):format(name, part), harness.read(from .. part .. ".json"))
    end
    self:write(("demos/%s/%s.wasm"):format(name, name), harness.read(from .. "spin.wasm") .. name)
    self:write(("demos/%s/source/demo.c"):format(name), "int x; /* " .. name .. " */\n")
  end
end

local function add_parts(self)
  for n = 1, IMAGES do self:write(("content/images/image-%d.svg"):format(n), image(20, n)) end
  for n = 1, NOTES do self:write(("content/files/note-%d.txt"):format(n), "note " .. n .. "\n") end
  for n = 1, SOURCES do self:write(("code/part-%d.c"):format(n), source(n)) end
  for n = 1, 3 do self:write(("guide/guide-%d.md"):format(n), guide(n)) end
  add_demos(self)
  self:write("content/theme/templates/partials/footer.html", '<footer class="footer">{{ site.title }}</footer>\n')
  self:write("content/theme/strings/en.yaml", "tags: Topics\n")
  self:write("content/theme/strings/zh.yaml", "tags: 话题\n")
  self:write("content/theme/shortcodes/title.lua", "return function(args, page) return page.title .. #site.questions end\n")
  self:write("content/theme/filters/10-note.lua", [[
return function(doc, page)
  if page.number and page.number % 10 == 0 then doc:append(paragraph("No. " .. page.number)) end
end
]])
end

-- A bank of so many questions and plain pages in `folder`. Each language lacks a few pages that the other one has.
function bank.make(folder, questions, plains)
  local self = setmetatable({ folder = folder, files = {}, before = {} }, bank)
  self:write("content/site.yaml", SETTINGS)
  self:write("content/glossary.yaml", GLOSSARY)
  for _, lang in ipairs(LANGUAGES) do
    self:write(("content/%s/index.md"):format(lang), "---\nid: index\ntitle: Home\n---\n\n" .. WORDS[lang][7]:format(0) .. "\n")
    for n = 1, questions do
      local lacks = n % 9 == (lang == "zh" and 4 or 5)
      if not lacks then self:write(("content/%s/%02d-q%d.md"):format(lang, n, n), question(n, questions, lang)) end
    end
    for n = 1, plains do
      if lang == "zh" or n % 3 > 0 then self:write(("content/%s/plain-%d.md"):format(lang, n), plain(n, lang)) end
    end
  end
  add_parts(self)
  self:mark()
  return self
end

bank.languages, bank.tags, bank.demos = LANGUAGES, TAGS, DEMOS
bank.image, bank.question = image, question
return bank
