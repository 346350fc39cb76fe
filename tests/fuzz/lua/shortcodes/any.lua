-- A text, a pattern, what takes its place: all that shortcodes do with their arguments.
return function(args)
  local text, pattern, instead = args[1] or "", args[2] or ".", args[3] or "%0"
  local all = html "<p>" .. text:gsub(pattern, instead) .. html "</p>"
  for name, value in pairs(args) do all = all .. tostring(name) .. value end
  for found in text:gmatch(pattern) do all = all .. found end
  return all .. tostring(text:find(pattern, 2)) .. text:upper():rep(2, "-")
end
