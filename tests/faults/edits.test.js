/* A bank is edited while it is served and read, and in the end what is served is what a new build makes. EDITS=100 edits more;
 * with WENDA_UNDER or a build with sanitizers it ends badly if they find anything. */
import assert from "node:assert/strict";
import { existsSync, readFileSync, renameSync, rmSync } from "node:fs";
import { after, before, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { bank, chance, room, save, serve, start, tree } from "./stage.js";

const EDITS = Number(process.env.EDITS ?? 12);
const SEED = Number(process.env.SEED ?? 1);
const PATIENCE = 60_000;
const random = chance(SEED);
const pick = (list) => list[Math.floor(random() * list.length)];
const folder = room("edits");
let server;

before(async () => {
  bank(`${folder}/bank`, 10, "at first");
  server = await serve(folder, "bank", "-o", "out");
});
after(() => rmSync(folder, { recursive: true }));

const ids = Array.from({ length: 16 }, (_, i) => `q${10 + i}`);
const page = (lang, id, text) =>
  save(`${folder}/bank/${lang}/${id}.md`, `---\nid: ${id}\nnumber: ${ids.indexOf(id) + 1}\ntitle: ${text}\ntags: [t]\n---\n\n## Spoken answer\n\n${text}\n`);

/* Each is given a text that is new, and may make the bank a faulty one. */
const edits = [
  (text) => page(pick(["en", "zh"]), pick(ids), text),
  (text) => page(pick(["en", "zh"]), pick(ids), `${text} with [a link](${pick(ids)}.md) and $x^${text.length}$`),
  (text) => page("en", pick(ids), `${text} [to nothing](nowhere.md)`),
  (text) => save(`${folder}/bank/en/odd.svg`, `<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><title>${text}</title></svg>\n`),
  (text) => save(`${folder}/bank/site.yaml`, `title: {en: ${text}, zh: 题库}\nlanguages: [en, zh]\ntags: {t: {en: T, zh: 标签}}\n`),
  () => {
    const path = `${folder}/bank/zh/${pick(ids)}.md`;
    if (existsSync(path)) renameSync(path, `${path}.away`);
    else if (existsSync(`${path}.away`)) renameSync(`${path}.away`, path);
  },
];

/** Reads the site again and again, and listens to its events, until told to stop. */
function read() {
  const address = `http://127.0.0.1:${server.port}`, stop = new AbortController();
  const ask = (path) => fetch(address + path, { signal: stop.signal }).then((answer) => answer.text());
  const loop = async () => {
    for (;;) for (const path of ["/index.html", `/en/${pick(ids)}.html`, "/nowhere"]) await ask(path);
  };
  const readers = [loop(), loop(), ask("/.wenda/events"), ask("/.wenda/events")].map((reader) =>
    reader.catch((error) => assert.equal(error.name, "AbortError", error.stack)));
  return () => {
    stop.abort();
    return Promise.all(readers);
  };
}

async function appears(path, text) {
  for (const start = performance.now(); performance.now() - start < PATIENCE; await delay(10)) {
    const answer = await fetch(`http://127.0.0.1:${server.port}/${path}`);
    if ((await answer.text()).includes(text)) return;
  }
  assert.fail(`${path} does not come to say "${text}": ${server.said()}`);
}

test(`${EDITS} edits of a bank that is served and read`, async () => {
  const stop = read();
  for (let i = 0; i < EDITS; i++) {
    pick(edits)(`edit ${i} of seed ${SEED}`);
    await delay(random() * 250);
  }
  bank(`${folder}/bank`, 10, "at last");
  await appears("en/q25.html", "at last q25");
  await stop();
  server.kill();
  const { code, said } = await server.ended;
  assert.equal(code, 0, said);
  const { code: fresh, said: told } = await start(folder, "build", "bank", "-o", "fresh/out").ended;
  assert.equal(fresh, 0, told);
  const [served, expected] = [tree(`${folder}/out`), tree(`${folder}/fresh/out`)];
  assert.deepEqual([...served.keys()].sort(), [...expected.keys()].sort());
  for (const [path, bytes] of served) assert.ok(expected.get(path).equals(bytes), path);
});

for (const [name, line] of [["include_from", "include_from: ../later"], ["guide", "guide: {folder: ../later, language: en}"]]) {
  test(`a folder that ${name} names and that comes to be while it is served`, async () => {
    const own = `${folder}/${name}`;
    bank(`${own}/bank`, 10, "at first");
    const settings = readFileSync(`${own}/bank/site.yaml`, "utf8");
    save(`${own}/bank/site.yaml`, `${settings}${line}\n`);
    const serving = await serve(own, "bank", "-o", "out");
    try {
      assert.match(serving.said(), /there is no folder '\.\.\/later'/);
      save(`${own}/later/guide.md`, "---\nid: guide\ntitle: A guide\n---\n\nText.\n");
      for (const start = performance.now(); !existsSync(`${own}/out/search.html`); await delay(20)) {
        assert.ok(performance.now() - start < PATIENCE, serving.said());
      }
    } finally {
      serving.kill();
      await serving.ended;
    }
  });
}
