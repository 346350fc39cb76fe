/* A small bank to search in, and a reader's first steps there. */
import { buildSite } from "./stage.js";

export const question = (number, id, title, body) => `---\nid: ${id}\nnumber: ${number}\ntitle: ${title}\ntags: [forest]\ndifficulty: 2\n---\n\n${body}\n`;

const ANT = `## 口述回答

蚂蚁沿着信息素走，回声定位是蝙蝠的事。

## 要点

- **信息素**：会慢慢挥发。
- 标签里写着 \`<img src=x onerror=alert(1)>\`。

## 追问

### 为什么不会迷路？

因为每一只都留下琥珀色的痕迹。
`;
export const ENGLISH = "## Spoken answer\n\nIt follows a trail of pheromones and never asks for directions.\n";
const filler = (number) => question(number, `moth-${number}`, `第 ${number} 只飞蛾`, "## 口述回答\n\n它们都向着同一盏灯笼飞去。\n");

/** Builds it; returns its folder. */
export const buildInsects = () => buildSite({
  "site.yaml": "title: {zh: 昆虫, en: Insects}\nlanguages: [zh, en]\ntags:\n  forest: {zh: 森林, en: Forest}\nguide: {folder: how, language: zh}\n",
  "how/nets.md": "---\nid: nets\ntitle: {zh: 捕虫网, en: Nets}\n---\n\n## 怎样编网\n\n网眼要细，不要挂着灯笼。\n",
  "zh/ant.md": question(1, "ant", "蚂蚁怎样找路？", ANT),
  "en/ant.md": question(1, "ant", "How does an ant find its way?", ENGLISH),
  "zh/bat.md": question(2, "bat", "什么是回声定位？", "## 口述回答\n\n发出声音，再听它的回声。\n"),
  "en/bat.md": question(2, "bat", "What is echolocation?", "## Spoken answer\n\nTo call, and to listen.\n"),
  "zh/firefly.md": question(20, "firefly", "萤火虫为什么发光？", ""),
  "en/firefly.md": question(20, "firefly", "Why do fireflies glow?", ""),
  ...Object.fromEntries(Array.from({ length: 14 }, (_, i) => [`zh/moth-${i + 3}.md`, filler(i + 3)])),
});

export const field = (page) => page.locator("#ui-search-field");
export const dialog = (page) => page.locator("#ui-search");
export const options = (page) => page.locator("wenda-finder [role=option]:visible");
export const active = (page) => page.locator("wenda-finder [aria-selected=true]");
export const titles = (page) => page.locator("wenda-finder .hit-page .hit-title").allInnerTexts();

/** Opens the dialog by its key and types, a key at a time. */
export async function ask(page, text) {
  await page.keyboard.press("/");
  await field(page).waitFor();
  await field(page).pressSequentially(text, { delay: 15 });
}

/* Waits until all of the text is answered, not the first keys of it. */
const answered = (page, text) =>
  page.locator(`.search-own-page[href$="?${new URLSearchParams({ q: text })}"]`).waitFor({ state: "attached" });

/** The same, for a text that is found. */
export async function found(page, text) {
  await ask(page, text);
  await answered(page, text);
  await page.locator("wenda-finder .hit-page").first().waitFor();
}
