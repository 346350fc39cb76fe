return function(doc)
  doc:append(paragraph(link("id:cliping", "x")))
end
