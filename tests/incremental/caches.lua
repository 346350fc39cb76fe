-- caches: what the last build has left is never trusted: no bad cache is of any consequence, whoever made it bad, and
-- neither is a build that was killed.
package.path = "tests/lib/?.lua;tests/incremental/?.lua;" .. package.path
local harness = require "harness"
local bank = require "bank"
local pair = require "pair"
local check, quote = harness.check, harness.quote

local QUESTIONS, PLAIN = 8, 2
local CUTS, FLIPS, SEALED, KILLS = 50, 20, 200, 30
local CACHE = "kept/.wenda/site"

-- What an accident, or somebody else, may do to the cache.
local accidents = {
  { "empty", ": > kept/.wenda/site" },
  { "missing", "rm kept/.wenda/site" },
  { "of another version", "sed -i '1s/.*/wenda cache 0/' kept/.wenda/site" },
  { "of another site", "cp other/.wenda/site kept/.wenda/site" },
  { "a folder", "rm kept/.wenda/site && mkdir -p kept/.wenda/site/x", "rm -r kept/.wenda/site" },
  { "a file in the place of its folder", "rm -r kept/.wenda && : > kept/.wenda", "rm kept/.wenda" },
  { "a symlink to nothing", "ln -sfn nothing kept/.wenda/site", "rm kept/.wenda/site" },
  { "unreadable", "chmod 0 kept/.wenda/site", "chmod 600 kept/.wenda/site", true },
  { "in a folder that nobody may write to", "chmod 500 kept/.wenda", "chmod 700 kept/.wenda", true },
}

local function check_accidents(self)
  local is_root = self:run "id -u" == "0\n"
  for _, accident in ipairs(accidents) do
    local what, command, mend, as_user = table.unpack(accident)
    if as_user and is_root then
      harness.skip("a cache " .. what, "root may read and write all")
    else
      self:run(command)
      self.bank:set_field("content/zh/01-q1.md", "title", what)
      self:agree("a cache " .. what)
      self:agree("a cache " .. what .. ", once more")
      if mend then self:run(mend) end
      self:agree("a cache " .. what .. ", mended")
    end
  end
end

-- Of a cache that is cut or otherwise damaged nothing is believed.
local function check_ignored(self, what, cache)
  harness.write(self.room .. "/" .. CACHE, cache)
  self:run "touch bank/content/zh/01-q1.md" -- or stamps alone may say that there is nothing to do
  local output, code = self:build "-v"
  local _, unknown = output:gsub(": nothing is known of it\n", "")
  local _, lines = output:gsub("\n", "")
  check(what .. " is ignored", code == 0 and unknown > 0 and unknown == lines - 1, output)
end

