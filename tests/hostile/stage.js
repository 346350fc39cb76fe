/* stage: a site of all the cases, each a page of its own; and what the builds of it say. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { BUILD, FIRST, patience, PROGRAM } from "../lib/program.js";
import { cases } from "./cases.js";

export { BUILD };

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"';

export const nameOf = (index) => `c${String(index).padStart(3, "0")}`;

function pageOf({ head, text = "" }, index) {
  const front = head ?? "title: t";
  const id = /^id:/m.test(front) ? "" : `id: ${nameOf(index)}\n`;
  return `---\n${id}${front}\n---\n\n${text}\n`;
}

/** A folder with what a site needs, and with what the cases name and must not reach. */
export function makeSource(folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(`${folder}/site/en`, { recursive: true });
  mkdirSync(`${folder}/outside`);
  const put = (name, text) => writeFileSync(`${folder}/${name}`, text);
  put("site/site.yaml", "title: '</script><script>alert(1)</script>'\nlanguages: [en]\ntags:\n  a: '<script>alert(1)</script>'\n");
  put("secret.svg", `${SVG}><title>secret</title></svg>`);
  put("outside/secret.svg", `${SVG}><title>secret</title></svg>`);
  put("site/en/q1.md", "---\nid: q1\ntitle: q\ntags: [a]\n---\n\nx\n");
  put("site/en/a.svg", `${SVG}/>`);
  put("site/en/script.svg", `${SVG} onload="alert(1)"><script>alert(1)</script></svg>`);
  put("site/en/entity.svg", `<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${SVG}><text>&x;</text></svg>`);
  put("site/en/page.html", "<script>alert(1)</script>");
  put("site/en/.hidden", "secret");
  symlinkSync("../../secret.svg", `${folder}/site/en/link-out.svg`);
  symlinkSync("../../outside", `${folder}/site/en/folder-out`);
  symlinkSync("/dev/zero", `${folder}/site/en/device.svg`);
  execFileSync("mkfifo", [`${folder}/site/en/pipe.svg`]);
}

/** Adds the pages of the cases that `wanted` says. */
export function addPages(folder, wanted) {
  cases.forEach((one, index) => {
    if (wanted(one)) writeFileSync(`${folder}/site/en/${nameOf(index)}.md`, pageOf(one, index));
  });
}

/** Builds it into `out` of the folder: { status, told }, the latter all that it says. */
export function build(folder, ...options) {
  const { status, stderr } = spawnSync(PROGRAM, [...FIRST, "build", "site", "-o", "out", ...options], {
    cwd: folder,
    encoding: "utf8",
    timeout: patience(60_000),
    maxBuffer: 1 << 28,
  });
  return { status, told: stderr };
}
