/* How text is set: punctuation, emphasis, measure, hints, code, paper. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { makeSite } from "./made.js";
import { PHONE, stage, WIDE, withPage } from "./stage.js";

const TEXT = `---
id: text
number: 1
title: Text
---

She said “yes”, and so did 他，她说“好”，都好。

\`文，文\` and [HTML]{.x} *强调，着重* ends.

HTML is known.

*[HTML]: Hyper Text

${"字".repeat(300)}

${"word ".repeat(200)}

\`\`\`python
x = 1  # ${"a long comment ".repeat(20)}
\`\`\`

\`\`\`
plain
\`\`\`

::: details Folded
In the fold.
:::
`;

const site = stage(makeSite({
  "site.yaml": "title: {zh: 排版, en: Type}\nlanguages: [zh, en]\n",
  "zh/text.md": TEXT,
  "en/text.md": TEXT,
  "en/code.md": "---\nid: code\ntitle: Code\n---\n\n```c\nint x;\n```\n\nText.\n\n```\nplain\n```\n\nText.\n",
  "zh/formula.md": `---\nid: formula\ntitle: 公式\n---\n\n${"得".repeat(12)}$g$，后文\n`,
  "zh/full.md": `---\nid: full\ntitle: 满行\n---\n\n从[甲](text.md)、[乙](text.md)到[丙](text.md)，${"满".repeat(60)}\n`,
  "zh/tables.md": `---\nid: tables\ntitle: 表格\n---\n\n| 手段 | 适合 | 代价 | 先量什么 |\n|-|-|-|-|\n${`| 检索 |${" 会变的事实和要引用来源的地方 |".repeat(3)}\n`.repeat(3)}
| 位置 | 分数 | 指数 | 权重 |\n|-|-|-|-|\n| 1 | 2 | 3 | 4 |\n`,
  "theme/assets/site.css": ":root { --accent: #6b3fa0; }\n",
}));

/* In the page: the width of each place of `sign` in the element, in its own em. */
const widths = (element, sign) => {
  const found = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { data, parentElement } = walker.currentNode;
    for (let at = data.indexOf(sign); at >= 0; at = data.indexOf(sign, at + 1)) {
      const range = document.createRange();
      range.setStart(walker.currentNode, at);
      range.setEnd(walker.currentNode, at + 1);
      found.push(range.getBoundingClientRect().width / parseFloat(getComputedStyle(parentElement).fontSize));
    }
  }
  return found;
};

const about = (value, wanted) => Math.abs(value - wanted) < 0.05;

for (const path of ["text.html", "en/text.html"]) {
  site.on(`${path}: full-width punctuation takes a full width`, async (page) => {
    await page.goto(site.address + path);
    const commas = await page.locator(".prose").first().evaluate(widths, "，");
    assert.equal(commas.length, 4);
    for (const width of commas) assert.ok(about(width, 1), `${width} em`);
  }, WIDE);
}

site.on("no line begins with the comma behind a formula", async (page) => {
  await page.goto(`${site.address}formula.html`);
  const paragraph = page.locator(".prose p").first();
  let broken = 0;
  for (let width = 200; width < 280; width += 4) {
    const [formula, comma] = await paragraph.evaluate((element, width) => {
      element.style.width = `${width}px`;
      const text = document.createTreeWalker(element, NodeFilter.SHOW_TEXT, (node) =>
        node.data.startsWith("，") ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP);
      const range = document.createRange();
      range.setStart(text.nextNode(), 0);
      range.setEnd(text.currentNode, 1);
      const box = element.querySelector("math").getBoundingClientRect();
      return [{ top: box.top, start: box.left - element.getBoundingClientRect().left }, range.getBoundingClientRect()];
    }, width);
    assert.ok(Math.abs(formula.top - comma.top) < 15, `apart at ${width} px`);
    broken += formula.start < 20;
  }
  assert.ok(broken > 0, "the formula went to the next line once");
}, WIDE);

site.on("a line holds as many Han characters as have room, behind links too", async (page) => {
  await page.goto(`${site.address}full.html`);
  const [held, room] = await page.locator(".prose p").evaluate((line) => {
    line.style.fontFamily = "Noto Sans CJK SC";
    const all = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    const [range, feet] = [document.createRange(), []];
    while (all.nextNode()) {
      for (let i = 0; i < all.currentNode.length; i++) {
        range.setStart(all.currentNode, i);
        range.setEnd(all.currentNode, i + 1);
        feet.push(Math.round(range.getBoundingClientRect().bottom));
      }
    }
    const style = getComputedStyle(line);
    return [feet.filter((foot) => foot === feet[0]).length, line.getBoundingClientRect().width / parseFloat(style.fontSize)];
  });
  assert.ok(room % 1 < 0.05, `${room} characters: a line that is filled just so is what this is about`);
  assert.equal(held, Math.floor(room));
});

