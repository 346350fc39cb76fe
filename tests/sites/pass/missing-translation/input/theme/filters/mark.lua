-- The language that a filter is told is that of the text.
return function(doc, page)
  doc:append(paragraph("(" .. page.lang .. ")"))
end
