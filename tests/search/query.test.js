/* How queries are read, and what readers may type that is no query: rules of themes/README.md, cases by hand. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { manifest, open, said } from "./stage.js";

const zh = open("zh");
const en = open("en");
const urls = ({ pages }) => pages.map(({ url }) => url);
const all = { limit: Infinity };

test("words are AND, and where they stand does not matter", async () => {
  const both = urls(await zh.query("Adam 优化器", all));
  const [adam, optimizer] = [urls(await zh.query("Adam", all)), urls(await zh.query("优化器", all))];
  assert.ok(both.length > 0 && both.length < Math.max(adam.length, optimizer.length));
  assert.deepEqual(both.sort(), adam.filter((url) => optimizer.includes(url)).sort());
  assert.deepEqual(urls(await zh.query("优化器 adam", all)).sort(), both);
  assert.deepEqual(urls(await zh.query("Adam优化器", all)).sort(), both, "no page has it without a blank");
});

test("a quoted phrase is found as it is", async () => {
  const phrase = urls(await en.query('"gradient clipping"', all));
  assert.ok(phrase.length > 0);
  for (const url of phrase) assert.match(said(url).text, /gradient clipping/i);
  const apart = urls(await en.query("gradient clipping", all));
  assert.deepEqual(phrase.filter((url) => !apart.includes(url)), []);
});

test("clip_grad_norm_ is found by its parts, together or apart", async () => {
  const whole = urls(await zh.query("clip_grad_norm_", all)).sort();
  assert.ok(whole.includes("vanishing-exploding-gradients.html"));
  for (const part of ["clip_grad", "grad norm", "gradnorm", "clipgradnorm", "CLIP_GRAD_NORM"]) {
    const found = urls(await zh.query(part, all));
    assert.deepEqual(whole.filter((url) => !found.includes(url)), [], part);
  }
});

test("one character is a query", async () => {
  const { pages } = await zh.query("熵", all);
  assert.ok(pages.length > 0);
  for (const { url } of pages) assert.match(said(url).title + said(url).text, /熵/);
});

test("case, width and accents are the same, and so are traditional characters", async () => {
  for (const [typed, same] of [["DROPOUT", "dropout"], ["ＤＲＯＰＯＵＴ", "dropout"], ["drópout", "dropout"], ["過擬合", "过拟合"], ["優化器", "优化器"]]) {
    assert.deepEqual(urls(await zh.query(typed, all)), urls(await zh.query(same, all)), typed);
  }
  assert.ok((await zh.query("過擬合")).words.includes("过拟合"), "what is marked stands in the page");
});

test("one letter may be wrong in a word of five", async () => {
  const right = urls(await en.query("overfitting"));
  for (const typed of ["overfiting", "overfittting", "overfitying", "ovrefitting"]) {
    const answer = await en.query(typed);
    assert.deepEqual(urls(answer), right, typed);
    assert.ok(answer.words.some((word) => word.toLowerCase() === "overfitting"));
  }
  assert.deepEqual(urls(await en.query("xqz")), []);
});

test("the spelling of another country is found, behind the one that was typed", async () => {
  const typed = await en.query("optimizer", all);
  assert.ok(typed.pages.length > 0 && typed.more.length > 0);
  for (const { url } of typed.pages) assert.match(said(url).text, /optimizer/i);
  const british = urls(await en.query("optimiser", all));
  assert.ok(british.length > 3 && british.every((url) => [...typed.pages, ...typed.more].some((page) => page.url === url)), british.join());
  assert.deepEqual(typed.best.slice(0, typed.pages.length).map(({ url }) => url), urls(typed), "what was typed comes first");
  assert.ok(typed.words.includes("optimiser"), "and is marked");
  assert.deepEqual(urls(await en.query("behavior")), urls(await en.query("behaviour")));
  assert.deepEqual(urls(await en.query('"optimisers"', all)), urls(await en.query('"optimisers"', all)).filter((url) => /optimisers/.test(said(url).text)), "not in quotes");
});

test("two words that are typed as one are found", async () => {
  for (const [text, apart] of [["batchnorm", /batch norm/i], ["weightdecay", /weight decay/i], ["layernorm", /layer norm|layernorm/i], ["gradnorm", /grad_norm/]]) {
    const { pages, near } = await en.query(text, all);
    assert.ok(!near && pages.length > 0, text);
    for (const { url } of pages) assert.match(said(url).text, apart, text);
  }
  const { best } = await zh.query("batchnorm");
  assert.match(said(best[0].url).text, /批归一化/);
});

test("a root is found as programs write it", async () => {
  for (const search of [zh, en]) {
    const [first] = urls(await search.query("√d_k"));
    for (const text of ["sqrt(d_k)", "√(d_k)", "\\sqrt{d_k}"]) assert.equal(urls(await search.query(text))[0], first, text);
  }
  assert.match(urls(await zh.query("为什么除以sqrt(d_k)"))[0], /attention/);
});

test("a term is found by what it is called in its address, too", async () => {
  for (const [typed, name] of [["overfitting", "过拟合"], ["warmup", "预热"], ["gradient clipping", "梯度裁剪"], ["Exploding Gradients", "梯度爆炸"]]) {
    const { best, words } = await zh.query(typed);
    assert.ok(words.some((word) => name.includes(word)), `${typed} marks ${words}`);
    assert.match(said(best[0].url).text, new RegExp(name), typed);
  }
});

test("what means the same is found, behind what was typed", async () => {
  for (const [search, typed, same] of [[zh, "脱敏", "匿名化"], [zh, "梅尔频谱", "梅尔谱"], [en, "ASR", "speech recognition"]]) {
    const { pages, near } = await search.query(typed);
    assert.ok(near && pages.length > 0, typed);
    assert.ok(said(pages[0].url).text.includes(same), `${typed}: ${pages[0].url} has ${same}`);
    assert.deepEqual(urls(await search.query(`"${typed}"`)), [], `${typed}, and nothing else`);
  }
  const { pages, more, best } = await zh.query("图片", all);
  assert.deepEqual(pages.filter(({ url }) => !said(url).text.includes("图片")), []);
  assert.deepEqual(more.filter(({ url }) => !/图像|照片/.test(said(url).text)), []);
  assert.ok(best.slice(0, 2).some(({ title }) => title.includes("图像")));
});

test("each list of synonyms has a word that the pages have", async () => {
  for (const [language, search] of [["zh", zh], ["en", en]]) {
    const { synonyms } = manifest(language);
    assert.ok(synonyms.length > 50);
    for (const words of synonyms) {
      const found = await Promise.all(words.map(async (word) => (await search.query(`"${word}"`)).total));
      assert.ok(found.some(Boolean), words.join(", "));
    }
  }
});

test("a joint too much is forgiven, and a wrong letter beside joints", async () => {
  const right = urls(await en.query("overfitting", all)).sort();
  const answer = await en.query("over-fitting", all);
  assert.deepEqual(urls(answer).sort(), right);
  const clipping = urls(await zh.query("clip_grad_norm_", all)).sort();
  for (const typed of ["clip_grad_nrom_", "clip_grad_normm_", "clip-grad-norm", "clip_gradnorm"]) {
    assert.deepEqual(urls(await zh.query(typed, all)).sort(), clipping, typed);
  }
  const apart = urls(await en.query('"early stopping"', all)).sort();
  assert.deepEqual(urls(await en.query("early_stopping", all)).sort(), apart, "blanks for joints");
  assert.equal((await en.query("q-zx", all)).total, 0, "no page has the letters side by side");
});

test("“such quotes” make a phrase where no page has them", async () => {
  const phrase = urls(await en.query('"gradient clipping"', all));
  for (const typed of ["“gradient clipping”", "„gradient clipping“", "＂gradient clipping＂"]) {
    assert.deepEqual(urls(await en.query(typed, all)), phrase, typed);
  }
  const tagged = urls(await zh.query('tag:"数据"', all));
  assert.deepEqual(urls(await zh.query("tag:“数据”", all)), tagged);
  const quoted = said("attention.html").text.match(/“[^“”]{2,8}”/)[0];
  for (const url of urls(await zh.query(quoted, all))) assert.ok(said(url).text.includes(quoted), "with the quotes, where a page has them");
});

test("tag: and difficulty: leave pages out, and do so alone too", async () => {
  const data = urls(await zh.query("tag:data", all));
  assert.deepEqual(urls(await zh.query("tag:数据", all)).sort(), [...data].sort());
  for (const url of data) assert.match(said(url).tags, /数据/);
  const both = await zh.query("tag:data 过拟合", all);
  for (const { tags } of both.pages) assert.ok(tags.includes("data"));
  const hard = await zh.query("过拟合 difficulty:3", all);
  assert.ok(hard.pages.length > 0);
  for (const { difficulty } of hard.pages) assert.equal(difficulty, 3);
});

test("a difficulty has its number and its name", async () => {
  const named = open("zh", { difficulties: ["入门", "基础", "进阶", "深入", "专家"] });
  const hard = urls(await zh.query("difficulty:4", all));
  assert.ok(hard.length > 0);
  for (const text of ["difficulty:深入", "difficulty：深入", 'difficulty:"深入"']) assert.deepEqual(urls(await named.query(text, all)), hard, text);
  assert.deepEqual(urls(await named.query("过拟合 difficulty:进阶", all)), urls(await zh.query("过拟合 difficulty:3", all)));
});

test("tags and difficulties go by their names in all languages of the site", async () => {
  const english = { difficulties: ["Introductory", "Basic", "Intermediate", "Advanced", "Expert"], tags: { data: "Data", training: "数据" } };
  const both = open("zh", { difficulties: ["入门", "基础", "进阶", "深入", "专家"], others: [english] });
  for (const [typed, same] of [["difficulty:Advanced", "difficulty:4"], ["difficulty:深入", "difficulty:4"], ["tag:Data", "tag:data"]]) {
    const { pages, unknown } = await both.query(typed, all);
    assert.deepEqual(unknown, [], typed);
    assert.deepEqual(urls({ pages }), urls(await zh.query(same, all)), typed);
  }
  assert.deepEqual(urls(await both.query("tag:数据", all)), urls(await zh.query("tag:data", all)), "the name in the page's language comes first");
  const clash = open("zh", { others: [{ tags: { data: "training" } }] });
  assert.deepEqual(urls(await clash.query("tag:training", all)), urls(await zh.query("tag:training", all)), "an id comes before all names");
});

test("quotes around nothing ask for nothing", async () => {
  for (const typed of ['""', '"  "', "“”"]) {
    const { words, total } = await zh.query(typed);
    assert.deepEqual([words, total], [[], 0], typed);
  }
  assert.deepEqual(urls(await zh.query('"" 过拟合', all)), urls(await zh.query("过拟合", all)));
});

test("whole words are marked where a page has them, not pieces of words", async () => {
  const { best } = await zh.query("optimizer");
  const whole = best.filter(({ words }) => words.includes("优化器"));
  assert.ok(whole.length > 1);
  for (const { words } of whole) assert.deepEqual(words.filter((word) => ["优化", "化器"].includes(word)), []);
  const marks = whole.flatMap(({ sections }) => sections).flatMap(({ excerpt }) => excerpt.filter(({ mark }) => mark).map(({ text }) => text));
  assert.deepEqual(marks.filter((text) => !/^(优化器|optimi[sz]er)$/i.test(text)), []);
});

test("a tag or difficulty that there is not is told, and leaves out nothing", async () => {
  const { pages, unknown } = await zh.query("tag:天文 过拟合 difficulty:9", all);
  assert.deepEqual(unknown, ["tag:天文", "difficulty:9"]);
  assert.deepEqual(pages.map(({ url }) => url), urls(await zh.query("过拟合", all)));
  const alone = await en.query("tag:astronomy", all);
  assert.deepEqual([alone.unknown, alone.total], [["tag:astronomy"], 0]);
  assert.deepEqual((await zh.query("tag:数据 difficulty:3")).unknown, []);
});

test("the guide is searched by itself, and no search of questions shows it", async () => {
  for (const language of ["zh", "en"]) {
    const guide = open(`${language}-guide`);
    const [first] = urls(await guide.query("footnote"));
    assert.match(first, /guide\/footnotes\.html$/);
    for (const url of urls(await guide.query("attention", all))) assert.match(url, /guide\//);
  }
  for (const url of urls(await en.query("footnote", all))) assert.doesNotMatch(url, /guide\//);
});

test("a result leads to the section and shows where the words are", async () => {
  const { pages } = await zh.query("FlashAttention", all);
  const [first] = pages;
  assert.equal(first.url, "attention.html");
  for (const section of first.sections) {
    assert.match(section.url, /^attention\.html#/);
    const shown = section.excerpt.map(({ text }) => text).join("");
    const marked = section.excerpt.filter(({ mark }) => mark).map(({ text }) => text);
    assert.ok(marked.includes("FlashAttention") || /FlashAttention/.test(section.heading), shown);
  }
});

const LONG = 10_000;
const odd = {
  "nothing": "",
  "blanks": " \t\u3000\n",
  "punctuation": "。，！？…—“”",
  "signs of regular expressions": "^.*[a-z]+(?=x)\\d{2,}$|)(",
  "HTML": '<img src=x onerror="alert(1)"><script>alert(1)</script>&amp;',
  "emoji": "👩‍👩‍👧‍👦🙂🏳️‍🌈",
  "half a character": "\ud83d",
  "a quote": '"',
  "an empty phrase": '""',
  "filters without a value": "tag: difficulty:",
  "names of an object": "__proto__ constructor toString",
  "a very long word": "a".repeat(LONG),
  "a very long text": "梯度".repeat(LONG / 2),
  "very many words": Array.from({ length: LONG / 5 }, (_, i) => `w${i}`).join(" "),
  "a control character": "\0\u001b",
};

for (const [what, text] of Object.entries(odd)) {
  test(`${what} is a query like others`, async () => {
    for (const search of [zh, en]) {
      const start = performance.now();
      const { pages, failed } = await search.query(text);
      assert.deepEqual(failed, []);
      assert.ok(pages.length <= 10);
      assert.ok(performance.now() - start < 2000, "in time");
    }
  });
}

test("a file that cannot be had is told, the others answer, and it is asked for again", async () => {
  let broken = /search\/zh-t1\./;
  const search = open("zh", { fails: (path) => broken?.test(path) });
  const some = await search.query("数据", all);
  assert.equal(some.failed.length, 1);
  assert.match(some.failed[0], broken);
  assert.ok(some.pages.length > 0);
  broken = undefined;
  const rest = await search.query("数据", all);
  assert.deepEqual(rest.failed, []);
  assert.ok(rest.total > some.total);
});
