-- normal: the standard normal distribution, for claims.
local normal = {}

-- The probability of being below x: Simpson's rule from 0, where it is a half.
function normal.below(x)
  local sum, count = 0, 1000
  local width = x / count
  for i = 0, count do
    local weight = (i == 0 or i == count) and 1 or i % 2 == 1 and 4 or 2
    sum = sum + weight * math.exp(-(i * width) ^ 2 / 2)
  end
  return 0.5 + sum * width / 3 / math.sqrt(2 * math.pi)
end

-- What a normal is below with probability p, by halving; p from 1e-9 to 1 - 1e-9.
function normal.quantile(p)
  local low, high = -6, 6
  for _ = 1, 50 do
    local middle = (low + high) / 2
    if normal.below(middle) < p then low = middle else high = middle end
  end
  return (low + high) / 2
end

return normal
