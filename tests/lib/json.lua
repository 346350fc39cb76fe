-- json: reads JSON (RFC 8259) into Lua values, and refuses what is none. null is json.null.
local json = { null = setmetatable({}, { __tostring = function() return "null" end }) }

local words = { ["true"] = true, ["false"] = false, null = json.null }
local escapes = { ['"'] = '"', ["\\"] = "\\", ["/"] = "/", b = "\b", f = "\f", n = "\n", r = "\r", t = "\t" }

local function fail(at, what)
  error(("JSON: byte %d: %s"):format(at, what), 0)
end

local function skip(text, at)
  return text:find("[^ \t\r\n]", at) or #text + 1
end

local function read_string(text, at)
  local parts, from = {}, at + 1
  while true do
    local stop = text:find('["\\\0-\31]', from) or fail(from, "a string does not end")
    parts[#parts + 1] = text:sub(from, stop - 1)
    local sign = text:sub(stop, stop)
    if sign == '"' then return table.concat(parts), stop + 1 end
    if sign ~= "\\" then fail(stop, "a control character in a string") end
    local letter, digits = text:sub(stop + 1, stop + 1), text:match("^u(%x%x%x%x)", stop + 1)
    if not digits and not escapes[letter] then fail(stop, "no such escape") end
    parts[#parts + 1] = digits and utf8.char(tonumber(digits, 16)) or escapes[letter]
    from = stop + (digits and 6 or 2)
  end
end

local read

-- Items up to `close`, each read by item(at), which returns where it ends.
local function read_items(text, at, close, item)
  at = skip(text, at + 1)
  if text:sub(at, at) == close then return at + 1 end
  while true do
    at = skip(text, item(at))
    local sign = text:sub(at, at)
    if sign == close then return at + 1 end
    if sign ~= "," then fail(at, "',' or '" .. close .. "' is missing") end
    at = skip(text, at + 1)
  end
end

local function read_array(text, at)
  local list = {}
  return list, read_items(text, at, "]", function(from)
    local value, behind = read(text, from)
    list[#list + 1] = value
    return behind
  end)
end

local function read_object(text, at)
  local object = {}
  return object, read_items(text, at, "}", function(from)
    if text:sub(from, from) ~= '"' then fail(from, "a name is missing") end
    local name, behind = read_string(text, from)
    behind = skip(text, behind)
    if text:sub(behind, behind) ~= ":" then fail(behind, "':' is missing") end
    if object[name] ~= nil then fail(from, "a name is there twice") end
    object[name], behind = read(text, skip(text, behind + 1))
    return behind
  end)
end

function read(text, at)
  local sign = text:sub(at, at)
  if sign == "{" then return read_object(text, at) end
  if sign == "[" then return read_array(text, at) end
  if sign == '"' then return read_string(text, at) end
  local word = text:match("^%l+", at)
  if word and words[word] ~= nil then return words[word], at + #word end
  local number = text:match("^-?%d+%.?%d*[eE]?[+-]?%d*", at)
  if not number or not tonumber(number) then fail(at, "no value") end
  return tonumber(number), at + #number
end

-- The value of the whole text; an error where it is no JSON.
function json.decode(text)
  local value, at = read(text, skip(text, 1))
  at = skip(text, at)
  if at <= #text then fail(at, "there is more behind the value") end
  return value
end

return json
