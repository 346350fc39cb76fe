-- {{< kbd Ctrl C >}}: keys to press together.
return function(args)
  if #args == 0 then error("write the keys: {{< kbd Ctrl C >}}", 0) end
  local all = html ""
  for i, key in ipairs(args) do
    all = all .. (i > 1 and "+" or "") .. html "<kbd>" .. key .. html "</kbd>"
  end
  return all
end
