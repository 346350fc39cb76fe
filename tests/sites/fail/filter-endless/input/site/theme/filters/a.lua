return function(doc)
  while true do end
end
