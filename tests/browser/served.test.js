/* What `wenda serve` says of a file beside its bytes: its type, and what a page may do. */
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { after, before, test } from "node:test";
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
