/* Builds that a tool which watches the program has nothing to say of: see WENDA_UNDER in stage.js. PAGES=1000 for a larger bank. */
import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { resolve } from "node:path";
import { after, before, test } from "node:test";
import { bank, room, start, tree } from "./stage.js";

const PAGES = Number(process.env.PAGES ?? 60);
const folder = room("whole");
before(() => bank(`${folder}/many`, 1, "one of many", PAGES / 2));
after(() => rmSync(folder, { recursive: true }));

async function build(source, out, ...options) {
  const { code, said } = await start(folder, "build", source, "-o", out, ...options).ended;
  assert.equal(code, 0, said);
  return tree(`${folder}/${out}`);
}

test("the bank itself", () => build(resolve("content"), "bank/site"));

test(`${PAGES} pages, in one thread and in eight`, async () => {
  const one = await build("many", "one/site", "-j", "1"), eight = await build("many", "eight/site", "-j", "8");
  assert.ok(one.size > PAGES);
  assert.deepEqual([...one.keys()].sort(), [...eight.keys()].sort());
  for (const [path, bytes] of one) assert.ok(eight.get(path).equals(bytes), path);
});
