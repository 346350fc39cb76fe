-- The bank itself: every question is there in both languages with all its parts,
-- and names the techniques that its owner asked for; and `wenda check` finds nothing in
-- it, nor in the author's guide.
--
--     lua5.4 tests/content/run.lua [BUILD-FOLDER]        in the project's folder
package.path = "tests/lib/?.lua;" .. package.path
local json = require "json"

local terms = dofile("tests/content/terms.lua")
local build = arg[1] or "build"

local QUESTIONS = 30
local PARTS = {
    zh = { "口述回答", "要点", "详解", "常见误区", "追问", "参考资料" },
    en = { "Spoken answer", "Key points", "In depth", "Pitfalls", "Follow-ups", "References" },
}

local passed, failed = 0, 0

local function check(holds, format, ...)
    if holds then
        passed = passed + 1
    else
        failed = failed + 1
        print("FAILED " .. format:format(...))
    end
end

local function read(path)
    local file = assert(io.open(path, "rb"))
    local text = file:read("a")
    file:close()
    return text
end

-- The question files of a language, by number.
local function questions(lang)
    local found = {}
    local list = assert(io.popen("ls content/" .. lang .. "/*.md"))
    for path in list:lines() do
        local text = read(path)
        local number = tonumber(text:match("\nnumber: (%d+)\n"))
        if number then
            check(not found[number], "%s: number %d is used twice", path, number)
            found[number] = { path = path, text = text, id = text:match("\nid: ([%w-]+)\n") }
        end
    end
    list:close()
    return found
end

-- The text without code blocks, in which a line may well begin with '#'.
local function prose(text)
    return (text:gsub("\n```.-\n```", "\n"))
end

local function headings(text, level)
    local list = {}
    local mark = ("#"):rep(level)
    for title in prose(text):gmatch("\n" .. mark .. " ([^\n]+)") do
        list[#list + 1] = title
    end
    return list
end

local function check_parts(question, lang)
    local found = headings(question.text, 2)
    check(table.concat(found, "|") == table.concat(PARTS[lang], "|"), "%s: its parts are %s",
        question.path, table.concat(found, ", "))
end

-- In any letter case: a term may begin a sentence.
local function names(text, term)
    return text:lower():find(term:lower(), 1, true) ~= nil
end

local zh, en = questions("zh"), questions("en")
for number = 1, QUESTIONS do
    local pair = { zh = zh[number], en = en[number] }
    check(pair.zh and pair.en, "question %d is missing in a language", number)
    if pair.zh and pair.en then
        check(pair.zh.id == pair.en.id, "question %d has two ids: %s and %s", number, pair.zh.id,
            pair.en.id)
        check(#headings(pair.zh.text, 3) == #headings(pair.en.text, 3),
            "%s and %s differ in their level-3 headings", pair.zh.path, pair.en.path)
        check_parts(pair.zh, "zh")
        check_parts(pair.en, "en")
        for _, term in ipairs(terms[number]) do
            check(names(pair.zh.text, term), "%s does not name '%s'", pair.zh.path, term)
        end
    end
end

-- Where the newest commits alone were fetched, git does not know when pages changed, which is no fault of theirs.
local function is_about_git(finding)
    return finding.message:find("^'dates' asks git") ~= nil
end

local function check_findings()
    local told = assert(io.popen(build .. "/bin/wenda check content --json"))
    local report = json.decode(told:read("a"))
    told:close()
    check(report.pages > 2 * QUESTIONS, "wenda check saw %d pages", report.pages)
    for _, finding in ipairs(report.findings) do
        check(is_about_git(finding), "%s:%s: %s", finding.file, finding.line, finding.message)
    end
end
check_findings()

print(("%d passed, %d failed"):format(passed, failed))
os.exit(failed == 0)
