/* Whether the reader practises, and in which order: 0 is the bank's own, any other number shuffles it. */
import { read, write } from "./storage.js";

const KEY = "practice";
const isPractice = (value) => Number.isInteger(value?.seed) && typeof value.on === "boolean";

export const practice = () => read(KEY, { on: false, seed: 0 }, isPractice);

/** Style sheets hide answers under this attribute. */
export function applyPractice() {
  document.documentElement.toggleAttribute("data-practice", practice().on);
}

export function savePractice(on, seed = 0) {
  write(KEY, { on, seed });
  applyPractice();
}
