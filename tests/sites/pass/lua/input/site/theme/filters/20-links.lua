-- What leads elsewhere says so; it sees what the filter before it made.
return function(doc, page)
  if page.lang ~= "zh" then return end
  for link in doc:each("link") do
    if link.url:find("^https?:") then
      link:set("rel", "external")
      link:insert_after { " ", element("small", { lang = "en" }, "(" .. link.url:match("//([^/]+)") .. ")") }
    end
  end
  for note in doc:each("element") do
    if note:get("class") == "note" then note:insert_before(heading(3, { "注 ", code "n" })) end
  end
  for emph in doc:each("emph") do emph:replace(emph:children()) end
end
