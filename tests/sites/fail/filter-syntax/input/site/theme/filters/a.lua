return function(doc)
  doc:append paragraph "x"
end
