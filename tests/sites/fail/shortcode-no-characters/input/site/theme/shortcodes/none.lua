-- returns what Unicode keeps from texts
return function()
  return html("<b>\u{FDD0}</b>")
end
