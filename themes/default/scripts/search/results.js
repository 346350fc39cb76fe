/* An answer as elements: a group a page, in it the page and its sections. All of it is set as text, so that nothing that
 * anyone wrote or typed becomes markup. */
import { HIGHLIGHT } from "../query.js";
import { ROOT } from "../site-root.js";
import { fill } from "../words.js";
import { patternOf, split } from "./pattern.js";

const WORDS_MARKED = 8; /* an address carries so many to the page */

/* A place without a heading of its own is the page's beginning. */
const isSection = ({ url, heading }) => Boolean(heading) && url.includes("#");

function addressOf(url, words) {
  const address = new URL(url, ROOT);
  for (const word of words.slice(0, WORDS_MARKED)) address.searchParams.append(HIGHLIGHT, word);
  return address.href;
}

function markedText(parts) {
  const fragment = document.createDocumentFragment();
  for (const { text, mark } of parts) {
    if (!mark) fragment.append(text);
    else fragment.appendChild(document.createElement("mark")).textContent = text;
  }
  return fragment;
}

/** Makes elements from the empty ones of the panel. */
export class Results {
  constructor(panel) {
    this.panel = panel;
  }

  blank(name, texts = {}) {
    const element = this.panel.querySelector(`template[data-blank=${name}]`).content.firstElementChild.cloneNode(true);
    for (const [slot, text] of Object.entries(texts)) element.querySelector(`[data-slot=${slot}]`).append(text);
    return element;
  }

  page(page, sections) {
    const beginning = sections.find((section) => !isSection(section));
    const option = this.blank("page", {
      number: page.number ? String(page.number) : "",
      title: markedText(split(page.title, patternOf(page.words))),
      excerpt: markedText(beginning?.excerpt ?? []),
      facts: page.tags.map((tag) => self.wendaSearchData.tags[tag] ?? tag).join(" · "),
    });
    option.href = addressOf(page.url, page.words);
    return option;
  }

  section({ url, heading, excerpt, field }, words) {
    const option = this.blank("section", {
      title: markedText(split(heading, patternOf(words))),
      excerpt: markedText(excerpt),
    });
    option.href = addressOf(url, words);
    option.dataset.field = field;
    return option;
  }

  group(page) {
    const group = document.createElement("div");
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", page.title);
    const sections = page.sections.filter(isSection).map((section) => this.section(section, page.words));
    group.append(this.page(page, page.sections), ...sections);
    return group;
  }

  /** The groups of an answer of the engine. */
  of({ best }) {
    return best.map((page) => this.group(page));
  }

  /** The choice that asks for `count` more pages. */
  morePages(count) {
    const option = this.blank("pages");
    option.textContent = fill(option.dataset.text, count);
    return option;
  }

  /** A choice a text that was searched for. */
  recent(texts) {
    return texts.map((text) => this.blank("recent", { title: text }));
  }
}
