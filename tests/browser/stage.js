/* stage: the published bank, a server for it and a real Chromium, for the tests beside it. The site is built
 * before the tests run (./dev test does); WENDA_SITE and WENDA_BUILD say where, CHROMIUM names the browser and
 * CHROMIUM_ENGINE, where that is there, its engine alone: Debian's chromium-headless-shell. */
import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, resolve } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const BUILD = resolve(process.env.WENDA_BUILD ?? "build");
export const SITE = resolve(process.env.WENDA_SITE ?? "build/tests/site");

export const PHONE = { viewport: { width: 320, height: 640 } };
export const WIDE = { viewport: { width: 1280, height: 800 } };

/** Two visits that see all: colours are the scheme's, layout the width's. */
export const LOOKS = [
  { colorScheme: "light", ...WIDE },
  { colorScheme: "dark", ...PHONE },
];

/** The script of axe-core, to be run in a page. */
export const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/* What keeps Chromium from calling home; a superuser's needs its sandbox off. */
const QUIET = [
  "--disable-quic",
  "--disable-background-networking",
  "--no-first-run",
  "--disable-component-update",
  "--disable-sync",
  ...(process.getuid() === 0 ? ["--no-sandbox"] : []),
];

/* What Chromium says of a request whose page was left before it was answered. */
const LEFT = "net::ERR_ABORTED";

/** The whole browser. */
export const launchBrowser = () =>
  chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: QUIET });

/** What shows pages, without the windows and menus around it, which no test looks at: a third of the work. */
export const launch = () =>
  process.env.CHROMIUM_ENGINE ? chromium.launch({ executablePath: process.env.CHROMIUM_ENGINE, args: QUIET }) : launchBrowser();

/** Starts `wenda serve` on any free port: { address, stop }. The address ends with the path of the site's `url`. */
export async function serve(site = SITE) {
  const server = spawn(`${BUILD}/bin/wenda`, ["serve", site, "-p", "0"], { stdio: ["ignore", "pipe", "inherit"] });
  const address = await new Promise((resolve, reject) => {
    let said = "";
    server.stdout.on("data", (chunk) => {
      said += chunk;
      const found = said.match(/http:\/\/127\.0\.0\.1:\d+\/\S*/);
      if (found) resolve(found[0]);
    });
    server.on("exit", (code) => reject(new Error(`wenda serve ended with ${code}: ${said}`)));
  });
  return { address, stop: () => server.kill() };
}

export const fileAddress = `${pathToFileURL(SITE).href}/`;

/** Paths of all pages of the site, such as "en/index.html". */
export function pages() {
  return readdirSync(SITE, { recursive: true })
    .filter((path) => path.endsWith(".html") && !path.startsWith("assets/"))
    .sort();
}

/** { name, page } of each demo and the first page of the default language that shows it. */
export function demos() {
  const found = new Map();
  for (const page of pages().filter((path) => !path.includes("/"))) {
    const html = readFileSync(resolve(SITE, page), "utf8");
    for (const [, name] of html.matchAll(/<wenda-demo [^>]*data-name="([^"]+)"/g)) {
      if (!found.has(name)) found.set(name, { name, page });
    }
  }
  return [...found.values()];
}

/* Builds the site of tests/browser/lab into a folder of its own, with the demo that only the tests know: `controls`,
 * the same again as `other`, and as `broken` with bytes that are no WebAssembly. Returns the folder. */
function buildLab() {
  mkdirSync(`${BUILD}/tests`, { recursive: true });
  const folder = mkdtempSync(`${BUILD}/tests/lab-`); /* the files of the suite may run at the same time */
  for (const name of ["controls", "other", "broken"]) {
    cpSync(`${BUILD}/demos/tests/controls`, `${folder}/demos/${name}`, { recursive: true });
    if (name !== "controls") renameSync(`${folder}/demos/${name}/controls.wasm`, `${folder}/demos/${name}/${name}.wasm`);
  }
  writeFileSync(`${folder}/demos/broken/broken.wasm`, "no WebAssembly");
  const args = ["build", fileURLToPath(new URL("lab", import.meta.url)), "-o", `${folder}/site`, "--demos", `${folder}/demos`];
  execFileSync(`${BUILD}/bin/wenda`, args);
  return folder;
}

/** Builds the site of `files`, their texts by path, into a folder of its own; gone when the tests of the file are. */
export function buildSite(files) {
  mkdirSync(`${BUILD}/tests`, { recursive: true });
  const folder = mkdtempSync(`${BUILD}/tests/made-`);
  after(() => rmSync(folder, { recursive: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(`${folder}/bank/${path}`), { recursive: true });
    writeFileSync(`${folder}/bank/${path}`, text);
  }
  execFileSync(`${BUILD}/bin/wenda`, ["build", `${folder}/bank`, "-o", `${folder}/site`]);
  return `${folder}/site`;
}

/** What the tests of a file play on: a browser, and a server of `site` at `address`. */
export function stage(site = SITE) {
  const made = {
    site,
    /** A test on a page of its own. */
    on: (name, visit, options = PHONE) => test(name, () => withPage(made.browser, made.address, options, visit)),
  };
  let server;
  before(async () => {
    made.browser = await launch();
    server = await serve(made.site);
    made.address = server.address;
  });
  after(async () => {
    await made.browser?.close();
    server?.stop();
  });
  return made;
}

/** The same with the lab's demo; `open(page, values, path)` opens it with values of controls in the address. */
export function labStage() {
  const folder = buildLab();
  after(() => rmSync(folder, { recursive: true }));
  const made = stage(`${folder}/site`);
  made.open = async (page, values = {}, path = "en/controls.html") => {
    const query = new URLSearchParams(Object.entries(values).map(([key, value]) => [`controls.${key}`, value]));
    await page.goto(`${made.address}${path}?${query}`);
    return wake(page, "controls");
  };
  return made;
}

/* Parts of a demo. */
export const summary = (demo) => demo.locator("[data-slot=summary]").first();
export const control = (demo, key) => demo.locator(`[data-key="${key}"]`);
export const input = (demo, key) => control(demo, key).locator("[data-slot=input]");

/** Waits until an element says this. */
export async function says(locator, text) {
  await locator.filter({ hasText: text }).first().waitFor({ timeout: 5000 });
  return locator.first().innerText();
}

/** Brings the demo into view and waits until it answers. */
export async function wake(page, name) {
  const demo = page.locator(`wenda-demo[data-name="${name}"]`);
  await demo.scrollIntoViewIfNeeded();
  await page.locator(`wenda-demo[data-name="${name}"][data-state="ready"]`).waitFor();
  return demo;
}

/** Opens a page of its own for `visit`, and throws when anything went wrong that a reader may not see: an error
 * in the console, an exception, a failed request, a request to anywhere but `address`. With options.faults the
 * visit gets them as a list instead, to look at. */
export async function withPage(browser, address, options, visit) {
  const { faults: wanted, ...contextOptions } = options;
  const context = await browser.newContext(contextOptions);
  const page = await context.newPage();
  const faults = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) faults.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`exception: ${error}`));
  page.on("requestfailed", (request) => {
    // Going on to the next page cuts off what the last one still asked for, its icon mostly: no fault of the site.
    if (request.failure()?.errorText !== "net::ERR_ABORTED") faults.push(`failed: ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) faults.push(`${response.status()}: ${response.url()}`);
  });
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(address) && !url.startsWith("data:")) faults.push(`foreign request: ${url}`);
  });
  try {
    await visit(page, faults);
  } finally {
    await context.close();
  }
  if (faults.length && !wanted) throw new Error(faults.join("\n"));
}
