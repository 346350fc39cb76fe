/* `wenda serve --quiet` says what is wrong, and nothing else; but where it is, if that is not where it was asked to be. */
import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { createServer } from "node:net";
import { after, before, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { bank, room, save, serve, start } from "./stage.js";

const PATIENCE = 60_000;
const folder = room("quiet");
before(() => bank(`${folder}/bank`, 10, "at first", 2));
after(() => rmSync(folder, { recursive: true }));

/** A socket on a port that nobody else has. */
const listen = () => new Promise((listening) => {
  const socket = createServer().listen(0, "127.0.0.1", () => listening(socket));
});
const close = (socket) => new Promise((closed) => socket.close(closed));

/** Waits until it is so. */
async function until(what, isSo) {
  for (const start = performance.now(); !(await isSo()); await delay(50)) assert.ok(performance.now() - start < PATIENCE, what);
}

const text = (address) => fetch(address).then((answer) => answer.text(), () => "");

test("nothing is said while nothing is wrong", async () => {
  const socket = await listen(), { port } = socket.address();
  await close(socket);
  const server = start(folder, "serve", "bank", "-o", "out", "--quiet", "-p", `${port}`);
  const page = `http://127.0.0.1:${port}/q10.html`;
  await until("it is served", async () => (await text(page)).includes("at first, see"));
  save(`${folder}/bank/en/q10.md`, "---\nid: q10\nnumber: 1\ntitle: One\ntags: [t]\n---\n\n## Spoken answer\n\nSaid again.\n");
  await until("what is saved is shown", async () => (await text(page)).includes("Said again."));
  save(`${folder}/bank/site.yaml`, "title: {en: Bank, zh: 题库}\nurl: https://example.org/deep/\nlanguages: [en, zh]\ntags: {t: {en: T, zh: 标签}}\n");
  await until("the site is elsewhere", async () => (await text(`http://127.0.0.1:${port}/deep/q10.html`)).includes("Said again."));
  assert.equal(server.said(), "");
  save(`${folder}/bank/en/q10.md`, "no front matter\n");
  await until("what is wrong is said", () => server.said().includes("error: "));
  server.kill();
  assert.ok(!(await server.ended).said.includes("serving"), server.said());
});

test("a port that is another than the one that was asked for is said", async () => {
  bank(`${folder}/bank`, 10, "at first", 2);
  const socket = await listen(), { port } = socket.address();
  const server = start(folder, "serve", "bank", "-o", "out", "--quiet", "-p", `${port}`);
  await until("it is said", () => /\/ and watching/.test(server.said()));
  assert.match(server.said(), new RegExp(`^port ${port} is taken\nserving bank at http://127\\.0\\.0\\.1:\\d+/ and watching it \\(Ctrl-C ends it\\)\n$`));
  server.kill();
  await server.ended;
  await close(socket);
  const any = await serve(folder, "bank", "-o", "out", "--quiet");
  assert.ok(any.port > 0);
  any.kill();
  await any.ended;
});
