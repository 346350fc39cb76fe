return function(doc)
  doc:append(element("div", { onclick = "x()" }))
end
