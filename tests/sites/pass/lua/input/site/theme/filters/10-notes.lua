-- A block of code ```note becomes a note; wiki:name leads to the page of that id.
return function(doc)
  for code in doc:each("code_block") do
    if code.info == "note" then
      code:replace(element("aside", { class = "note", title = "<&>" }, paragraph(code.text:gsub("\n$", ""))))
    end
  end
  for link in doc:each("link") do
    link.url = link.url:gsub("^wiki:", "id:")
  end
end
