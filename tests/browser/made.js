/* Sites that a test makes for itself. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { after } from "node:test";

const BUILD = resolve(process.env.WENDA_BUILD ?? "build");

/** Builds the source files { path: text }, and returns the folder of the site, which goes when the tests of the file end. */
export function makeSite(files) {
  mkdirSync(`${BUILD}/tests`, { recursive: true });
  const folder = mkdtempSync(`${BUILD}/tests/made-`);
  after(() => rmSync(folder, { recursive: true }));
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, "source", path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  execFileSync(`${BUILD}/bin/wenda`, ["build", `${folder}/source`, "-o", `${folder}/site`]);
  return `${folder}/site`;
}
