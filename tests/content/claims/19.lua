-- The first step of Adam, whose moments are corrected, for a gradient `g`.
local function first_step_of_adam(rate, g)
  local beta1, beta2 = 0.9, 0.999
  local m, v = (1 - beta1) * g, (1 - beta2) * g ^ 2
  return rate * m / (1 - beta1) / math.sqrt(v / (1 - beta2))
end

-- Steps of heavy-ball momentum from (1, 1) to 1e-6, the axes turned by `angle`: along an eigenvector the recurrence has a double
-- root, 9/11 or -9/11, and the first step says what stands before its power.
local function momentum_steps(angle)
  local flat = math.cos(math.rad(angle)) + math.sin(math.rad(angle))
  local steep = math.cos(math.rad(angle)) - math.sin(math.rad(angle))
  local n, error = 0, 1
  while error >= 1e-6 do
    n = n + 1
    error = (9 / 11) ^ n * math.sqrt((flat * (1 + 2 / 11 * n)) ^ 2 + (steep * (1 + 20 / 11 * n)) ^ 2)
  end
  return n
end

return {
  { "0.0198", 2 / 101 },
  { "0.980", 1 - 2 / 101 },
  { "-0.980", 1 - 200 / 101 },
  { "0.9802", 99 / 101 },
  { zh = "691$步", en = "691$ steps", math.log(1e-6) / math.log(99 / 101) },
  { "0.818", 9 / 11 },
  { zh = "约69步", en = "about 69 steps", math.log(1e-6) / math.log(9 / 11) },
  { "-1.02", 1 - 100 * 0.0202 },
  { "=0.02$", 2 / 100 },
  { "1%", 0.02 * 101 / 2 - 1 },
  { "0.0045", math.sqrt(1e-6 / 0.05) },
  { "10.8", math.log(50257) },
  { "11.8", math.log(128256) },
  { zh = "步数约为10倍", en = "about 10 times the steps", math.log(99 / 101) / math.log(1 - 0.2 / 101) },
  { "1.98=", 100 * 2 / 101 },
  { "0.05}", 1 - 0.95 },
  { zh = "就动约0.1", en = "by about 0.1 in", first_step_of_adam(0.1, 300) },
  { zh = "从709步", en = "from 709 steps", math.ceil(math.log(1e-6 / math.sqrt(2)) / math.log(99 / 101)) },
  { zh = "降到95步", en = "to 95,", momentum_steps(0) },
  { zh = "是90步", en = "to 90 when", momentum_steps(30) },

  given = {
    ["0.0202"] = "learning rate of the example",
    ["0.9"] = "beta1 of Adam, Kingma & Ba 2015",
    ["0.95"] = "beta2 of GPT-3; decay of Adadelta, Zeiler 2012",
    ["0.999"] = "beta2 of Adam, Kingma & Ba 2015",
    ["25"] = "Chinchilla, Hoffmann et al. 2022",
  },
}
