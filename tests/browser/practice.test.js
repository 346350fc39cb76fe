/* Practice: answers wait until asked for, the reader judges, and the next question is what the schedule says. */
import assert from "node:assert/strict";
import { bank, begin, IDS, mark, next, on, open, PARTS, practise, pressed, says, show } from "./practice-bank.js";
import { axe, buildSite, LOOKS, PHONE, stage, WIDE } from "./stage.js";

/* Questions that the order of those six would suffer from, in a bank of their own. */
const odd = stage(buildSite({
  "site.yaml": "title: Odd\nlanguages: [en]\n",
  "en/bare.md": "---\nid: bare\nnumber: 1\ntitle: What is bare?\n---\n",
  "en/plain.md": "---\nid: plain\nnumber: 2\ntitle: What is plain?\n---\n\nNo part has a name.\n",
  "en/tasks.md": "---\nid: tasks\nnumber: 3\ntitle: What are tasks?\n---\n\n## Key points\n\n- [ ] First.\n- [x] Second.\n- Third.\n",
}));

const hasFocus = (locator) => locator.evaluate((one) => one === document.activeElement);

async function tabTo(page, locator) {
  do await page.keyboard.press("Tab");
  while (!(await hasFocus(locator)));
}

/* The record as the format has it, put there before the page's scripts run. */
async function keep(page, questions) {
  const record = JSON.stringify({ version: 1, questions });
  await page.evaluate((text) => localStorage.setItem("wenda:/:marks", text), record);
}

async function follow(page) {
  const before = page.url();
  await page.waitForLoadState("networkidle");
  await next(page).click();
  await page.waitForURL((url) => url.href !== before);
  return new URL(page.url()).pathname.slice(1).replace(".html", "");
}

/* Opens a question in practice and goes on as often as there are ids to expect. */
async function follows(page, from, expected) {
  await open(page, from);
  if (!(await practise(page).isChecked())) await begin(page);
  const seen = [];
  for (let i = 0; i < expected.length; i++) seen.push(await follow(page));
  assert.deepEqual(seen, expected);
}

on("every part of an answer waits for its button, references do not", async (page) => {
  await open(page);
  for (const part of PARTS) assert.ok(await says(page, part), `${part} is there before`);
  assert.equal(await page.getByRole("button", { name: /^Show/ }).count(), 0);
  await begin(page);
  for (const part of PARTS) {
    assert.ok(!(await says(page, part)), `${part} waits`);
    await show(page, part).click();
    assert.ok(await says(page, part), `${part} is shown`);
  }
  assert.ok(await page.getByText("A book on a.").isVisible());
  await page.getByRole("button", { name: "Hide Key points" }).click();
  assert.ok(!(await says(page, "Key points")));
});

on("no heading of an answer can be read in the contents", async (page) => {
  await open(page);
  await begin(page);
  assert.equal(await page.getByText("More on Pitfalls").filter({ visible: true }).count(), 0);
}, WIDE);

on("once no part waits any more, the contents are there", async (page) => {
  await open(page);
  await begin(page);
  const contents = page.locator("#ui-toc").getByRole("link", { name: "More on Pitfalls" });
  for (const part of PARTS) {
    assert.ok(await contents.isHidden(), `before ${part} is shown`);
    await show(page, part).click();
  }
  await contents.waitFor();
  await page.getByRole("heading", { name: "More on In depth" }).evaluate((one) => one.scrollIntoView({ behavior: "instant" }));
  await page.locator("#ui-toc [aria-current]").filter({ hasText: "More on In depth" }).waitFor();
  await page.getByRole("button", { name: "Hide Key points" }).click();
  await contents.waitFor({ state: "hidden" });
}, { ...WIDE, reducedMotion: "reduce" });

on("all of it by keyboard", async (page) => {
  await open(page);
  await practise(page).focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.innerText.trim()), "Favourite");
  await tabTo(page, show(page, "Spoken answer"));
  await page.keyboard.press("Enter");
  assert.ok(await says(page, "Spoken answer"));
  await mark(page, "Known").focus();
  await page.keyboard.press("Enter");
  assert.equal(await pressed(mark(page, "Known")), "true");
  await page.keyboard.press("Tab");
  assert.ok(await hasFocus(next(page)));
  const at = await next(page).boundingBox();
  assert.ok(at.y + at.height <= PHONE.viewport.height, "the bar is on the screen");
});

