-- edits: what an author, his tools or an accident may do to a bank, each as a function of it that returns false where
-- there is nothing to do it to. Some make the bank faulty, now and then: that is part of life.
package.path = "tests/lib/?.lua;" .. package.path
local harness = require "harness"
local bank = require "bank"
local one = bank.one

local edits = {}

-- A function that does something with one file by chance of those that fit the pattern.
local function of(pattern, edit)
  return function(b)
    local path = one(b:list(pattern))
    if not path then return false end
    return edit(b, path)
  end
end

local PAGE, QUESTION = "^content/%a%a/.*%.md$", "^content/%a%a/%d%d%-q%d+%.md$"
local GUIDE, IMAGE, DEMO = "^guide/", "^content/images/", "^demos/"

local function any() return math.random(100000) end
local function any_tag() return one(bank.tags) end

-- The id of a question by chance.
local function any_id(b)
  return b:field(one(b:questions()), "id")
end

local function append(b, path, text)
  b:write(path, b.files[path] .. text)
end

-- Sets a key of a question in all languages.
local function set_of_id(b, id, key, value)
  for _, path in ipairs(b:questions()) do
    if b:field(path, "id") == id then b:set_field(path, key, value) end
  end
end

-- Whoever names the one in links names the other.
local function lead_elsewhere(b, id, other)
  for _, path in ipairs(b:list "%.md$") do
    local text = b.files[path]:gsub("(id:)" .. id .. "%f[^%w-]", "%1" .. other)
    text = text:gsub("%(%d%d%-" .. id .. "%.md#?[^)]*%)", "(id:" .. other .. ")")
    text = text:gsub("\nrelated: [^\n]*%f[%w]" .. id .. "%f[^%w-][^\n]*", "")
    text = text:gsub('\naliases: [^\n]*"' .. id .. "#[^\n]*", "")
    if text ~= b.files[path] then b:write(path, text) end
  end
end

-- ---- pages ----

edits["text below the first paragraph"] = of(PAGE, function(b, path) append(b, path, "\nMore " .. any() .. ".\n") end)
edits["first paragraph"] = of(PAGE, function(b, path) return b:replace(path, "%d+([，,])", any() .. "%1") end)
edits["title"] = of(PAGE, function(b, path) b:set_field(path, "title", "Title " .. any()) end)
edits["title of a guide page"] = of(GUIDE, function(b, path) b:set_field(path, "title", "Guide " .. any()) end)
edits["text of a guide page"] = of(GUIDE, function(b, path) append(b, path, "\nMore " .. any() .. ".\n") end)
edits["order of the guide"] = of(GUIDE, function(b, path) b:set_field(path, "number", any()) end)
edits["tags"] = of(QUESTION, function(b, path) b:set_field(path, "tags", ("[%s]"):format(any_tag())) end)
edits["no tags"] = of(QUESTION, function(b, path) b:set_field(path, "tags") end)
edits["difficulty"] = of(QUESTION, function(b, path) b:set_field(path, "difficulty", math.random(5)) end)
edits["no difficulty"] = of(QUESTION, function(b, path) b:set_field(path, "difficulty") end)
edits["a demo more"] = of(QUESTION, function(b, path) b:set_field(path, "demos", ("[%s]"):format(one(bank.demos))) end)
edits["no demos"] = of(QUESTION, function(b, path) b:set_field(path, "demos") end)
edits["related"] = of(QUESTION, function(b, path)
  b:set_field(path, "related", math.random(3) > 1 and ("[%s, %s]"):format(any_id(b), any_id(b)) or nil)
end)
edits["alias added"] = of(QUESTION, function(b, path) b:set_field(path, "aliases", ("[older-%d]"):format(any())) end)
edits["alias of a heading"] = of(QUESTION, function(b, path)
  b:set_field(path, "aliases", ('["%s#gone-%d"]'):format(any_id(b), any()))
end)
edits["alias removed"] = of(QUESTION, function(b, path) b:set_field(path, "aliases") end)
edits["heading"] = of(PAGE, function(b, path) return b:replace(path, "\n(##+) [^\n{]*{#", "\n%1 Heading " .. any() .. " {#") end)
edits["id of a heading, links with it"] = of(PAGE, function(b, path)
  local id = b.files[path]:match "{#([%w-]+)}"
  if not id then return false end
  local new = "deep-" .. any()
  for _, other in ipairs(b:list "%.md$") do
    local text = b.files[other]:gsub("#" .. id:gsub("%-", "%%-") .. "%f[^%w-]", "#" .. new)
    if text ~= b.files[other] then b:write(other, text) end
  end
end)
edits["id of a heading"] = of(PAGE, function(b, path) return b:replace(path, "{#[%w-]+}", "{#deep-" .. any() .. "}") end)
edits["level of a heading"] = of(QUESTION, function(b, path) return b:replace(path, "\n### ", "\n#### ") end)
edits["a link more"] = of(PAGE, function(b, path) append(b, path, ("\nSee [](id:%s).\n"):format(any_id(b))) end)
edits["a link to a heading more"] = of(PAGE, function(b, path)
  local to = one(b:questions())
  local id = b.files[to]:match "{#([%w-]+)}"
  if id then append(b, path, ("\nSee [](id:%s#%s).\n"):format(b:field(to, "id"), id)) end
end)
edits["a formula more"] = of(PAGE, function(b, path) append(b, path, "\n$x^" .. math.random(9) .. "$\n") end)
edits["a term more"] = of(PAGE, function(b, path) append(b, path, "\ngradient clipping 梯度裁剪\n") end)
edits["a warning"] = of(PAGE, function(b, path) append(b, path, "\n[nowhere]()\n") end)
edits["no warning"] = of(PAGE, function(b, path) return b:replace(path, "\n%[nowhere%]%(%)\n", "") end)
edits["a fault"] = of(PAGE, function(b, path) append(b, path, "\n[](id:no-such-page)\n") end)

