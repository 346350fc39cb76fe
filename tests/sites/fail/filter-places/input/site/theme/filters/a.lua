return function(doc, page)
  if page.id ~= "places" then return end
  for link in doc:each("link") do doc:append(paragraph(link)) end
  for emph in doc:each("emph") do emph:replace(element("span", nil, link("id:replaced", emph:children()))) end
  for cell in doc:each("element") do
    if cell.tag == "td" then cell:children()[1]:append(doc:each("quote")():children()[1]:children()) end
  end
  doc:children()[1]:insert_after(element("div", nil, {paragraph "x", paragraph(element("b", nil, link("id:beside", "y")))}))
  doc:append(element("div", nil, paragraph(link("id:at-the-end", "z"))))
end