on("what has the focus is not beneath the bar", async (page) => {
  await open(page);
  await begin(page);
  await show(page, "Spoken answer").click();
  for (const part of PARTS.slice(1)) {
    await tabTo(page, show(page, part));
    const covered = await show(page, part).evaluate((one) => {
      const { x, y, width, height } = one.getBoundingClientRect();
      return document.elementFromPoint(x + width / 2, y + height / 2).closest("button") !== one;
    });
    assert.ok(!covered, `${part} can be seen`);
  }
}, { ...PHONE, reducedMotion: "reduce" });

on("practice stays on for the next page, and nothing is seen before it hides", async (page) => {
  await open(page);
  await begin(page);
  await page.route("**/wenda*.js", (route) => route.abort());
  await open(page, "b.html");
  assert.ok(!(await says(page, "Key points", "b")));
}, { ...PHONE, faults: true });

on("what an address leads to is shown", async (page) => {
  await open(page);
  await begin(page);
  await open(page, "b.html");
  const id = await page.getByRole("heading", { name: "More on Pitfalls", includeHidden: true }).getAttribute("id");
  await open(page, `c.html#${id}`);
  await page.getByText("Says Pitfalls of c.").waitFor();
  assert.ok(!(await says(page, "Key points", "c")));
});

on("first the answer, then the judgement; a mark pressed again goes", async (page) => {
  await open(page);
  await begin(page);
  assert.ok(await mark(page, "Known").isHidden());
  await show(page, "Spoken answer").click();
  await mark(page, "Again").click();
  await mark(page, "Known").click();
  assert.deepEqual([await pressed(mark(page, "Again")), await pressed(mark(page, "Known"))], ["false", "true"]);
  await page.reload();
  await show(page, "Spoken answer").click();
  assert.equal(await pressed(mark(page, "Known")), "true");
  await mark(page, "Known").click();
  await page.reload();
  assert.equal(await pressed(page.locator("[value=known]")), "false");
});

for (const id of ["bare", "plain"]) {
  odd.on(`where no part waits the judgement does not wait either: ${id}`, async (page) => {
    await page.goto(`${odd.address}${id}.html`);
    await begin(page);
    await mark(page, "Known").click();
    assert.equal(await pressed(mark(page, "Known")), "true");
  });
}

odd.on("a key point that is a task keeps the one box of its author", async (page) => {
  await page.goto(`${odd.address}tasks.html`);
  await page.getByText("0/1").waitFor();
  const points = page.getByRole("region", { name: "Key points" }).getByRole("listitem");
  for (let i = 0; i < 3; i++) assert.equal(await points.nth(i).getByRole("checkbox").count(), 1);
  const drawn = await points.evaluateAll((all) => all.map((one) => getComputedStyle(one, "::before").content));
  assert.deepEqual(drawn.slice(0, 2), ["none", "none"]);
});

on("again and known stand side by side on a small phone", async (page) => {
  await open(page);
  const [again, known] = await Promise.all(["Again", "Known"].map((name) => mark(page, name).boundingBox()));
  assert.equal(again.y, known.y);
});

on("a damaged trail is no trail", async (page) => {
  for (const text of ['"x"', "7", "{}", "[", "null"]) {
    await open(page, "b.html");
    await page.evaluate((damaged) => sessionStorage.setItem("wenda-trail", damaged), text);
    await follows(page, "b.html", ["c"]);
  }
});

on("a favourite can be kept at any time", async (page) => {
  await open(page);
  const kept = page.getByRole("button", { name: "Favourite", exact: true, pressed: true });
  await mark(page, "Favourite").click();
  await kept.waitFor();
  await page.reload();
  await kept.waitFor();
});

on("next: in order, and around, where nothing is marked", (page) => follows(page, "d.html", ["e", "f", "a"]));

on("next: those to practise again come first, those known last", async (page) => {
  await open(page);
  await keep(page, { b: { mark: "known", at: 1 }, c: { mark: "known", at: 1 }, f: { mark: "again", at: 1 } });
  await follows(page, "a.html", ["f", "d", "e", "a"]);
});

