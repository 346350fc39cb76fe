-- corpus: a bank of any size, always the same bytes for the same size. Seven
-- pages of ten are Chinese; each is 3 to 4 KB with headings, a list, code and links.
local corpus = {}

local state
local function random(n)
  state = (state * 1103515245 + 12345) % 2147483648
  return state // 65536 % n + 1
end

local ZH = { "梯度裁剪", "注意力机制", "反向传播", "随机丢弃", "归一化", "学习率预热", "权重衰减", "数据并行",
  "把范数限制在阈值内", "沿着损失下降的方向更新参数", "在训练与推理时表现不同", "需要与基线在相同预算下比较" }
local EN = { "gradient clipping", "attention", "backpropagation", "dropout", "normalisation", "warm-up",
  "keeps the norm below a threshold", "moves the parameters against the gradient", "differs between training and inference" }

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
  for i = 1, 3 + random(3) do
    lines[i] = chinese and sentence(ZH, "。", "，") or sentence(EN, ".", " ")
  end
  return table.concat(lines, "\n") .. "\n"
end

local CODE = "```c\nfor (size_t i = 0; i < n; i++)\n    x[i] -= rate * gradient[i];\n```\n"

local function body(number, count, chinese)
  local parts = {}
  for section = 1, 4 do
    parts[#parts + 1] = ("## %s %d\n"):format(chinese and ZH[random(8)] or EN[random(6)], section)
    parts[#parts + 1] = paragraph(chinese)
    parts[#parts + 1] = ("- %s\n- %s\n- [%s](id:page-%d)\n"):format(sentence(ZH, "", "，"), sentence(EN, "", " "),
      chinese and "另一页" or "another page", number % count + 1)
    parts[#parts + 1] = paragraph(chinese)
    if section == 2 then parts[#parts + 1] = CODE end
  end
  return table.concat(parts, "\n")
end

-- The settings of the site, as site.yaml.
corpus.settings = "title: Bench\ndescription: A generated bank\nlanguages: [zh]\n"

-- The text of page `number` of `count`.
function corpus.page(number, count)
  state = number * 7919
  local chinese = number % 10 < 7
  return ("---\nid: page-%d\nnumber: %d\ntitle: %s %d\n---\n\n%s"):format(number, number,
    chinese and ZH[random(8)] or EN[random(6)], number, body(number, count, chinese))
end

return corpus
