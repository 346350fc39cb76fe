import { marks } from "./marks.js";
import { practiceAt, savePractice } from "./practice-store.js";
import { questions } from "./questions.js";
import { nextQuestion, shuffled } from "./schedule.js";

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
