/* What the tests of practice share: a bank of six questions, a to f, in that order, and what a reader reaches for on its
 * pages. */
import { buildSite, stage } from "./stage.js";

export const IDS = ["a", "b", "c", "d", "e", "f"];
export const PARTS = ["Spoken answer", "Key points", "In depth", "Pitfalls", "Follow-ups"];

const question = (id, i) => `---
id: ${id}
number: ${i + 1}
title: What is ${id}?
difficulty: ${(i % 5) + 1}
---

${PARTS.map((part) => `## ${part}\n\nSays ${part} of ${id}.\n\n### More on ${part}\n\nMuch more.\n`).join("\n")}
## References

- A book on ${id}.
`;

export const site = buildSite({
  "site.yaml": "title: Bank\nlanguages: [en]\n",
  ...Object.fromEntries(IDS.map((id, i) => [`en/${id}.md`, question(id, i)])),
});
export const bank = stage(site);
export const { on } = bank;

export const open = (page, path = "a.html") => page.goto(bank.address + path);
export const practise = (page) => page.getByRole("switch", { name: "Practice mode" });
/* Until answers are hidden. */
export async function begin(page) {
  await practise(page).check();
  await page.locator(":root[data-practice]").waitFor();
}

export const show = (page, part) => page.getByRole("button", { name: `Show ${part}`, exact: true });
export const says = (page, part, id = "a") => page.getByText(`Says ${part} of ${id}.`).isVisible();
export const mark = (page, name) => page.getByRole("button", { name, exact: true });
export const next = (page) => page.getByRole("link", { name: "Next", exact: true });
export const pressed = (button) => button.getAttribute("aria-pressed");