edits["numbers swapped"] = function(b)
  local first, second = one(b:questions()), one(b:questions())
  local number, other = b:field(first, "number"), b:field(second, "number")
  local id, other_id = b:field(first, "id"), b:field(second, "id")
  set_of_id(b, id, "number", other)
  set_of_id(b, other_id, "number", number)
end
edits["number"] = of(QUESTION, function(b, path) set_of_id(b, b:field(path, "id"), "number", 100 + any()) end)
edits["number in one language"] = of(QUESTION, function(b, path) b:set_field(path, "number", 100 + any()) end)
edits["page deleted, links with it"] = of(QUESTION, function(b, path)
  local id = b:field(path, "id")
  for _, other in ipairs(b:questions()) do
    if b:field(other, "id") == id then b:write(other) end
  end
  lead_elsewhere(b, id, any_id(b))
end)
edits["page deleted"] = of(PAGE, function(b, path) b:write(path) end)
edits["page new"] = function(b)
  local n, lang = 100 + math.random(800), one(bank.languages)
  b:write(("content/%s/%d-q%d.md"):format(lang, n, n), bank.question(n, 3, lang))
end
edits["file renamed"] = of(PAGE, function(b, path)
  local text = b.files[path]
  b:write(path)
  b:write(path:gsub("[^/]*$", ("00-%d-q0.md"):format(any())), text)
end)
edits["id, with its old one as alias"] = of(QUESTION, function(b, path)
  local id, new = b:field(path, "id"), "q" .. 1000 + any()
  for _, other in ipairs(b:questions()) do
    if b:field(other, "id") == id then
      b:set_field(other, "id", new)
      b:set_field(other, "aliases", ("[%s]"):format(id))
    end
  end
end)
edits["id"] = of(PAGE, function(b, path) b:set_field(path, "id", "page-" .. any()) end)
edits["two pages swap their texts"] = of(QUESTION, function(b, path)
  local other = one(b:questions(path:match "^content/(%a%a)"))
  local text = b.files[path]
  b:write(path, b.files[other])
  b:write(other, text)
end)
edits["page goes over to a stand-in"] = of("^content/en/%d.*%.md$", function(b, path)
  if not b.files[(path:gsub("/en/", "/zh/"))] then return false end
  b:write(path)
end)
edits["page is translated"] = of("^content/zh/%d.*%.md$", function(b, path)
  local other = path:gsub("/zh/", "/en/")
  if b.files[other] then return false end
  b:write(other, b.files[path])
end)

