/* What `wenda serve` says of a file beside its bytes: its type, what a page may do, how long it may be kept; and what it sends of it. */
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { after, before, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { demos, serve, SITE } from "./stage.js";

const [{ page: demoPage }] = demos();
const folder = mkdtempSync(`${SITE}-served-`);
let server;
before(async () => {
  cpSync(SITE, folder, { recursive: true });
  writeFileSync(`${folder}/plain.html`, "<!DOCTYPE html><title>No policy</title>'wasm-unsafe-eval'");
  writeFileSync(`${folder}/late.html`, `<!DOCTYPE html><meta http-equiv="Content-Security-Policy" content="default-src 'none'"><p>'wasm-unsafe-eval'`);
  writeFileSync(`${folder}/loose.html`, `<!DOCTYPE html><meta http-equiv="Content-Security-Policy" content="default-src *"><p>`);
  writeFileSync(`${folder}/empty.html`, "");
  server = await serve(folder);
});
after(() => {
  server?.stop();
  rmSync(folder, { recursive: true });
});

const ask = (path, headers = {}) => fetch(server.address + path, { headers, redirect: "manual" });
const policy = (answer) => answer.headers.get("content-security-policy");
const WASM = /script-src 'self' 'wasm-unsafe-eval';/;
const STRICT = /^default-src 'none'; script-src 'self'; .*manifest-src 'self'; .*frame-ancestors 'none'$/;

test("only a page with a demo may compile WebAssembly", async () => {
  assert.match(policy(await ask(demoPage)), WASM);
  for (const path of ["index.html", "", "en/questions.html", "late.html", "loose.html", "assets/nothing.js", "site.webmanifest", "nowhere", "en"]) {
    assert.match(policy(await ask(path)), STRICT, path);
  }
});

test("a page that states no policy may do what any page may", async () => {
  for (const path of ["plain.html", "empty.html"]) assert.match(policy(await ask(path)), WASM, path);
});

test("what the browser has already is told the same policy", async () => {
  for (const [path, expected] of [[demoPage, WASM], ["index.html", STRICT]]) {
    const etag = (await ask(path)).headers.get("etag");
    const again = await ask(path, { "If-None-Match": etag });
    assert.equal(again.status, 304);
    assert.match(policy(again), expected, path);
  }
});

test("the head of a page is read anew for each request", async () => {
  writeFileSync(`${folder}/changed.html`, `<!DOCTYPE html><meta http-equiv="Content-Security-Policy" content="default-src 'none'">`);
  assert.match(policy(await ask("changed.html")), STRICT);
  writeFileSync(`${folder}/changed.html`, `<!DOCTYPE html><meta http-equiv="Content-Security-Policy" content="script-src 'wasm-unsafe-eval'">`);
  assert.match(policy(await ask("changed.html")), WASM);
});

test("a manifest has its own type", async () => {
  assert.equal((await ask("site.webmanifest")).headers.get("content-type"), "application/manifest+json");
});

/** An answer as it comes over the wire: { status, headers, body }. */
const wire = (path, headers = {}, method = "GET") => new Promise((answered, failed) => {
  const asked = request(server.address + path, { headers, method, agent: false }, async (answer) => {
    const chunks = [];
    for await (const chunk of answer) chunks.push(chunk);
    answered({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(chunks) });
  });
  asked.on("error", failed).end();
});
const bytes = (path) => readFileSync(`${folder}/${path}`);

test("texts are compressed as the browser wishes, and what is no text is not", async () => {
  const whole = bytes("index.html");
  const unpack = { br: brotliDecompressSync, gzip: gunzipSync };
  for (const [wish, coding] of [["gzip, deflate, br", "br"], ["gzip", "gzip"], ["br;q=0, gzip", "gzip"]]) {
    for (let i = 0; i < 2; i++) {
      const { headers, body } = await wire("index.html", { "Accept-Encoding": wish });
      assert.equal(headers["content-encoding"], coding);
      assert.equal(headers.vary, "Accept-Encoding");
      assert.equal(Number(headers["content-length"]), body.length);
      assert.ok(body.length < whole.length / 2);
      assert.deepEqual(unpack[coding](body), whole);
    }
  }
  const plain = await wire("index.html");
  assert.equal(plain.headers["content-encoding"], undefined);
  assert.deepEqual(plain.body, whole);
  const [picture] = readdirSync(`${folder}/assets`).filter((name) => name.endsWith(".png"));
  const sent = await wire(`assets/${picture}`, { "Accept-Encoding": "br" });
  assert.equal(sent.headers["content-encoding"], undefined);
  assert.deepEqual(sent.body, bytes(`assets/${picture}`));
});

test("each form of a file has its tag, and is not sent again", async () => {
  const tags = new Set();
  for (const wish of ["br", "gzip", "identity"]) {
    const { etag } = (await wire("index.html", { "Accept-Encoding": wish })).headers;
    const again = await wire("index.html", { "Accept-Encoding": wish, "If-None-Match": `"other", W/${etag}` });
    assert.equal(again.status, 304);
    assert.equal(again.headers.etag, etag);
    assert.equal(again.headers.vary, "Accept-Encoding");
    assert.equal(again.body.length, 0);
    tags.add(etag);
  }
  assert.equal(tags.size, 3);
  writeFileSync(`${folder}/again.html`, "<!DOCTYPE html>first");
  const { etag } = (await wire("again.html")).headers;
  writeFileSync(`${folder}/again.html`, "<!DOCTYPE html>other");
  assert.equal((await wire("again.html", { "If-None-Match": etag })).status, 200);
});

test("a file that is as old as a date is not sent again", async () => {
  const path = `${folder}/dated.html`;
  const ask = async (since, more = {}) => (await wire("dated.html", { "If-Modified-Since": since, ...more })).status;
  writeFileSync(path, "<!DOCTYPE html>dated");
  utimesSync(path, 784111777, 784111777); // the example of RFC 9110, 5.6.7
  const { headers } = await wire("dated.html");
  assert.equal(headers["last-modified"], "Sun, 06 Nov 1994 08:49:37 GMT");
  for (const same of ["Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994", new Date().toUTCString()]) {
    assert.equal(await ask(same), 304, same);
  }
  for (const other of ["Sun, 06 Nov 1994 08:49:36 GMT", "Sat, 05 Nov 1994 23:59:59 GMT", "784111777", "tomorrow", "Sun, 06 Nov 1994 08:49:37 GMT, x"]) {
    assert.equal(await ask(other), 200, other);
  }
  const again = await wire("dated.html", { "If-Modified-Since": headers["last-modified"] });
  assert.equal(again.headers["last-modified"], headers["last-modified"]);
  assert.equal(again.headers.etag, headers.etag);
  assert.equal(again.body.length, 0);
  assert.equal(await ask(headers["last-modified"], { "If-None-Match": '"another"' }), 200, "the tag counts");
});

test("a file that may change within its second has no date", async () => {
  const path = `${folder}/young.html`, soon = Date.now() / 1000 + 60;
  writeFileSync(path, "<!DOCTYPE html>young");
  utimesSync(path, soon, soon);
  assert.equal((await wire("young.html")).headers["last-modified"], undefined);
  assert.equal((await wire("young.html", { "If-Modified-Since": new Date((soon + 60) * 1000).toUTCString() })).status, 200);
});

test("parts of a file are parts of its own bytes", async () => {
  const whole = bytes("index.html");
  const ask = async (range, more = {}) => wire("index.html", { Range: range, "Accept-Encoding": "br", ...more });
  for (const [range, from, to] of [["bytes=0-99", 0, 100], ["bytes=100-", 100, whole.length], ["bytes=-10", whole.length - 10, whole.length]]) {
    const { status, headers, body } = await ask(range);
    assert.equal(status, 206);
    assert.equal(headers["content-range"], `bytes ${from}-${to - 1}/${whole.length}`);
    assert.deepEqual(body, whole.subarray(from, to));
  }
  const outside = await ask(`bytes=${whole.length}-`);
  assert.equal(outside.status, 416);
  assert.equal(outside.headers["content-range"], `bytes */${whole.length}`);
  assert.equal((await ask("bytes=0-1,4-5")).status, 200);
  assert.equal((await ask("bytes=0-9", { "If-Range": (await wire("index.html")).headers.etag })).status, 206);
  assert.equal((await ask("bytes=0-9", { "If-Range": '"another"' })).status, 200);
});

test("HEAD says what GET would, and sends nothing", async () => {
  while (!(await wire("site.webmanifest")).headers["last-modified"]) await delay(50); /* a young file has no date yet */
  for (const path of ["index.html", "nowhere", "site.webmanifest"]) {
    const [get, head] = [await wire(path), await wire(path, {}, "HEAD")];
    assert.equal(head.status, get.status);
    assert.equal(head.body.length, 0);
    for (const name of ["content-length", "content-type", "etag", "last-modified"]) assert.equal(head.headers[name], get.headers[name], name);
  }
  const posted = await wire("index.html", {}, "POST");
  assert.equal(posted.status, 405);
  assert.equal(posted.headers.allow, "GET, HEAD");
});

test("what is named by its content may be kept for ever, and a page is asked for", async () => {
  const caching = async (path) => (await wire(path)).headers["cache-control"];
  const named = (part) => readdirSync(`${folder}/${part}`, { recursive: true }).filter((name) => /\.[0-9a-f]{8,}\./.test(name)).map((name) => `${part}/${name}`);
  const [assets, records] = [named("assets"), named("search")];
  assert.ok(assets.length > 10 && records.length > 1);
  for (const name of [...assets, ...records]) assert.equal(await caching(name), "public, max-age=31536000, immutable", name);
  writeFileSync(`${folder}/assets/plain.css`, "a{}");
  for (const path of ["index.html", "", "site.webmanifest", "assets/plain.css", "assets/gone.0123456789.css"]) {
    assert.equal(await caching(path), "no-cache", path);
  }
});

test("only this computer's own pages are answered", async () => {
  const own = new URL(server.address);
  for (const headers of [{ Host: "example.org" }, { Host: `example.org:${own.port}` }, { Origin: "http://example.org" }, { Origin: "null" }]) {
    assert.equal((await wire("index.html", headers)).status, 403, JSON.stringify(headers));
  }
  for (const headers of [{ Host: `localhost:${own.port}` }, { Origin: own.origin }]) {
    assert.equal((await wire("index.html", headers)).status, 200, JSON.stringify(headers));
  }
  assert.equal((await wire("index.html")).headers["cross-origin-resource-policy"], "same-origin");
});

test("what is not there is the site's own page for that", async () => {
  const { status, headers, body } = await wire("nowhere/at/all");
  assert.equal(status, 404);
  assert.match(headers["content-type"], /^text\/html/);
  assert.deepEqual(body, bytes("404.html"));
});

test("a built site has no events", async () => {
  for (const path of ["/.wenda/events", "/.wenda/live.js"]) assert.equal((await wire(path.slice(1))).status, 404);
  assert.ok(!(await wire("index.html")).body.includes(".wenda/live"));
});
