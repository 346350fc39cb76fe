import { followMarks, marks } from "./marks.js";
import { placeOf } from "./place.js";
import { practice, applyPractice, practiceAt, savePractice } from "./practice-store.js";
import { questions } from "./questions.js";
import { nextQuestion, shuffled } from "./schedule.js";

const TRAIL = "wenda-trail"; /* of this tab: ids practised, the last one last */
const TRAIL_LENGTH = 500;

/* What is no list is as good as none. */
function trail() {
  try {
    const ids = JSON.parse(sessionStorage.getItem(TRAIL));
    return Array.isArray(ids) ? ids : [];
  } catch {
    return [];
  }
}

/* The trail with this question at its end. */
function trailTo(id) {
  const ids = [...trail().filter((other) => other !== id), id].slice(-TRAIL_LENGTH);
  try {
    sessionStorage.setItem(TRAIL, JSON.stringify(ids));
  } catch {
    /* refused: then only the question that is open rests */
  }
  return ids;
}

/** <wenda-practice>: around the switch. Parts of the answer are hidden by the style sheet until their button is pressed. */
export class Practice extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector("input");
    this.input.addEventListener("change", () => {
      savePractice(this.input.checked);
      dispatchEvent(new Event("wenda-practice"));
    });
    for (const button of document.querySelectorAll(".part-show")) {
      button.addEventListener("click", () => this.show(button, button.getAttribute("aria-expanded") !== "true"));
    }
    this.follow();
    this.reveal();
    addEventListener("storage", () => this.follow()); /* another tab's switch */
    addEventListener("hashchange", () => this.reveal());
  }

  follow() {
    applyPractice();
    this.input.checked = practice().on;
  }

  show(button, open) {
    button.setAttribute("aria-expanded", open);
    button.closest(".part").toggleAttribute("data-shown", open);
  }

  /* What the address leads to is asked for. */
  reveal() {
    const target = placeOf(location.hash);
    const button = target?.closest(".part")?.querySelector(".part-show");
    if (!button || target.closest(".part-head")) return;
    this.show(button, true);
    target.scrollIntoView();
  }
}

/** <wenda-next data-id>: around a link to the next question, which leads where the schedule says. */
export class NextQuestion extends HTMLElement {
  connectedCallback() {
    this.link = this.querySelector("a");
    followMarks(() => this.plan());
    addEventListener("wenda-practice", () => this.plan());
  }

  async plan() {
    const { on, seed } = practice();
    if (!on) return;
    const list = await questions();
    const next = nextQuestion(shuffled(list, seed), marks(), trailTo(this.dataset.id));
    if (next) this.link.href = practiceAt(next.url);
  }
}

/** <wenda-random>: around a link to the first question. Begins to practise in an order of chance. */
export class RandomPractice extends HTMLElement {
  connectedCallback() {
    this.querySelector("a").addEventListener("click", (event) => this.begin(event));
  }

  async begin(event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const seed = 1 + Math.floor(Math.random() * 2 ** 31);
    savePractice(true, seed);
    const list = await questions();
    const first = nextQuestion(shuffled(list, seed), marks(), []);
    location.href = practiceAt(first?.url ?? event.target.closest("a").href);
  }
}
