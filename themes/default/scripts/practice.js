/* What only a reader who practises needs; a bundle of its own, which practice-switch.js loads. */
import { NextQuestion } from "./next-question.js";
import { Timer } from "./timer.js";

customElements.define("wenda-next", NextQuestion);
customElements.define("wenda-timer", Timer);
