-- Says on which page it is.
return function(args, page)
  return page.kind .. " " .. page.id
end
