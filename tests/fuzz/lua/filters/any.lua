-- The page's title is a program, three bytes an instruction: what is done, and to which two nodes.
local function content(node)
  return #node:children() > 0 and node:children() or node:plain()
end

-- True where `other` may most likely stand beside `one`: a fault ends the program.
local function fits(one, other)
  local around, own = one:parent(), other:parent()
  local alike = around and own and one ~= other and around.type == own.type
  while alike and around do
    if around == other then return false end
    around = around:parent()
  end
  return alike
end

local instructions = {
  function(one, other) one:append(other) end,
  function(one, other) if fits(one, other) then one:parent():append(other) end end,
  function(one, other) if fits(one, other) then one:insert_before(other) end end,
  function(one, other) if fits(one, other) then one:insert_after {other} end end,
  function(one, other) if fits(one, other) then one:replace(other) end end,
  function(one) one:replace(one:children()) end,
  function(one) one:remove() end,
  function(one, other) one:append(element("span", {class = "c", title = other.type}, content(other))) end,
  function(one) one:insert_after(element("div", nil, content(one))) end,
  function(one) one:insert_before(paragraph {code(one:plain()), link("id:x", one:plain())}) end,
  function(one, other) one:replace(heading(#other:children() % 6 + 1, other:plain())) end,
  function(one, other) one.url = other:plain() end,
  function(one, other) one.text = other:plain() end,
  function(one) one.info = "math" end,
  function(one) one:set("id", one:plain()) end,
  function(one) one:append(element("a", {href = "#x"}, one:children())) end,
  function(one, other) one:append {other:next() or "", other:prev() or "", other:parent() or ""} end,
}

return function(doc, page)
  local program = page.title
  for at = 1, #program - 2, 3 do
    local code, one, other = program:byte(at, at + 2)
    local nodes = {doc}
    for node in doc:each() do nodes[#nodes + 1] = node end
    instructions[code % #instructions + 1](nodes[one % #nodes + 1], nodes[other % #nodes + 1])
  end
end
