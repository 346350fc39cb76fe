/* stage: a bank that changes much between two states, and the program to build and serve it with. */
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { BUILD, FIRST, PROGRAM } from "../lib/program.js";

/** A new folder, to be removed after use. */
export function room(name) {
  mkdirSync(`${BUILD}/tests`, { recursive: true });
  return mkdtempSync(`${BUILD}/tests/faults-${name}-`);
}

export function save(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** Runs the program in `folder`: the process, with `ended`, which becomes { code, said }. */
export function start(folder, ...args) {
  const running = spawn(PROGRAM, [...FIRST, ...args], { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [running.stdout, running.stderr]) stream.on("data", (chunk) => (said += chunk));
  running.ended = new Promise((done) => running.on("close", (code) => done({ code, said })));
  running.said = () => said;
  return running;
}

/** Starts `wenda serve` and waits for it: the process, with `port`. */
export async function serve(folder, ...args) {
  const server = start(folder, "serve", ...args, "-p", "0");
  server.port = await new Promise((found, failed) => {
    const look = () => {
      const port = server.said().match(/http:\/\/127\.0\.0\.1:(\d+)\//)?.[1];
      if (port) found(Number(port));
    };
    server.stdout.on("data", look);
    server.ended.then(({ code, said }) => failed(new Error(`wenda serve ended with ${code}: ${said}`)));
  });
  return server;
}

/** Path -> bytes of all files of a site, without our own books. */
export function tree(folder) {
  const files = new Map();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = `${entry.parentPath ?? entry.path}/${entry.name}`.slice(folder.length + 1);
    if (entry.isFile() && !path.startsWith(".wenda-")) files.set(path, readFileSync(`${folder}/${path}`));
  }
  return files;
}

/** A sequence of numbers from 0 to 1 that is the same for the same seed (mulberry32). */
export function chance(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const question = (number, ids, words) => {
  const [id, next, far] = [0, 1, 7].map((step) => ids[(number + step) % ids.length]);
  return `---
id: ${id}
number: ${number + 1}
title: ${words} ${id}
tags: [t]
---

## Spoken answer

${words}, see [the next](${next}.md) and [another](${far}.md).

## In depth

![a picture](${words.length % 2 ? "odd" : "even"}.svg)

\`\`\`c
int ${id} = ${words.length};
\`\`\`
`;
};

/** Writes a bank of `count` questions in two languages, from q<first> on. With other words every page is another. */
export function bank(folder, first, words, count = 16) {
  const ids = Array.from({ length: count }, (_, i) => `q${first + i}`);
  save(`${folder}/site.yaml`, "title: {en: Bank, zh: 题库}\nlanguages: [en, zh]\ntags: {t: {en: T, zh: 标签}}\n");
  for (const lang of ["en", "zh"]) {
    for (const name of ["odd", "even"])
      save(`${folder}/${lang}/${name}.svg`, `<svg xmlns="http://www.w3.org/2000/svg" width="8" height="${words.length}"><title>${name}</title></svg>\n`);
    ids.forEach((id, number) => save(`${folder}/${lang}/${id}.md`, question(number, ids, words)));
  }
}
