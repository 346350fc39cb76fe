import { replaceQuery } from "../query.js";
import { loadScript } from "../load-script.js";
import { searchMarkup } from "../search-data.js";
import { ROOT } from "../site-root.js";
import { fill } from "../words.js";
import { Choices } from "./choices.js";
import { openSearch } from "./engine.js";
import { forgetSearches, recentSearches, rememberSearch } from "./recent.js";
import { Results } from "./results.js";

const PAGES = 10; /* shown at first, and added each time more are asked for */
const PAUSE = 60; /* milliseconds without a key: then the text is asked for */
const QUIET = 600; /* milliseconds without a change: then it is said how many were found */
const ADDRESS_LENGTH = 300; /* a longer text stays out of the address */

/* Quotes alone are the frame of what is still to be typed. */
const asks = (text) => /[^\s"“”„＂]/.test(text);

const shorten = (text) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

/** <wenda-finder>: around the field. Adds the panel below it and answers while the reader types; never while a text is
 * being composed. In a page of its own the address keeps what is asked for. */
export class Finder extends HTMLElement {
  connectedCallback() {
    if (this.panel) return;
    this.field = this.querySelector("input");
    this.failed = this.querySelector(".search-failed");
    this.dialog = this.closest("dialog");
    this.panel = searchMarkup(".search-panel");
    this.append(this.panel);
    this.status = this.panel.querySelector("[role=status]");
    this.choices = new Choices(this.field, this.panel.querySelector("[role=listbox]"));
    this.results = new Results(this.panel);
    const { language, difficulties, others } = self.wendaSearchData;
    const isGuide = document.body.dataset.kind === "guide";
    this.slot("guide").hidden = !isGuide;
    this.slot("page").hidden = isGuide; /* which is of the questions */
    this.engine = openSearch({ root: ROOT.href, language: isGuide ? `${language}-guide` : language, difficulties, others, load: loadScript });
    this.listen();
    this.begin();
  }

  begin() {
    if (!this.dialog) {
      this.pageTitle = document.title;
      this.field.value ||= new URLSearchParams(location.search).get("q") ?? "";
      this.slot("page").hidden = true;
      this.field.focus({ preventScroll: true });
    }
    this.change(0);
  }

  slot(name) {
    return this.panel.querySelector(`[data-slot=${name}]`);
  }

  listen() {
    this.field.addEventListener("input", ({ isComposing }) => isComposing || this.change());
    this.field.addEventListener("compositionstart", () => this.stop());
    this.field.addEventListener("compositionend", () => this.change());
    this.field.addEventListener("keydown", (event) => this.press(event));
    this.field.addEventListener("focus", () => this.field.value.trim() || this.rest());
    this.choices.list.addEventListener("click", (event) => this.follow(event));
    this.panel.querySelector("[data-action=forget]").addEventListener("click", () => this.forget());
    for (const button of this.querySelectorAll(".search-retry")) button.addEventListener("click", () => this.retry());
    visualViewport?.addEventListener("resize", () => this.fit());
    this.fit();
  }

  /* A keyboard on the screen covers the end of the dialog; what can be seen of the page is less high then. */
  fit() {
    this.dialog?.style.setProperty("--visible-height", `${visualViewport?.height ?? innerHeight}px`);
  }

  /* 229: Safari ends a composition before it tells of the key that did so. */
  press(event) {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === "Enter" && this.pending) return event.preventDefault();
    this.removeAttribute("data-enter");
    if (this.choices.press(event)) event.preventDefault();
    else if (event.key === "Escape" && !this.dialog && this.field.value) this.set("");
  }

  set(text) {
    this.field.value = text;
    this.field.focus();
    this.change(0);
  }

  change(pause = PAUSE) {
    this.limit = PAGES;
    this.later(pause);
  }

  /* What is asked already gets no answer any more. */
  stop() {
    clearTimeout(this.timer);
    this.turn = (this.turn ?? 0) + 1;
  }

  later(pause, index) {
    this.stop();
    this.pending = true; /* what is shown answers another text */
    this.timer = setTimeout(() => this.ask(index), pause);
  }

  retry() {
    this.failed.hidden = true;
    this.field.focus();
    this.later(0);
  }

  async ask(index) {
    const text = this.field.value.trim();
    const { turn } = this;
    if (!this.dialog) this.remember(text);
    this.toggleAttribute("data-busy", asks(text));
    if (!asks(text)) return this.rest();
    const answer = await this.engine.query(text, { limit: this.limit });
    if (turn !== this.turn) return;
    this.toggleAttribute("data-busy", false);
    this.pending = false;
    const fails = answer.failed.length > 0 && !answer.best.length;
    this.failed.hidden = !fails;
    if (fails) this.fail();
    else this.show(text, answer, index);
    this.enter();
  }

  /* The reader has pressed Enter meanwhile (search-link.js). */
  enter() {
    const isAsked = this.hasAttribute("data-enter") && this.dialog?.open !== false;
    this.removeAttribute("data-enter");
    if (isAsked) this.choices.press({ key: "Enter" });
  }

  remember(text) {
    const search = new URLSearchParams(location.search);
    if (text && text.length <= ADDRESS_LENGTH) search.set("q", text);
    else search.delete("q");
    replaceQuery(search);
    document.title = text ? `${shorten(text)} · ${this.pageTitle}` : this.pageTitle;
  }

  show(text, answer, index) {
    const { list } = this.choices, { best, total, near, failed, unknown } = answer;
    const groups = this.results.of(answer);
    const rest = total - best.length;
    if (rest > 0) groups.push(this.morePages(Math.min(rest, PAGES)));
    this.choices.show(list.dataset.results, groups, index);
    this.slot("partial").hidden = !failed.length;
    this.slot("near").hidden = !near || !best.length;
    this.state(best.length ? "results" : "none");
    const title = this.slot("none").querySelector("[data-text]");
    title.textContent = fill(title.dataset.text, shorten(text));
    const count = this.slot("count");
    count.textContent = best.length ? fill(count.dataset.text, total) : "";
    const left = this.slot("unknown");
    left.hidden = !unknown.length;
    left.textContent = left.hidden ? "" : fill(left.dataset.text, shorten(unknown.join(" ")));
    if (best.length) this.say("found", total, left.textContent);
    else this.say("none", shorten(text), left.textContent);
  }

  morePages(count) {
    const option = this.results.morePages(count);
    option.addEventListener("click", () => {
      this.limit += PAGES;
      this.later(0, this.choices.options.indexOf(option));
    });
    return option;
  }

  /* Nothing of an answer. */
  clear() {
    for (const name of ["partial", "near", "unknown"]) this.slot(name).hidden = true;
    this.slot("count").textContent = "";
  }

  fail() {
    this.choices.show("", []);
    this.clear();
    this.state("failed");
  }

  /* Nothing is asked: what was asked before, or how to ask. */
  rest() {
    const { list } = this.choices, texts = recentSearches();
    this.pending = false;
    this.removeAttribute("data-enter");
    this.choices.show(list.dataset.recent, this.results.recent(texts));
    this.failed.hidden = true;
    this.clear();
    this.state(texts.length ? "recent" : "help");
    this.say("recent", texts.length);
  }

  state(name) {
    for (const other of ["recent", "none", "help"]) this.slot(other).hidden = other !== name;
    const text = this.field.value.trim();
    const search = text && text.length <= ADDRESS_LENGTH ? new URLSearchParams({ q: text }) : "";
    for (const link of this.panel.querySelectorAll("a[data-asks]")) link.search = search;
  }

  /* Once the hand rests. */
  say(name, value, note = "") {
    clearTimeout(this.saying);
    this.status.textContent = "";
    if (value !== 0) this.saying = setTimeout(() => (this.status.textContent = `${fill(this.status.dataset[name], value)} ${note}`.trim()), QUIET);
  }

  follow(event) {
    const option = event.target.closest("[role=option]");
    if (option?.matches(".hit-recent")) return this.set(option.textContent.trim());
    if (!option?.href) return;
    rememberSearch(this.field.value.trim());
    if (!(event.ctrlKey || event.metaKey || event.shiftKey)) this.dialog?.close();
  }

  forget() {
    forgetSearches();
    this.field.focus();
    this.rest();
  }
}
