/* Makes the PNGs of this folder from the SVGs beside them, in Chromium:
 *   CHROMIUM=/usr/bin/chromium node themes/default/images/render.js */
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const PICTURES = [
  ["icon.svg", "icon-192.png", 192, 192],
  ["icon.svg", "icon-512.png", 512, 512],
  ["icon-maskable.svg", "icon-maskable-512.png", 512, 512],
  ["icon-maskable.svg", "apple-touch-icon.png", 180, 180],
  ["social.svg", "social.png", 1200, 630],
];

const folder = new URL(".", import.meta.url);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: process.getuid() === 0 ? ["--no-sandbox"] : [],
});
const page = await browser.newPage();
for (const [from, to, width, height] of PICTURES) {
  await page.setViewportSize({ width, height });
  await page.goto(new URL(from, folder).href);
  await page.screenshot({ path: fileURLToPath(new URL(to, folder)), omitBackground: true });
}
await browser.close();
