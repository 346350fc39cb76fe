import { followMarks, marks } from "./marks.js";
import { practice, practiceAt } from "./practice-store.js";
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
