local CACHE = 2048 * 131072 -- bytes of a request

-- Seconds of a decoding step on an H100: 8e9 parameters of `byte` bytes each.
local function step(batch, byte)
  return (8e9 * byte + batch * CACHE) / 3.35e12
end

local PREFILL = 2 * 8e9 * 1792 / (0.5 * 989e12)
local DECODE = 256 * step(30, 2) / (1 - 8 * PREFILL)

-- The program's requests: of 400 tokens, or of 20 to 79.
local function lengths()
  local list, random = {}, 1
  for i = 1, 400 do
    random = (random * 1664525 + 1013904223) & 0xffffffff
    list[i] = random >> 29 == 0 and 400 or 20 + (random >> 16) % 60
  end
  return list
end

-- Steps of static batches of 8: the longest of each.
local function static_steps()
  local list, steps = lengths(), 0
  for i = 1, #list, 8 do steps = steps + math.max(table.unpack(list, i, i + 7)) end
  return steps
end

-- Steps where each request gets the slot that is free first.
local function continuous_steps()
  local busy_until = { 0, 0, 0, 0, 0, 0, 0, 0 }
  for _, length in ipairs(lengths()) do
    table.sort(busy_until)
    busy_until[1] = busy_until[1] + length
  end
  return math.max(table.unpack(busy_until))
end

return {
  { "0.268", CACHE / 1e9 },
  { "2.87\\times10^{13}", 2 * 8e9 * 1792 },
  { "58 ms", PREFILL * 1e3 },
  { "46%", 8 * PREFILL },
  { "54%", 1 - 8 * PREFILL },
  { "24$ GB", 16 + 30 * CACHE / 1e9 },
  { "7.2 ms", step(30, 2) * 1e3 },
  { "3.4 s", DECODE },
  { "27", 8 * DECODE },
  { "13 ms", step(30, 2) / (1 - 8 * PREFILL) * 1e3 },
  { zh = "缓存约8 GB", en = "caches about 8 GB", 30 * CACHE / 1e9 },
  { "116%", 20 * PREFILL },
  { zh = "12.8倍", en = "12.8 times", 16 * step(1, 2) / step(16, 2) },
  { zh = "3.8倍", en = "3.8 times", step(1, 2) / step(1, 0.5) },
  { zh = "1.2倍", en = "1.2 times", step(200, 2) / step(200, 0.5) },
  { "3.36", (1 - 0.8 ^ 5) / (1 - 0.8) },
  { zh = "权重16 GB", en = "16 GB of BF16 weights", 8 * 2 },
  { zh = "共2048个词元", en = "together 2048 tokens", 1792 + 256 },
  { "128 KiB", 2 * 32 * 8 * 128 * 2 / 2 ^ 10 },
  { zh = "要8 s", en = "in 8 s", 16 / 2 },
  { zh = "变成4456步", en = "takes 4456 steps", continuous_steps() },
  { zh = "13146步变成", en = "of 13146", static_steps() },

  given = {
    ["0.8"] = "acceptance of the example",
    ["2"] = "speed of loading of the example",
    ["3.35"] = "data sheet of the H100",
    ["20.4"] = "Kwon et al. 2023",
    ["38.2"] = "Kwon et al. 2023",
  },
}
