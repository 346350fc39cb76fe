/* What `wenda serve` does with requests that no browser sends, with many of them, and with those who never end one.
 * REQUESTS=100000 asks more often. */
import assert from "node:assert/strict";
import { readFileSync, rmSync, symlinkSync } from "node:fs";
import { connect } from "node:net";
import { after, before, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { room, save, serve } from "./stage.js";

const REQUESTS = Number(process.env.REQUESTS ?? 4000);
const SECRET = "what nobody may read";
const folder = room("server");
let server;

before(async () => {
  save(`${folder}/secret.txt`, SECRET);
  save(`${folder}/site/.hidden/secret.txt`, SECRET);
  save(`${folder}/site/.secret`, SECRET);
  save(`${folder}/site/index.html`, "<!DOCTYPE html><title>Home</title>" + "<p>text</p>".repeat(500));
  save(`${folder}/site/sub/page.html`, "<!DOCTYPE html><title>Page</title>");
  symlinkSync("../secret.txt", `${folder}/site/link.txt`);
  symlinkSync("..", `${folder}/site/up`);
  server = await serve(folder, "site");
});
after(async () => {
  server.kill();
  const { code } = await server.ended;
  rmSync(folder, { recursive: true });
  assert.equal(code, 0, "it ends in good order");
});

const HOST = () => `Host: 127.0.0.1:${server.port}\r\n`;

/** A connection that gathers what is said: { socket, said(), closed }. */
function open() {
  const socket = connect(server.port, "127.0.0.1");
  let said = "";
  socket.setEncoding("latin1").on("data", (chunk) => (said += chunk));
  socket.on("error", () => {});
  return { socket, said: () => said, closed: new Promise((done) => socket.on("close", done)) };
}

/** All that the server says to these bytes until it hangs up, or nothing comes any more. */
async function tell(bytes, patience = 5000) {
  const { socket, said, closed } = open();
  socket.write(bytes, "latin1");
  await Promise.race([closed, delay(patience, undefined, { ref: false })]);
  socket.destroy();
  return said();
}

const get = (target, headers = HOST()) => tell(`GET ${target} HTTP/1.1\r\n${headers}Connection: close\r\n\r\n`);
const status = (said) => Number(said.match(/^HTTP\/1\.1 (\d+)/)?.[1]);

async function check_alive() {
  const start = performance.now();
  assert.equal(status(await get("/index.html")), 200);
  assert.ok(performance.now() - start < 4000, "it answers in good time");
}

const DOTS = ["..", "%2e%2e", "%2E%2e", ".%2e", "%252e%252e", "%c0%ae%c0%ae", "%e0%80%ae%e0%80%ae", "%f0%80%80%ae.", "%uff0e%uff0e", "..;", "..%00", "..%20", "．．"];
const SLASHES = ["/", "%2f", "%2F", "%252f", "\\", "%5c", "%c0%af", "%e0%80%af", "//", "/./", ";/", "%00/", "%u2215"];

test("no way of writing an address leads out of the site", async () => {
  const targets = ["/link.txt", "/up/secret.txt", "/.secret", "/%2esecret", "/.hidden/secret.txt", "/sub/../.secret",
    "/.wenda-manifest", "//secret.txt", `/${folder}/secret.txt`, `/${encodeURIComponent(folder)}%2fsecret.txt`, "secret.txt", "../secret.txt",
    `file://${folder}/secret.txt`, `http://127.0.0.1:${server.port}/../secret.txt`, "/index.html/../../secret.txt", "/sub%2f..%2f..%2fsecret.txt"];
  for (const dots of DOTS) {
    for (const slash of SLASHES) {
      for (const start of ["/", "/sub/", "/up/"]) targets.push(`${start}${dots}${slash}secret.txt`, `${start}${dots}${slash}${dots}${slash}secret.txt`);
    }
  }
  for (const target of targets) {
    const said = await get(target);
    assert.ok(!said.includes(SECRET), `${target}: ${said}`);
    assert.match(said, /^HTTP\/1\.1 (?:400|404|30[12]) /, target);
  }
  for (const target of ["/%69ndex.html", "/sub%2fpage.html"]) assert.equal(status(await get(target)), 200, target);
});

test("a host that is not this machine, and a page of another, hear nothing", async () => {
  const own = `127.0.0.1:${server.port}`;
  for (const host of ["", "Host:\r\n", "Host: evil.example\r\n", `Host: ${own}.evil.example\r\n`, `Host: evil.example#${own}\r\n`, `Host: ${own}@evil.example\r\n`,
    "Host: localhost.evil.example\r\n", "Host: 127.0.0.1:80:80\r\n", `Host: evil.example\r\nHost: ${own}\r\n`, "Host: 0.0.0.0\r\n", "Host: 127.0.0.10\r\n"]) {
    assert.match(await get("/index.html", host), /^HTTP\/1\.1 (?:400|403) /, host);
  }
  for (const origin of ["http://evil.example", "null", "https://127.0.0.1", `http://${own}.evil.example`, `https://${own}`]) {
    assert.equal(status(await get("/index.html", `${HOST()}Origin: ${origin}\r\n`)), 403, origin);
  }
});

test("requests that are too large, or none, are refused and the next is answered", async () => {
  const huge = "a".repeat(1 << 20);
  for (const bytes of [
    `GET /${huge} HTTP/1.1\r\n${HOST()}\r\n`,
    `GET / HTTP/1.1\r\n${HOST()}X: ${huge}\r\n\r\n`,
    `GET / HTTP/1.1\r\n${HOST()}${"X: a\r\n".repeat(100_000)}\r\n`,
    `${huge}`,
    `GET /${"%".repeat(2000)} HTTP/1.1\r\n${HOST()}Connection: close\r\n\r\n`,
    `POST / HTTP/1.1\r\n${HOST()}Content-Length: 99999999999999999999\r\nConnection: close\r\n\r\n`,
    `POST / HTTP/1.1\r\n${HOST()}Transfer-Encoding: chunked\r\nConnection: close\r\n\r\nfffffffffffffffff\r\n`,
    `GET / HTTP/9.9\r\n${HOST()}Connection: close\r\n\r\n`,
    "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
  ]) {
    const said = await tell(bytes, 3000);
    assert.ok(!/^HTTP\/1\.1 200/.test(said), `${bytes.slice(0, 60)}: ${said.slice(0, 80)}`);
  }
  await check_alive();
});

test("requests that come at once are answered one after the other", async () => {
  const ask = (target) => `GET ${target} HTTP/1.1\r\n${HOST()}\r\n`;
  const targets = Array.from({ length: 60 }, (_, i) => (i % 3 ? "/sub/page.html" : "/nowhere"));
  const said = await tell(targets.map(ask).join("") + `GET /index.html HTTP/1.1\r\n${HOST()}Connection: close\r\n\r\n`);
  const expected = [...targets.map((target) => (target === "/nowhere" ? "404" : "200")), "200"];
  assert.deepEqual(Array.from(said.matchAll(/HTTP\/1\.1 (\d+)/g), ([, code]) => code), expected);
});

test("who sends a letter at a time, or nothing, keeps nobody waiting", async () => {
  const slow = Array.from({ length: 200 }, open), idle = Array.from({ length: 200 }, open);
  for (let round = 0; round < 4; round++) {
    for (const { socket } of slow) socket.write("GET "[round]);
    await check_alive();
  }
  for (const { socket } of [...slow, ...idle]) socket.destroy();
  await check_alive();
});

test("a thousand connections at the same time are all answered", async () => {
  const answers = await Promise.all(Array.from({ length: 1000 }, () => get("/sub/page.html")));
  assert.equal(answers.filter((said) => status(said) === 200).length, 1000);
});

/** Kilobytes that the server keeps in memory. */
const memory = () => Number(readFileSync(`/proc/${server.pid}/status`, "utf8").match(/VmRSS:\s*(\d+) kB/)[1]);

/** Asks so often, some hundred requests at once in each of eight connections. */
async function ask_often(count) {
  const BATCH = 100, LANES = 8;
  const targets = ["/index.html", "/sub/page.html", "/nowhere", "/up/secret.txt"];
  const requests = Array.from({ length: BATCH }, (_, i) => `GET ${targets[i % targets.length]} HTTP/1.1\r\n${HOST()}${i % 2 ? "Accept-Encoding: br\r\n" : ""}\r\n`).join("");
  const lane = async () => {
    const { socket } = open();
    for (let left = count / LANES; left > 0; left -= BATCH) {
      let heard = 0;
      const answered = new Promise((done, failed) => {
        socket.once("close", () => failed(new Error("the server hung up")));
        const listen = (chunk) => {
          heard += chunk.split("HTTP/1.1 ").length - 1;
          if (heard < BATCH) return;
          socket.off("data", listen).removeAllListeners("close");
          done();
        };
        socket.on("data", listen);
      });
      socket.write(requests);
      await answered;
    }
    socket.destroy();
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

test(`memory stays as it is, over ${REQUESTS} requests`, async (t) => {
  await ask_often(2000);
  const before = memory();
  await ask_often(REQUESTS);
  const after = memory();
  t.diagnostic(`${before} kB after 2000 requests, ${after} kB after ${REQUESTS} more`);
  assert.ok(after - before < 1024, `${before} kB, then ${after} kB`);
});
