-- returns a zero byte
return function()
  return "a\0b"
end
