-- corpus: a bank of any size, always the same bytes for the same size. Seven pages of ten are Chinese; each is 3 to 4 KB
-- with headings, a list, code and links; three of ten have a table, two of ten formulas, which are drawn from 60. Fifty
-- pages are a section, which is a folder and a tag.
local corpus = {}

local harness = require "harness"
local SECTION, FORMULAS = 50, 60

local state
local function random(n)
  state = (state * 1103515245 + 12345) % 2147483648
  return state // 65536 % n + 1
end

local ZH = { "梯度裁剪", "注意力机制", "反向传播", "随机丢弃", "归一化", "学习率预热", "权重衰减", "数据并行",
  "把范数限制在阈值内", "沿着损失下降的方向更新参数", "在训练与推理时表现不同", "需要与基线在相同预算下比较" }
local EN = { "gradient clipping", "attention", "backpropagation", "dropout", "normalisation", "warm-up",
  "keeps the norm below a threshold", "moves the parameters against the gradient", "differs between training and inference" }

local formulas = {}
for _, line in ipairs(harness.lines(harness.read "tests/maths/formulas.txt")) do
  if #formulas < FORMULAS then formulas[#formulas + 1] = line:sub(3) end
end

local function sentence(words, stop, space)
  local picked = {}
  for i = 1, 3 + random(4) do
    local word = words[random(#words)]
    picked[i] = random(7) == 1 and "**" .. word .. "**" or random(9) == 1 and "`" .. word .. "`" or word
  end
  return table.concat(picked, space) .. stop
end

local function paragraph(chinese)
  local lines = {}
  for i = 1, 2 + random(2) do
    lines[i] = chinese and sentence(ZH, "。", "，") or sentence(EN, ".", " ")
  end
  return table.concat(lines, "\n") .. "\n"
end

local CODE = "```c\nfor (size_t i = 0; i < n; i++)\n    x[i] -= rate * gradient[i];\n```\n"

local function cells()
  local rows = { "| a | b | c |", "|---|--:|:-:|" }
  for i = 3, 7 do rows[i] = ("| %s | %d | `%d` |"):format(ZH[random(8)], random(1000), random(100)) end
  return table.concat(rows, "\n") .. "\n"
end

local function formula()
  return "$$\n" .. formulas[random(FORMULAS)] .. "\n$$\n"
end

-- `link` makes the address of a page of its number.
local function body(number, count, link)
  local chinese, parts = number % 10 < 7, {}
  for section = 1, 3 do
    parts[#parts + 1] = ("## %s %d\n"):format(chinese and ZH[random(8)] or EN[random(6)], section)
    parts[#parts + 1] = paragraph(chinese)
    parts[#parts + 1] = ("- %s\n- %s\n- [%s](%s)\n"):format(sentence(ZH, "", "，"), sentence(EN, "", " "),
      chinese and "另一页" or "another page", link(number % count + 1))
    parts[#parts + 1] = section < 3 and paragraph(chinese) or ""
    if section == 2 then parts[#parts + 1] = CODE end
  end
  if number % 10 < 3 then parts[#parts + 1] = cells() end
  if number % 5 == 0 then parts[#parts + 1] = formula() end
  return table.concat(parts, "\n")
end

local function title(number)
  return ("%s %d"):format(number % 10 < 7 and ZH[random(8)] or EN[random(6)], number)
end

local function section_of(number)
  return (number - 1) // SECTION + 1
end

local function make_folders(root, count)
  local names = {}
  for section = 1, section_of(count) do names[section] = ("%s/s%d"):format(root, section) end
  for i = 1, #names, 50 do
    harness.must("mkdir -p " .. table.concat(names, " ", i, math.min(i + 49, #names)))
  end
end

-- Writes a bank of `count` pages into a folder.
function corpus.make(folder, count)
  local settings = { "title: Bench\ndescription: A generated bank\nurl: https://example.org\nlanguages: [zh]\ntags:\n" }
  for section = 1, section_of(count) do settings[#settings + 1] = ("  s%d: Section %d\n"):format(section, section) end
  make_folders(folder .. "/zh", count)
  harness.write(folder .. "/site.yaml", table.concat(settings))
  for number = 1, count do
    state = number * 7919
    local section = section_of(number)
    harness.write(("%s/zh/s%d/%05d.md"):format(folder, section, number),
      ("---\nid: page-%d\nnumber: %d\ntitle: %s\ntags: [s%d]\n---\n\n%s"):format(number, number, title(number), section,
        body(number, count, function(other) return "id:page-" .. other end)))
  end
end

-- The same pages for Hugo, whose settings and templates lie in hugo/.
function corpus.make_hugo(folder, count)
  harness.must(("mkdir -p %s && cp -r tests/bench/hugo/. %s"):format(folder, folder))
  make_folders(folder .. "/content", count)
  for section = 1, section_of(count) do
    harness.write(("%s/content/s%d/_index.md"):format(folder, section), ("---\ntitle: Section %d\nweight: %d\n---\n"):format(section, section))
  end
  for number = 1, count do
    state = number * 7919
    local section = section_of(number)
    harness.write(("%s/content/s%d/page-%d.md"):format(folder, section, number),
      ("---\ntitle: %s\nweight: %d\ntags: [s%d]\n---\n\n%s"):format(title(number), number, section,
        body(number, count, function(other) return ("/s%d/page-%d/"):format(section_of(other), other) end)))
  end
end

return corpus