-- ---- what pages take from elsewhere ----

edits["included code, in its region"] = of("^code/", function(b, path) return b:replace(path, "return [^\n]*", "return " .. any() .. ";") end)
edits["included code, outside"] = of("^code/", function(b, path) return b:replace(path, "before_%d+", "before_" .. any()) end)
edits["included code, without its region"] = of("^code/", function(b, path) return b:replace(path, "#region main", "#region x") end)
edits["included code deleted"] = of("^code/", function(b, path) b:write(path) end)
edits["image"] = of(IMAGE, function(b, path) b:write(path, bank.image(20, any())) end)
edits["image of another size"] = of(IMAGE, function(b, path) b:write(path, bank.image(10 + math.random(80), any())) end)
edits["image as another one"] = of(IMAGE, function(b, path) b:write(path, b.files[one(b:list(IMAGE))]) end)
edits["image deleted"] = of(IMAGE, function(b, path) b:write(path) end)
edits["linked file"] = of("^content/files/", function(b, path) b:write(path, "note " .. any() .. "\n") end)
edits["demo's first frame"] = of("^demos/.*frame", function(b, path) return b:replace(path, '"text":"[^"]*"', '"text":"' .. any() .. '"') end)
edits["demo's title"] = of("^demos/.*frame", function(b, path) return b:replace(path, '"title":"[^"]*"', '"title":"' .. any() .. '"') end)
edits["demo's checks"] = of("^demos/.*checks", function(b, path) return b:replace(path, '"got":"[^"]*"', '"got":"' .. any() .. '"') end)
edits["demo's source"] = of("^demos/.*%.c$", function(b, path) b:write(path, "int y" .. any() .. ";\n") end)
edits["demo's wasm"] = of("^demos/.*wasm$", function(b, path) b:write(path, b.files[path] .. any()) end)
edits["demo damaged"] = of(DEMO, function(b, path) b:write(path, "{") end)

edits["glossary, a text"] = function(b) return b:replace("content/glossary.yaml", "zh: [^,]*, en: (%u[^}]*)", "zh: 新, en: " .. any()) end
edits["glossary, a name"] = function(b) return b:replace("content/glossary.yaml", "en: %l[^}]*", "en: answer " .. any()) end
edits["glossary, a term more"] = function(b)
  append(b, "content/glossary.yaml", ("t%d:\n  name: {zh: 结论, en: answer}\n  text: {zh: 话, en: Words}\n"):format(any()))
end
edits["glossary, a term less"] = function(b)
  local text = b.files["content/glossary.yaml"]
  b:write("content/glossary.yaml", text:match "^(.*\n)t%d+:\n.*$" or text:match "^(.*\n)loss:\n.*$")
end

edits["synonyms"] = function(b) b:write("content/synonyms.yaml", ("zh: [[问题, 题%d]]\nen: [[question, q%d]]\n"):format(any(), any())) end
edits["synonyms, none"] = function(b) b:write("content/synonyms.yaml", "") end

-- ---- the theme ----

local PARTIALS = { "pager", "meta", "related-list", "side-link", "side-list", "question-rows", "tag-list", "toc", "lead", "part-text",
  "demo", "demo-card", "head", "lang", "whole-question", "anchor", "structured-data" }
local PAGES = { "question", "page", "home", "list", "tag", "moved", "lost", "glossary", "guide", "whole", "base", "demos",
  "files/sitemap.xml", "language-files/llms.txt", "language-files/order.js", "language-files/feed.xml" }
local OWN = "content/theme/templates/"

