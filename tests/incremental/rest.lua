-- rest: a build that follows another after some seconds looks at the stamps of files alone. Each kind of change must show
-- in them: a bank each, for stamps of what changed just now are not believed.
package.path = "tests/lib/?.lua;tests/incremental/?.lua;" .. package.path
local harness = require "harness"
local bank = require "bank"
local pair = require "pair"
local check, quote = harness.check, harness.quote

local QUESTIONS, PLAIN = 6, 1
local SECONDS = 4

-- Before the first build, where something must be there for it, and the change; as shell commands in the pair's folder.
local changes = {
  { "text of the same length, time of writing kept", "", [[f=bank/content/zh/01-q1.md
    touch -r $f time && sed 's/结论/论结/' $f >new && cat new >$f && touch -r time $f]] },
  { "page new", "", "cp bank/content/zh/plain-1.md new && sed 's/plain-1/plain-9/' new >bank/content/zh/plain-9.md" },
  { "page deleted", "", "rm bank/content/en/02-q2.md" },
  { "page renamed", "", "mv bank/content/zh/index.md bank/content/zh/home.md" },
  { "page replaced by another file", "", "sed 's/结论/论结/' bank/content/zh/01-q1.md >new && mv new bank/content/zh/01-q1.md" },
  { "page behind a symlink", "mv bank/content/zh/01-q1.md page && ln -s ../../../page bank/content/zh/01-q1.md", "echo More >>page" },
  { "folder of a language behind a symlink", "mv bank/content/en pages && ln -s ../../pages bank/content/en", "echo More >>pages/01-q1.md" },
  { "settings", "", "sed -i 's/训练/训/' bank/content/site.yaml" },
  { "glossary", "", "sed -i 's/要变小的数/数/' bank/content/glossary.yaml" },
  { "glossary deleted", "sed -i 's/.*{term=loss}//' bank/content/*/*.md", "rm bank/content/glossary.yaml" },
  { "synonyms", "", "echo 'zh: [[甲, 乙]]' >bank/content/synonyms.yaml" },
  { "image", "", "sed -i 's/20/40/' bank/content/images/image-6.svg" },
  { "image in a hidden folder", "mv bank/content/images bank/content/.images && sed -i 's#/images/#/.images/#' bank/content/*/*.md",
    "sed -i 's/20/40/' bank/content/.images/image-6.svg" },
  { "linked file", "sed -i 's|## Key points|&\\n\\n[a](../files/note-1.txt)|' bank/content/en/01-q1.md", "echo x >>bank/content/files/note-1.txt" },
  { "hidden file that is linked", [[sed -i 's|## Key points|&\n\n[a](../files/.note.txt)|' bank/content/en/01-q1.md
    echo x >bank/content/files/.note.txt]], "echo y >>bank/content/files/.note.txt" },
  { "included code", "", "sed -i 's/return 3/return 4/' bank/code/part-3.c" },
  { "hidden code that is included", "mv bank/code bank/.code && sed -i 's#=code/#=.code/#' bank/content/*/*.md",
    "sed -i 's/return 3/return 4/' bank/.code/part-3.c" },
  { "guide", "", "echo More >>bank/guide/guide-1.md" },
  { "guide page new", "", "sed 's/guide-1/guide-9/; s/number: 1/number: 9/' bank/guide/guide-1.md >bank/guide/guide-9.md" },
  { "demo", "sed -i 's/^title/demos: [spin]\\n&/' bank/content/zh/01-q1.md", "sed -i 's/一圈/两圈/' bank/demos/spin/frame.zh.json" },
  { "demo's source", "sed -i 's/^title/demos: [spin]\\n&/' bank/content/zh/01-q1.md", "echo 'int z;' >>bank/demos/spin/source/demo.c" },
  { "template", "", "echo x >>bank/content/theme/templates/partials/footer.html" },
  { "template new", "", "echo x >bank/content/theme/templates/partials/pager.html" },
  { "template deleted", "", "rm bank/content/theme/templates/partials/footer.html" },
  { "words", "", "echo 'previous: 前' >>bank/content/theme/strings/zh.yaml" },
  { "filter", "", "echo 'return function(doc) doc:append(paragraph(\"x\")) end' >bank/content/theme/filters/20-x.lua" },
  { "asset", "", "mkdir bank/content/theme/assets && echo 'p {}' >bank/content/theme/assets/site.css" },
  { "published page damaged", "", "echo x >>kept/site/q1.html" },
  { "published page deleted", "", "rm kept/site/q1.html" },
  { "published asset deleted", "", "rm kept/site/assets/wenda.*.css" },
  { "published search deleted", "", "find kept/site/search -type f -delete" },
  { "manifest deleted", "", "rm kept/site/.wenda-manifest" },
  { "site deleted", "", "rm -r kept/site" },
}

local function prepare(wenda, room, number)
  local folder = ("%s/%d"):format(room, number)
  harness.must("mkdir -p " .. quote(folder))
  local self = pair.new(wenda, folder, bank.make(folder .. "/bank", QUESTIONS, PLAIN))
  self:run(changes[number][2] .. "\n:")
  local output, code = self:build()
  check(changes[number][1] .. ": builds", code == 0, output)
  return self
end

return function(wenda, room)
  local pairs_of = {}
  for number = 1, #changes do pairs_of[number] = prepare(wenda, room, number) end
  harness.must("sleep " .. SECONDS)
  for _, self in ipairs(pairs_of) do self:build() end
  for number, self in ipairs(pairs_of) do
    local what = changes[number][1]
    local output = self:build "-v"
    check(what .. ": before, there is nothing to do", output:find "^%d+ pages, 0 files written, 0 removed, [^\n]*\n$", output)
    self:run(changes[number][3])
    self:agree(what .. ", after a rest")
  end
end
