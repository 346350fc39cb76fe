-- The bank itself: every question is there in both languages with all its parts,
-- and names the techniques that its owner asked for; and `wenda check` finds nothing in
-- it, nor in the author's guide.
--
--     lua5.4 tests/content/run.lua [BUILD-FOLDER]        in the project's folder
package.path = "tests/lib/?.lua;tests/content/?.lua;" .. package.path
local harness = require "harness"
local check_findings = require "findings"
local terms = require "terms"

local build = arg[1] or "build"

local QUESTIONS = 30
local PARTS = {
    zh = { "口述回答", "要点", "详解", "常见误区", "追问", "参考资料" },
    en = { "Spoken answer", "Key points", "In depth", "Pitfalls", "Follow-ups", "References" },
}

local function check(holds, format, ...)
    harness.check(format:format(...), holds)
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

check_findings(build)
harness.finish()