local function override(names, folder)
  return function(b)
    local name = folder .. one(names) .. ".html"
    local own = b.files[OWN .. name] or harness.read("themes/default/templates/" .. name)
    b:write(OWN .. name, own .. ("<!-- %d -->\n"):format(any()))
  end
end

edits["partial of its own"] = override(PARTIALS, "partials/")
edits["template of its own"] = override(PAGES, "")
edits["template that reads much"] = function(b)
  b:write(OWN .. "partials/footer.html", one {
    "<footer>{{ json(site.questions) }}</footer>\n",
    "<footer>{% for k, v in pairs(site) do %}{{ k }}{% end %}</footer>\n",
    "<footer>{{ #site.questions }} {{ site.questions[#site.questions].title }}</footer>\n",
    "<footer>{% for _, tag in ipairs(site.tags) do %}{{ tag.label }}{{ #tag.questions }}{% end %}</footer>\n",
    '<footer>{{ page.next and json(page.next) or "" }}{{ json(page) }}</footer>\n',
    '<footer>{{ json(site) }}</footer>\n',
    '<footer>{% for k, v in pairs(tr) do %}{{ k }}{{ v }}{% end %}</footer>\n',
    "<footer>{{ #table.pack(table.unpack(site.questions)) }}{{ (select(2, table.unpack(site.all))).title }}</footer>\n",
    '<footer>{{ has_asset("mine.css") and asset("mine.css") or "-" }}</footer>\n',
  })
end
edits["template of its own less"] = of("^content/theme/templates/", function(b, path) b:write(path) end)
edits["template that is wrong"] = function(b) b:write(OWN .. "partials/pager.html", "{{ page.title.x.y }}\n") end
edits["words"] = of("^content/theme/strings/", function(b, path)
  append(b, path, ("%s: W%d\n"):format(one { "next", "previous", "on_this_page", "questions", "backlinks", "language_name" }, any()))
end)
edits["words less"] = of("^content/theme/strings/", function(b, path) b:write(path, "tags: T" .. any() .. "\n") end)
edits["shortcode"] = function(b)
  b:write("content/theme/shortcodes/title.lua", one {
    "return function(args, page) return page.title .. %d end\n",
    "return function(args, page) return (page.next or page).title .. %d end\n",
    "return function(args, page) return site.questions[#site.questions].title .. %d end\n",
    'return function(args, page) return partial("lang") .. %d end\n',
  }:format(any()))
end
edits["shortcode of the theme, of its own"] = function(b)
  b:write("content/theme/shortcodes/kbd.lua", ("return function(args) return args[1] .. args[2] .. %d end\n"):format(any()))
end
edits["filter"] = function(b)
  b:write(("content/theme/filters/%d-more.lua"):format(math.random(3) * 10),
    ("return function(doc, page) if page.id == 'q1' then doc:append(paragraph('%d')) end end\n"):format(any()))
end
edits["filter less"] = of("^content/theme/filters/", function(b, path) b:write(path) end)
edits["asset of its own"] = function(b)
  b:write("content/theme/assets/" .. one { "site.css", "mine.css", "icon.svg" }, ("/* %d */\n"):format(any()))
end
edits["asset of its own less"] = of("^content/theme/assets/", function(b, path) b:write(path) end)

-- ---- the site ----

local function setting(key, ...)
  local values = { ... }
  return function(b)
    local path = "content/site.yaml"
    b:write(path, (b.files[path]:gsub("\n" .. key .. ": [^\n]*", "") .. ("%s: %s\n"):format(key, one(values))))
  end
end

edits["site's title"] = function(b) return b:replace("content/site.yaml", "^title: [^\n]*", "title: Bank " .. any()) end
edits["tag's label"] = function(b) return b:replace("content/site.yaml", "training: {[^\n]*", "training: Training " .. any()) end
edits["search"] = setting("search", "true", "false")
edits["whole"] = setting("whole", "true", "false")
edits["link_terms"] = setting("link_terms", "true", "false")
edits["url"] = setting("url", "https://example.org/a", "https://example.org/b")

return edits
