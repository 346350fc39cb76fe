import { read, write } from "./storage.js";

const KEY = "tabs"; /* titles that the reader chose, the last one first */
const KEPT = 20;

const savedTitles = () => read(KEY, [], Array.isArray);

function saveTitle(title) {
  write(KEY, [title, ...savedTitles().filter((other) => other !== title)].slice(0, KEPT));
}

let count = 0;

/** <wenda-tabs>: titles and panels in turns, which read one after another without this. Here the titles become tabs.
 * Tabs of one title are chosen together on the whole page; what was chosen last is chosen on the next page too. */
class Tabs extends HTMLElement {
  connectedCallback() {
    if (this.tabs) return;
    this.panels = Array.from(this.querySelectorAll(":scope > .tab-panel"));
    this.tabs = this.panels.map((panel) => this.makeTab(panel));
    const list = document.createElement("div");
    list.className = "tab-list";
    list.setAttribute("role", "tablist");
    list.append(...this.tabs);
    list.addEventListener("keydown", (event) => this.move(event));
    this.prepend(list);
    this.show(savedTitles().find((title) => this.find(title)) ?? this.tabs[0].textContent);
    this.reveal();
    addEventListener("hashchange", () => this.reveal());
  }

  makeTab(panel) {
    const tab = document.createElement("button");
    const title = panel.previousElementSibling;
    tab.type = "button";
    tab.className = title.className;
    tab.append(...title.childNodes);
    title.remove();
    tab.id = `ui-tab-${++count}`;
    panel.id ||= `ui-panel-${count}`;
    tab.setAttribute("role", "tab");
    panel.setAttribute("role", "tabpanel");
    panel.tabIndex = 0;
    tab.setAttribute("aria-controls", panel.id);
    panel.setAttribute("aria-labelledby", tab.id);
    panel.dataset.title = tab.textContent; /* for print */
    tab.addEventListener("click", () => this.choose(tab));
    panel.addEventListener("beforematch", () => this.choose(tab)); /* found by the browser's search */
    return tab;
  }

  find(title) {
    return this.tabs.find((tab) => tab.textContent === title);
  }

  show(title) {
    const chosen = this.find(title);
    if (!chosen) return;
    this.tabs.forEach((tab, i) => {
      tab.setAttribute("aria-selected", tab === chosen);
      tab.tabIndex = tab === chosen ? 0 : -1;
      this.panels[i].hidden = tab === chosen ? false : "until-found";
    });
  }

  /* The reader's place stays where it is, whatever grows or shrinks above it. */
  choose(tab) {
    const top = this.getBoundingClientRect().top;
    saveTitle(tab.textContent);
    for (const tabs of document.querySelectorAll("wenda-tabs")) tabs.show(tab.textContent);
    scrollBy({ top: this.getBoundingClientRect().top - top, behavior: "instant" });
  }

  move(event) {
    const at = this.tabs.indexOf(document.activeElement), last = this.tabs.length - 1;
    const on = getComputedStyle(this).direction === "rtl" ? -1 : 1;
    const to = { ArrowRight: at + on, ArrowLeft: at - on, Home: 0, End: last }[event.key];
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const tab = this.tabs.at(to > last ? 0 : to);
    this.choose(tab);
    tab.focus();
  }

  /* What the address leads to may stand in a panel that is not shown. */
  reveal() {
    const target = this.querySelector(":target");
    const at = this.panels.findIndex((panel) => target && panel.contains(target));
    if (at < 0 || !this.panels[at].hidden) return;
    this.show(this.tabs[at].textContent);
    target.scrollIntoView();
  }
}

customElements.define("wenda-tabs", Tabs);
