-- Joins HTML while Lua gives back the memory that deep calls have needed: what stands around a join stays what it is.
local function deep(n)
  return n > 0 and 1 + deep(n - 1) or 0
end

return function(args)
  local all
  for round = 1, 500 do
    deep(150)
    all = html ""
    for i, word in ipairs(args) do all = all .. (i > 1 and "+" or "") .. html "<b>" .. word .. html "</b>" end
  end
  return all
end
