return function(doc, page)
  if page.number then doc:append(paragraph("No. " .. page.number .. " " .. table.concat(page.tags, "+"))) end
end
