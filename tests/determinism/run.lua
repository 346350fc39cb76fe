-- The same input gives the same bytes: on any number of threads, in another folder, locale and time zone, with another umask
-- and SOURCE_DATE_EPOCH. (That what is only redone in part has them too is for tests/incremental/, that the demos' WebAssembly
-- has them for ./dev soak.)
--
--     lua5.4 tests/determinism/run.lua BUILD-FOLDER
package.path = "tests/lib/?.lua;" .. package.path
local harness = require "harness"
local quote, must, check = harness.quote, harness.must, harness.check

local build = arg[1] or "build"
local wenda = quote(must("realpath " .. quote(build)):gsub("\n$", "") .. "/bin/wenda")
local room = harness.scratch(build, "determinism")

local function build_site(source, out, options)
  local command = ("%s build %s -o %s/%s %s 2>&1"):format(wenda, quote(source), quote(room), out, options or "")
  local output, code = harness.run(command)
  check("builds " .. source .. " into " .. out, code == 0, output)
  return output
end

local function check_equal(what, one, other)
  local difference = harness.run(("cd %s && diff -rq %s %s 2>&1"):format(quote(room), one, other))
  check(what, difference == "", difference)
end

build_site("content", "one", "-j 1")
build_site("content", "four", "-j 4")
check_equal("1 thread and 4 threads", "one", "four")
build_site("content", "eight", "-j 8")
check_equal("1 thread and 8 threads", "one", "eight")

local again = build_site("content", "four", "-j 4")
check("a second build writes nothing", again:find(" 0 files written", 1, true), again)

-- A copy of the bank with its files made in another order. (Its settings name a folder beside it, the guide.)
local function copy_bank(name)
  local to = room .. "/" .. name .. "/"
  for _, folder in ipairs { "content", "tests/spec" } do
    must(("find %s -type d | sort | while read -r d; do mkdir -p %s\"$d\"; done"):format(folder, quote(to)))
    must(("find %s -type f | sort -r | while read -r f; do cat \"$f\" > %s\"$f\"; done"):format(folder, quote(to)))
  end
  return to .. "content"
end

-- The settings of a bank, with others for some keys.
local function set(bank, values)
  local text = harness.read(bank .. "/site.yaml")
  for key, value in pairs(values) do
    text = ("\n" .. text):gsub("\n" .. key .. ":[^\n]*", ""):sub(2) .. ("\n%s: %s\n"):format(key, value)
  end
  harness.write(bank .. "/site.yaml", text)
end

-- Two copies of the same commits, which know the same times.
local GIT = "export HOME=" .. quote(room) .. [[ GIT_CONFIG_NOSYSTEM=1
unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE
commit() { GIT_COMMITTER_DATE="$1 +0000" git -c user.name=t -c user.email=t@example.org commit -qm "$1"; }
]]
set(copy_bank("repository"), { dates = "true", url = "https://example.org" })
must(GIT .. ("cd %s/repository && git init -q && git add content/zh && commit 1000000000 && git add -A && commit 1100000000")
  :format(quote(room)))
must(GIT .. ("git clone -q %s/repository %s/clone"):format(quote(room), quote(room)))
build_site(room .. "/repository/content", "dated", "-j 1")
local map = harness.read(room .. "/dated/sitemap.xml") or ""
check("the times are those of the commits", map:find("<lastmod>2001-09-09</lastmod>", 1, true) and
  map:find("<lastmod>2004-11-09</lastmod>", 1, true), map:sub(1, 1000))

-- At another place, for another reader of clocks. (Copies that nobody committed have no times.)
for _, name in ipairs { "here", "elsewhere" } do set(copy_bank(name), { dates = "false" }) end
build_site(room .. "/here/content", "stayed")
wenda = "umask 077; SOURCE_DATE_EPOCH=1 TZ=Asia/Shanghai LC_ALL=C LANG=zh_CN.UTF-8 " .. wenda
build_site(room .. "/elsewhere/content", "moved", "-j 2")
check_equal("another folder, locale, time zone, umask, time of the build and order of files", "stayed", "moved")
build_site(room .. "/clone/content", "dated-clone", "-j 4")
check_equal("a repository and its clone", "dated", "dated-clone")

build_site("tests/sites/pass/bank/input/bank.md", "bank-one", "-j 1")
build_site("tests/sites/pass/bank/input/bank.md", "bank-four", "-j 4")
check_equal("a bank in one file, 1 thread and 4 threads", "bank-one", "bank-four")

harness.finish()
