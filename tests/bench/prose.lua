-- prose: a bank of any size in the words of this one, always the same bytes for the same size: sentences of its pages, in
-- which here and there a character or a word is another, so that most pairs of characters are rare, as they are in texts.
local prose = {}

local harness = require "harness"
local SIZE = 3500 -- bytes of a page
local state

local function random(n)
  state = (state * 1103515245 + 12345) % 2147483648
  return state // 65536 * 32768 // n % n + 1
end

local function sentences(pattern, stop)
  local list = {}
  for _, path in ipairs(harness.lines(harness.must("ls " .. pattern))) do
    local body = harness.read(path):gsub("^%-%-%-.-\n%-%-%-\n", ""):gsub("```.-```", "")
    for sentence in body:gmatch("[^\n#|*`<>%[%]:$\\]+" .. stop) do
      if #sentence > 30 and #sentence < 300 then list[#list + 1] = sentence:match "^[%s%-%d.]*(.*)" end
    end
  end
  return list
end

local SOURCES = {
  { name = "zh", stop = "。", list = sentences("content/zh/*.md", "。") },
  { name = "en", stop = "%.", list = sentences("content/en/*.md", "%.") },
}

-- One Chinese character in 40 becomes any of 4,000 common ones, one English word in 20 has another end.
local function vary(sentence, chinese)
  if chinese then
    return (sentence:gsub("[\xE4-\xE9][\x80-\xBF][\x80-\xBF]", function(char)
      return random(40) == 1 and utf8.char(0x4E00 + random(4000) * 5) or char
    end))
  end
  return (sentence:gsub("%a+", function(word)
    return random(20) == 1 and word .. string.char(96 + random(26), 96 + random(26), 96 + random(26)) or word
  end))
end

local function paragraph(source, bytes)
  local picked, size = {}, 0
  while size < bytes do
    picked[#picked + 1] = vary(source.list[random(#source.list)], source.name == "zh")
    size = size + #picked[#picked]
  end
  return table.concat(picked, source.name == "zh" and "" or " ") .. "\n\n"
end

prose.settings = "title: Prose\ndescription: A generated bank\nlanguages: [zh]\n"

-- The text of page `number`.
function prose.page(number)
  state = number * 7919
  for _ = 1, 3 do random(2) end
  local source = SOURCES[number % 10 < 7 and 1 or 2]
  local title = source.list[random(#source.list)]:gsub('[:"\'#]', "")
  title = title:sub(1, (utf8.offset(title, math.min(16, utf8.len(title))) or 2) - 1)
  local parts = { ("---\nid: page-%d\nnumber: %d\ntitle: \"%s %d\"\n---\n"):format(number, number, title, number) }
  for section = 1, 4 do
    parts[#parts + 1] = ("## %s %d\n\n"):format(vary(source.list[random(#source.list)], false):sub(1, 0) .. title, section)
    parts[#parts + 1] = paragraph(source, SIZE // 4 - 60)
  end
  return table.concat(parts)
end

return prose
