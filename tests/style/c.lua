-- c: just enough of C to measure it: tokens with their lines, functions with
-- their parameters and the nesting of their statements. The sources are known to
-- compile; macros that open a block, such as TEST(x) {, count as functions.
local c = {}

-- Blanks out comments, strings and preprocessor lines, and keeps the line ends.
local function blank(text)
  local function hide(part) return (part:gsub("[^\n]", " ")) end
  local out, at = {}, 1
  while at <= #text do
    local two, one = text:sub(at, at + 1), text:sub(at, at)
    local stop
    if two == "/*" then
      stop = select(2, text:find("*/", at + 2, true))
    elseif two == "//" then
      stop = (text:find("\n", at, true) or #text + 1) - 1
    elseif one == '"' or one == "'" then
      stop = at + 1
      while text:sub(stop, stop) ~= one do
        stop = stop + (text:sub(stop, stop) == "\\" and 2 or 1)
      end
      out[#out + 1] = one .. hide(text:sub(at + 1, stop - 1)) .. one
      at, stop = stop + 1, nil
      goto continue
    elseif one == "#" and text:sub(1, at - 1):match("[^\n]*$"):match("^[ \t]*$") then
      stop = at
      repeat stop = text:find("\n", stop + 1, true) or #text until text:sub(stop - 1, stop - 1) ~= "\\"
    end
    if stop then
      out[#out + 1] = hide(text:sub(at, stop))
      at = stop + 1
    else
      out[#out + 1] = one
      at = at + 1
    end
    ::continue::
  end
  return table.concat(out)
end

-- { text, line } of each word and sign.
function c.tokens(text)
  local tokens, line = {}, 1
  local code, at = blank(text), 1
  while at <= #code do
    local word = code:match("^[%w_]+", at) or code:sub(at, at)
    if word == "\n" then
      line = line + 1
    elseif not word:match("^%s") then
      tokens[#tokens + 1] = { text = word, line = line }
    end
    at = at + #word
  end
  return tokens
end

-- Index of the bracket that closes the one at `i`.
local CLOSING = { ["("] = ")", ["{"] = "}", ["["] = "]" }
local function close_of(tokens, i)
  local open, depth = tokens[i].text, 0
  for k = i, #tokens do
    if tokens[k].text == open then depth = depth + 1 end
    if tokens[k].text == CLOSING[open] then
      depth = depth - 1
      if depth == 0 then return k end
    end
  end
  error("no end of " .. open)
end

-- Number of parameters between two brackets.
local function parameters(tokens, from, to)
  if to == from + 1 or (to == from + 2 and tokens[from + 1].text == "void") then return 0 end
  local count, depth = 1, 0
  for k = from + 1, to - 1 do
    local text = tokens[k].text
    if CLOSING[text] then depth = depth + 1 end
    if text == ")" or text == "}" or text == "]" then depth = depth - 1 end
    if text == "," and depth == 0 then count = count + 1 end
  end
  return count
end

local statement

-- Walks over what may stand between { and }; returns the index behind it.
local function block(tokens, i, depth, seen)
  local last = close_of(tokens, i)
  i = i + 1
  while i < last do i = statement(tokens, i, depth, seen) end
  return last + 1
end

local LOOPS = { ["if"] = true, ["for"] = true, ["while"] = true, ["switch"] = true, vec_each = true }

-- Walks over one statement at `depth`; returns the index behind it.
function statement(tokens, i, depth, seen)
  local text = tokens[i].text
  seen.deepest = math.max(seen.deepest, depth)
  if text == "{" then return block(tokens, i, depth, seen) end
  if text == "do" then return statement(tokens, i + 1, depth + 1, seen) end
  if text == "else" then
    return statement(tokens, i + 1, tokens[i + 1].text == "if" and depth or depth + 1, seen)
  end
  if LOOPS[text] then
    local after = close_of(tokens, i + 1) + 1
    if tokens[after].text == ";" then return after + 1 end
    return statement(tokens, after, depth + 1, seen)
  end
  while tokens[i].text ~= ";" do
    local here = tokens[i].text
    if here == ":" and (text == "case" or text == "default") then return i + 1 end
    i = CLOSING[here] and close_of(tokens, i) or i
    i = i + 1
  end
  return i + 1
end

-- { name, line, lines, parameters, depth } of each function with a body.
function c.functions(text)
  local tokens, found = c.tokens(text), {}
  local start, i = 1, 1
  while i <= #tokens do
    local here = tokens[i].text
    if here == ";" then
      start, i = i + 1, i + 1
    elseif here == "{" then
      local last = close_of(tokens, i)
      if tokens[i - 1].text == ")" then
        local open
        for k = start, i do
          if tokens[k].text == "(" then open = k break end
        end
        -- attributes come before the name that counts
        while tokens[open - 1].text == "__attribute__" do
          local k = close_of(tokens, open) + 1
          while tokens[k].text ~= "(" do k = k + 1 end
          open = k
        end
        local seen = { deepest = 0 }
        block(tokens, i, 0, seen)
        found[#found + 1] = {
          name = tokens[open - 1].text,
          line = tokens[start].line,
          lines = tokens[last].line - tokens[start].line + 1,
          parameters = parameters(tokens, open, close_of(tokens, open)),
          depth = seen.deepest,
        }
        start = last + 1
      end
      i = last + 1
    elseif here == "(" then
      i = close_of(tokens, i) + 1
    else
      i = i + 1
    end
  end
  return found
end

-- Names that are called, each with its line.
function c.calls(text)
  local tokens, calls = c.tokens(text), {}
  for i = 1, #tokens - 1 do
    local before = i > 1 and tokens[i - 1].text
    if tokens[i + 1].text == "(" and tokens[i].text:match("^[%a_]") and before ~= "." and before ~= ">" then
      calls[#calls + 1] = tokens[i]
    end
  end
  return calls
end

-- Lines of #include "...", each with what it names.
function c.includes(text)
  local list, line = {}, 0
  for row in (text .. "\n"):gmatch("([^\n]*)\n") do
    line = line + 1
    local name = row:match('^%s*#%s*include%s+"([^"]+)"')
    if name then list[#list + 1] = { text = name, line = line } end
  end
  return list
end

return c