on("next: a question to practise again rests for three others", async (page) => {
  await open(page);
  await keep(page, { a: { mark: "again", at: 1 } });
  await follows(page, "a.html", ["b", "c", "d", "a", "e"]);
});

on("next: where all are known it goes on", async (page) => {
  await open(page);
  await keep(page, Object.fromEntries(IDS.map((id) => [id, { mark: "known", at: 1 }])));
  await follows(page, "a.html", ["b", "c"]);
});

on("next follows a mark at once", async (page) => {
  await open(page);
  await keep(page, { c: { mark: "again", at: 1 } });
  await begin(page);
  await page.locator('.practice-next a[href$="c.html"]').waitFor();
  await keep(page, { d: { mark: "again", at: 1 } });
  await show(page, "Spoken answer").click();
  await mark(page, "Known").click();
  await page.locator('.practice-next a[href$="d.html"]').waitFor();
});

on("at random: each question once before any comes again, another order another time", async (page) => {
  const orders = new Set();
  for (let i = 0; i < 5; i++) {
    await open(page, "index.html");
    await page.evaluate(() => sessionStorage.clear());
    await page.getByRole("link", { name: "Practise at random" }).click();
    await page.getByRole("switch", { name: "Practice mode", checked: true }).waitFor();
    const seen = [new URL(page.url()).pathname.slice(1, -5)];
    for (let k = 1; k < IDS.length; k++) seen.push(await follow(page));
    assert.deepEqual([...seen].sort(), IDS);
    orders.add(seen.join(""));
  }
  assert.ok(orders.size > 1, "five times the same order of 720 is no chance");
});

on("the clock counts, ends with words, and can be stopped", async (page) => {
  await page.clock.install();
  await open(page);
  await begin(page);
  const button = page.getByRole("button", { name: "30-second timer" });
  await button.press("Enter");
  assert.equal(await page.getByRole("timer").innerText(), "30");
  await page.clock.runFor(10400);
  assert.equal(await page.getByRole("timer").innerText(), "20");
  await page.clock.runFor(20000);
  assert.ok(await page.getByText("Time is up").isVisible());
  await button.press("Enter");
  await button.press("Enter");
  assert.equal(await pressed(button), "false");
  assert.equal(await page.getByText("Time is up").count(), 0);
});

on("without scripts everything is there, and nothing that would do nothing", async (page) => {
  await open(page);
  for (const part of PARTS) assert.ok(await says(page, part));
  assert.equal(await page.locator("main button:not([popovertarget]):visible, main input:visible").count(), 0);
  await open(page, "index.html");
  await page.getByRole("link", { name: "Practise at random" }).click();
  assert.equal(await page.locator("h1").innerText(), "What is a?");
}, { ...PHONE, javaScriptEnabled: false });

on("on paper all answers are there", async (page) => {
  await open(page);
  await begin(page);
  await page.emulateMedia({ media: "print" });
  for (const part of PARTS) assert.ok(await says(page, part));
  assert.equal(await page.locator("main button:visible").count(), 0);
});

on("who does not practise loads nothing of it", async (page) => {
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname.replace(/\.\w{10}\./, ".")));
  await page.goto(`${bank.address}a.html`, { waitUntil: "networkidle" });
  assert.ok(asked.includes("/assets/wenda.js"));
  assert.ok(!asked.some((path) => /practice|order/.test(path)), asked);
  await begin(page);
  await page.waitForFunction(() => customElements.get("wenda-timer"));
  await page.getByRole("button", { name: "30-second timer" }).click();
  await page.getByRole("timer").filter({ hasText: /\d/ }).waitFor();
  assert.ok(asked.includes("/assets/practice.js"));
});

for (const look of LOOKS) {
  on(`axe-core finds nothing in practice, nothing is too wide: ${look.colorScheme}, ${look.viewport.width} px`, async (page) => {
    await open(page);
    await begin(page);
    await mark(page, "Favourite").click();
    await show(page, "Spoken answer").click();
    await mark(page, "Again").click();
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => globalThis.axe.run(document));
    assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]), []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    const bar = await page.locator(".practice-bar").boundingBox();
    assert.ok(bar.height < 80, "the bar is one line");
  }, { ...look, reducedMotion: "reduce" });
}