site.on("a table of much text scrolls rather than have columns of a few characters; one of numbers fits", async (page) => {
  await page.goto(`${site.address}tables.html`);
  const [text, numbers] = await page.locator(".table").evaluateAll((frames) =>
    frames.map((frame) => ({
      scrolls: frame.scrollWidth > frame.clientWidth,
      characters: Math.min(...[...frame.querySelectorAll("td:not(:first-child)")].map((cell) => {
        const { paddingLeft, paddingRight, fontSize } = getComputedStyle(cell);
        return (cell.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight)) / parseFloat(fontSize);
      })),
    })));
  assert.ok(text.scrolls && text.characters >= 6, `${text.characters} characters`);
  assert.ok(!numbers.scrolls);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
});

site.on("quotation marks are wide in Chinese, narrow in English", async (page) => {
  const opening = async (path) => {
    await page.goto(site.address + path);
    return page.locator(".prose").first().evaluate(widths, "“");
  };
  for (const width of await opening("text.html")) assert.ok(about(width, 1), `${width} em in Chinese`);
  for (const width of await opening("en/text.html")) assert.ok(width < 0.7, `${width} em in English`);
}, WIDE);

site.on("Han is stressed by weight, not by a slant", async (page) => {
  await page.goto(`${site.address}text.html`);
  const style = await page.locator(".prose em").evaluate((em) => {
    const { fontStyle, fontWeight } = getComputedStyle(em);
    return { fontStyle, fontWeight };
  });
  assert.deepEqual(style, { fontStyle: "normal", fontWeight: "600" });
}, WIDE);

site.on("a line holds no more than 42 Han characters or 90 letters, on a phone no fewer than 14", async (page) => {
  const most = (begin) => page.locator(".prose p", { hasText: begin }).evaluate((p) => {
    const [text, range, lines] = [p.firstChild, document.createRange(), new Map()];
    for (let i = 0; i < text.length; i++) {
      range.setStart(text, i);
      range.setEnd(text, i + 1);
      const { top } = range.getBoundingClientRect();
      lines.set(top, (lines.get(top) ?? 0) + 1);
    }
    return Math.max(...lines.values());
  });
  await page.goto(`${site.address}text.html`);
  const wide = await most("字字字");
  assert.ok(wide >= 34 && wide <= 42, `${wide} Han characters`);
  await page.goto(`${site.address}en/text.html`);
  const letters = await most("word word");
  assert.ok(letters >= 60 && letters <= 90, `${letters} letters`);
  await page.setViewportSize(PHONE.viewport);
  await page.goto(`${site.address}text.html`);
  assert.ok((await most("字字字")) >= 14);
}, WIDE);

for (const options of [WIDE, PHONE]) {
  site.on(`a hint is as wide as its words, below its line and within the page: ${options.viewport.width} px`, async (page) => {
    await page.goto(`${site.address}en/text.html`);
    const hint = page.locator(".hint").first();
    await hint.focus();
    const box = await hint.evaluate((word) => {
      const style = getComputedStyle(word, "::before");
      const letters = word.getClientRects()[0].height - parseFloat(getComputedStyle(word).paddingBottom);
      return { width: parseFloat(style.width), below: parseFloat(style.marginTop), letters };
    });
    assert.ok(box.width > 40 && box.width < 130, `${box.width} px for two short words`);
    assert.ok(box.below > box.letters, "the word stays free");
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  }, options);
}

for (const hasTouch of [false, true]) {
  site.on(`the language and the button leave the code free${hasTouch ? ", touched" : ""}`, async (page) => {
    await page.goto(`${site.address}en/text.html`);
    const frame = page.locator(".code-frame").first();
    const label = await frame.locator(".code-language").boundingBox();
    const line = await frame.locator(".hl-line").first().boundingBox();
    assert.ok(label.y + label.height <= line.y, "the label is above the code");
    if (!hasTouch) await frame.hover();
    const button = await frame.locator(".code-copy").boundingBox();
    assert.ok(button.y + button.height <= line.y + 8, "and so is the button");
  }, { ...PHONE, hasTouch, isMobile: hasTouch });
}

site.on("long lines of code wrap on demand, and scroll again", async (page) => {
  await page.goto(`${site.address}en/text.html`);
  const frames = page.locator(".code-frame");
  const frame = frames.first();
  const scrolls = () => frame.locator("pre").evaluate((pre) => pre.scrollWidth > pre.clientWidth);
  const wrap = frame.getByRole("button", { name: "Wrap" });
  assert.ok(await scrolls());
  await frame.hover();
  await wrap.click();
  assert.equal(await scrolls(), false);
  assert.equal(await wrap.getAttribute("aria-pressed"), "true");
  await page.keyboard.press("Enter");
  assert.ok(await scrolls());
  assert.equal(await wrap.getAttribute("aria-pressed"), "false");
  await frames.last().hover();
  assert.equal(await frames.last().getByRole("button", { name: "Wrap" }).count(), 0, "short ones have no need");
});

