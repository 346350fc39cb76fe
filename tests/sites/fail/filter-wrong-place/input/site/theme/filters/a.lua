return function(doc)
  doc:append("text")
end
