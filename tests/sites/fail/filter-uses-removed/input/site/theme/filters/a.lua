return function(doc)
  for link in doc:each("link") do
    link:remove()
    link.url = "id:clipping"
  end
end
