import { excerpt } from "./excerpt.js";

const SECTIONS_MAX = 3; /* that are shown of a page */
const MARKED_MAX = 24; /* different texts that are marked in the page that is opened */

/* Where something found stands in `plain`; a character may have become several, all in its place. */
const inPlain = (page, { start, end }) => [page.place(start), Math.max(page.place(end), page.place(end - 1) + 1)];

/* What was found, in order, by section. */
function marksOf({ page, lists }, words) {
  const bySection = new Map();
  lists.forEach((found, word) => {
    for (const item of found) {
      const { section, field } = item.piece;
      const [start, end] = inPlain(page, item);
      if (!bySection.has(section)) bySection.set(section, []);
      bySection.get(section).push({ start, end, word, field, weight: item.weight * words[word].rarity });
    }
  });
  for (const marks of bySection.values()) marks.sort((a, b) => a.start - b.start || b.end - a.end);
  return bySection;
}

/* How well a section answers: by how many words, and by where and how often they stand. */
function worth(marks) {
  const words = new Map();
  for (const { word, weight, field } of marks) {
    words.set(word, (words.get(word) ?? 0) + weight * (field === "heading" ? 2 : 1));
  }
  return [...words.values()].reduce((sum, weight) => sum + 1 + weight / (weight + 2), 0);
}

function showSection(page, section, marks) {
  const { url, heading } = page.sections[section];
  const { field } = marks.find((mark) => mark.field !== "heading") ?? marks[0];
  const isFormula = field === "formula";
  const range = isFormula ? page.line(marks.find((mark) => mark.field === field).start) : page.range(section);
  const inside = marks.filter(({ start, end }) => start >= range[0] && end <= range[1]);
  return { url, heading, excerpt: excerpt(page.plain, range, inside), field };
}

/** A hit as the reader is shown it: the page, its best sections and what to mark in it; the page alone where only its title or its tags have what
 * was looked for. */
export function showPage(hit, words) {
  const { url, title, number, tags, difficulty } = hit.page;
  const marks = marksOf(hit, words);
  const own = marks.get(-1);
  marks.delete(-1);
  const best = [...marks].sort(([a, x], [b, y]) => worth(y) - worth(x) || a - b).slice(0, SECTIONS_MAX);
  const sections = best.map(([section, list]) => showSection(hit.page, section, list));
  if (!sections.length) {
    const opening = excerpt(hit.page.plain, hit.page.range(0), []);
    sections.push({ url, heading: "", excerpt: opening, field: own?.[0].field ?? "title" });
  }
  return { url, title, number, tags, difficulty, sections, words: textsOf([hit]) };
}

/** The texts that were found, as they stand in the pages. */
export function textsOf(hits) {
  const texts = new Set();
  for (const { page, lists } of hits) {
    for (const item of lists.flat()) {
      if (texts.size < MARKED_MAX) texts.add(page.plain.slice(...inPlain(page, item)));
    }
  }
  return [...texts];
}