local function check_damaged(self)
  self:build()
  local cache = harness.read(self.room .. "/" .. CACHE)
  for i = 1, CUTS do
    local len = math.random(0, #cache - 1)
    check_ignored(self, ("cut %d, at %d"):format(i, len), cache:sub(1, len))
  end
  for i = 1, FLIPS do
    local at, bits = math.random(#cache), math.random(255)
    check_ignored(self, ("damage %d, at %d"):format(i, at),
      cache:sub(1, at - 1) .. string.char(cache:byte(at) ~ bits) .. cache:sub(at + 1))
  end
  self:agree "after all the damage"
end

-- Formulas, and the parts of their font, are kept beside it: a site that is made anew takes them from there, but from no
-- file that is not whole.
local function writer(self)
  local path = "content/zh/02-q2.md"
  local text = self.bank.files[path]
  return function(formula) self.bank:write(path, ("%s\n$%s$\n"):format(text, formula)) end
end

-- A function that makes the site anew, and says whether something was made that the file did not have.
local function watch(self, what, file)
  return function(how, before)
    local function inode() return self:run("stat -c %i " .. file .. " 2>&1") end
    self:run("rm -rf kept/site; " .. (before or "true"))
    local known = inode()
    self:agree(what .. ", " .. how)
    return inode() ~= known
  end
end

local function check_bad(what, file, anew)
  check(what .. ": of a file that is cut nothing is believed", anew("cut", "truncate -s -1 " .. file))
  check(what .. ": nor of one that is damaged",
    anew("damaged", "printf x | dd of=" .. file .. " bs=1 seek=99 conv=notrunc status=none"))
  check(what .. ": nor of one of another version", anew("of another version", "sed -i '1s/[0-9]$/0/' " .. file))
  check(what .. ": nor of what is none", anew("of something else", "cp kept/.wenda/site " .. file))
end

local function check_formulas(self)
  local file = "kept/.wenda/site.formulas"
  local anew, write = watch(self, "formulas", file), writer(self)
  write "\\loss"
  check("formulas are kept", anew("at first", "rm -f " .. file) and not anew "kept")
  write "\\sqrt{7}"
  check("formulas: a new one is kept as well", anew "and a new one" and not anew "all of them")
  self.bank:write("content/site.yaml", self.bank.files["content/site.yaml"]:gsub("mathcal{L}", "mathbb{L}"))
  check("formulas: with another macro all are others", anew "another macro" and not anew "the macro kept")
  check_bad("formulas", file, anew)
  self:run "rm -rf kept"
end

local function check_fonts(self, tools)
  local file = "kept/.wenda/site.fonts"
  local anew, write = watch(self, "fonts", file), writer(self)
  write "\\oint x"
  check("fonts are kept", anew("at first", "rm -f " .. file) and not anew "kept")
  write "\\oint y"
  check("fonts: one for other letters is kept as well", anew "and other letters" and not anew "all of them")
  write "\\oint x"
  check("fonts: one that no page shows any more is not", anew "the first letters again")
  check_bad("fonts", file, anew)
  local wenda = self.wenda
  self.wenda = tools.another_edition
  check("fonts: a program that cuts in another way believes none of them", anew "another edition" and not anew "that edition kept")
  self.wenda = wenda
  check("fonts: nor does the one before believe those", anew "the first edition")
  local own = "bank/content/theme/fonts"
  self:run(("mkdir -p %s && { cat %s/fonts/maths.otf; echo; } > %s/maths.otf"):format(own, quote(tools.theme), own))
  check("fonts: with another font of the theme all are others", anew "another font" and not anew "that font kept")
  self:run("rm -r kept " .. own)
end

-- A cache that is wrong, and looks right: whatever comes of it, the build ends in good order.
local function check_sealed(self, reseal)
  for i = 1, SEALED do
    if i % 20 == 1 then self:run "rm -rf kept" end
    if i % 20 == 1 then self:build() end
    self:run(("cp %s good && %s %s %d %d"):format(CACHE, reseal, CACHE, math.random(1 << 30), math.random(255)))
    local output, code = self:build()
    check(("wrong cache %d"):format(i), code <= 1 and not output:find "Sanitizer" and not output:find "runtime error", output)
    self:run("cp good " .. CACHE)
  end
  self:run "rm -rf kept"
end

local function check_killed(self)
  self:build()
  for i = 1, KILLS do
    local seconds = i / KILLS * 0.3
    self.bank:set_field("content/zh/01-q1.md", "title", "Title " .. i)
    self.bank:write("content/zh/02-q2.md", self.bank.files["content/zh/02-q2.md"] .. "\n" .. i .. "\n")
    self:run(("timeout -s KILL %.3f %s build bank/content -o kept/site --demos bank/demos >/dev/null 2>&1"):format(seconds, self.wenda))
    self:agree(("killed after %.3f s"):format(seconds))
  end
end

-- tools.reseal makes a bad cache that looks right; tools.another_edition is a program that cuts fonts in another way.
return function(wenda, room, tools)
  math.randomseed(1)
  harness.must("mkdir -p " .. quote(room))
  local self = pair.new(wenda, room, bank.make(room .. "/bank", QUESTIONS, PLAIN))
  self:run(("cp -r bank another && %s build another/content -o other/site --demos another/demos"):format(wenda))
  self:build()
  check_accidents(self)
  check_damaged(self)
  check_formulas(self)
  check_fonts(self, tools)
  check_sealed(self, tools.reseal)
  check_killed(self)
end