for (const options of [WIDE, { ...PHONE, hasTouch: true, isMobile: true }]) {
  test(`nothing moves while a page loads: ${options.viewport.width} px`, () =>
    withPage(site.browser, site.address, options, async (page) => {
      await page.addInitScript(() => {
        globalThis.shifted = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) globalThis.shifted += entry.value;
        }).observe({ type: "layout-shift", buffered: true });
      });
      /* the scripts come after the first paint */
      await page.route(/wenda\.[0-9a-f]+\.js$/, async (route) => {
        await page.waitForTimeout(200);
        await route.continue();
      });
      for (const path of ["index.html", "text.html", "en/text.html", "en/code.html"]) {
        await page.goto(site.address + path);
        await page.waitForTimeout(100);
        assert.ok((await page.evaluate(() => globalThis.shifted)) < 0.001, path);
        if (path.endsWith("code.html")) await page.locator(".code-copy").first().waitFor({ state: "attached" });
      }
    }));
}

site.on("one colour of a site's own sheet colours all", async (page) => {
  await page.goto(`${site.address}index.html`);
  const colours = await page.evaluate(() => {
    const box = document.body.appendChild(document.createElement("p"));
    return ["--accent", "--accent-strong", "--accent-soft", "--accent-line"].map((token) => {
      box.style.color = `var(${token})`;
      const canvas = document.createElement("canvas").getContext("2d");
      canvas.fillStyle = getComputedStyle(box).color;
      canvas.fillRect(0, 0, 1, 1);
      return [token, ...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)];
    });
  });
  for (const [token, red, green, blue] of colours) assert.ok(green < red && green < blue, `${token} is violet: ${[red, green, blue]}`);
}, WIDE);

const bank = stage();

bank.on("a question on paper: no tools, and all that was folded", async (page) => {
  await page.goto(`${site.address}en/text.html`);
  assert.equal(await page.getByText("In the fold.").isVisible(), false);
  await page.emulateMedia({ media: "print" });
  assert.ok(await page.getByText("In the fold.").isVisible());
  for (const gone of [".site-header", ".side-host", ".site-footer", ".code-tools"]) {
    assert.equal(await page.locator(gone).first().isVisible(), false, gone);
  }
}, { ...WIDE, faults: true });

for (const path of ["whole.html", "en/whole.html", "attention.html", "en/guide/tables.html", "questions.html"]) {
  bank.on(`headings step down one by one: ${path}`, async (page) => {
    await page.goto(bank.address + path);
    const levels = await page.locator("main :is(h1, h2, h3, h4, h5, h6):not(.example *)").evaluateAll((all) =>
      all.map(({ localName }) => Number(localName[1])));
    assert.equal(levels[0], 1);
    assert.equal(levels.filter((level) => level === 1).length, 1);
    assert.deepEqual(levels.slice(1).filter((level, i) => level > levels[i] + 1), []);
    assert.equal(await page.locator(".whole-question .part .prose :is(h1, h2, h3)").count(), 0);
  }, { ...WIDE, javaScriptEnabled: false });
}

bank.on("the whole bank on paper: a page a question at least, with the demos' first frames", async (page) => {
  await page.goto(`${bank.address}whole.html`);
  await page.emulateMedia({ media: "print" });
  const figures = page.locator("wenda-demo svg.lab-figure");
  assert.equal(await figures.count(), 3);
  for (const figure of await figures.all()) assert.ok((await figure.boundingBox()).width > 200);
  const pdf = (await page.pdf({ format: "A4" })).toString("latin1");
  const sheets = pdf.match(/\/Type\s*\/Page\b/g).length;
  assert.ok(sheets > 30, `${sheets} sheets`);
}, WIDE);

/* Of 261 mm that a sheet holds 160 are taken: the controls still have room there, the figure has not. */
bank.on("on paper a demo that a sheet has no room for begins on it, and its figure stays whole", async (page) => {
  await page.goto(`${bank.address}vanishing-exploding-gradients.html`);
  await page.emulateMedia({ media: "print" });
  await page.locator("wenda-demo").evaluate((demo) => {
    const filler = (height) => Object.assign(document.createElement("div"), { style: `height: ${height}mm` });
    document.body.replaceChildren(filler(160), demo, filler(110));
  });
  const pdf = (await page.pdf({ format: "A4" })).toString("latin1");
  assert.equal(pdf.match(/\/Type\s*\/Page\b/g).length, 2);
  assert.equal(await page.locator(".demo-figure").evaluate((figure) => getComputedStyle(figure).breakInside), "avoid");
}, WIDE);

bank.on("only a page with a demo loads what runs one", async (page) => {
  const loaded = [];
  page.on("request", (request) => loaded.push(request.url().replace(/.*\/([a-z]+)\.[0-9a-f]+\./, "$1.")));
  const of = async (path) => {
    loaded.length = 0;
    await page.goto(bank.address + path);
    return ["demo.js", "demo.css"].map((name) => loaded.includes(name));
  };
  assert.deepEqual(await of("large-model.html"), [false, false]);
  assert.deepEqual(await of("all-demos.html"), [false, true]);
  assert.deepEqual(await of("attention.html"), [true, true]);
  assert.equal(await page.evaluate(() => document.querySelectorAll("script[src]").length), 3);
}, WIDE);
