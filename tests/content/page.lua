-- page: the file of a question as its writer sees it: front matter, parts, headings, formulas, blocks of code, text.
local harness = require "harness"

local page = {}

page.PARTS = {
  zh = { "口述回答", "要点", "详解", "常见误区", "追问", "参考资料" },
  en = { "Spoken answer", "Key points", "In depth", "Pitfalls", "Follow-ups", "References" },
}
page.ROLES = { "spoken", "points", "depth", "pitfalls", "followups", "references" }

local OUTPUT = { zh = 'text title="输出"', en = 'text title="Output"' }

-- Whether the block is what the program before it prints.
function page.is_output(block, lang)
  return block.info == OUTPUT[lang]
end

-- Takes the blocks of code out of `text`, before which `number` lines of the file stand: the rest, and a list of them, { info, code, line, next_to } where `next_to` is
-- the block right before it, with nothing but empty lines between.
local function take_code(text, number)
  local rest, blocks, block, last = {}, {}, nil, nil
  for line in (text .. "\n"):gmatch("(.-)\n") do
    number = number + 1
    if block and line == block.fence then
      blocks[#blocks + 1], last, block = block, block, nil
    elseif block then
      block.code = block.code .. line .. "\n"
    elseif line:match("^```") then
      block = { fence = line:match("^`+"), info = line:match("^`+(.*)"), code = "", line = number, next_to = last }
    else
      rest[#rest + 1] = line
      if line:match("%S") then last = nil end
    end
  end
  return table.concat(rest, "\n") .. "\n", blocks
end

-- What stands in `words` for a formula and for code: a sign that is no letter of any text.
page.HOLE = "\1"

-- Takes the formulas out: what is left, and a list of their TeX.
local function take_formulas(text)
  local list = {}
  local function take(tex)
    list[#list + 1] = tex
    return page.HOLE
  end
  text = text:gsub("%$%$(.-)%$%$", take):gsub("%$([^$\n]+)%$", take)
  return text, list
end

local function headings_of(text)
  local list = {}
  for marks, title in ("\n" .. text):gmatch("\n(#+) ([^\n]+)") do
    list[#list + 1] = { level = #marks, title = title }
  end
  return list
end

-- Parts by their roles; what stands before the first is dropped.
local function parts_of(text, lang)
  local parts = {}
  for i, title in ipairs(page.PARTS[lang]) do
    local _, from = text:find("\n## " .. title .. "\n", 1, true)
    if from then
      local to = text:find("\n## ", from, true) or #text
      parts[page.ROLES[i]] = text:sub(from, to)
    end
  end
  return parts
end

-- Sections of a part, by level-3 headings: { title, text }.
function page.sections(part)
  local list = {}
  for line in (part .. "\n"):gmatch("(.-)\n") do
    local title = line:match("^### (.+)")
    if title then
      list[#list + 1] = { title = title, text = "" }
    elseif list[1] then
      list[#list].text = list[#list].text .. line .. "\n"
    end
  end
  return list
end

-- The page of the file: `path`, `lang`, `id`, `number` (of a question), `title`, `demos`; `text` as written, `prose` without blocks, `words`
-- without formulas, code and addresses too; `blocks`, `formulas`, `headings`; `parts` of the prose by role.
function page.read(path, lang)
  local text = assert(harness.read(path))
  local front, body = text:match("^%-%-%-\n(.-)\n%-%-%-\n(.*)$")
  local found = { path = path, lang = lang, text = text, number = tonumber(front:match("number: (%d+)")) }
  found.id = front:match("id: ([%w-]+)")
  found.title = front:match("title: ([^\n]+)")
  found.demos = front:match("demos: (%b[])") or "[]"
  found.prose, found.blocks = take_code("\n" .. body, select(2, front:gsub("\n", "")) + 2)
  local plain
  plain, found.formulas = take_formulas(found.prose)
  found.words = plain:gsub("`[^`\n]+`", page.HOLE):gsub("%]%([^)\n]*%)", "]"):gsub("<https?:[^>]*>", "")
  found.headings = headings_of(found.prose)
  found.parts = parts_of(found.prose, lang)
  return found
end

-- The pages of a language's questions, by number, and a list of its other pages.
function page.all(lang)
  local found, others = {}, {}
  for _, path in ipairs(harness.lines(harness.must("ls content/" .. lang .. "/*.md"))) do
    local one = page.read(path, lang)
    if one.number then
      harness.check(("%s: number %d is used once"):format(path, one.number), not found[one.number])
      found[one.number] = one
    else
      others[#others + 1] = one
    end
  end
  return found, others
end

return page
