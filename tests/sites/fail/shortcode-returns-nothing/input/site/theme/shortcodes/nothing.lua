-- returns nothing
return function()
  local x = 1
end
