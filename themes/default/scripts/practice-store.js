/* Whether the reader practises, and in which order: 0 is the bank's own, any other number shuffles it. Where nothing may be
 * kept, the address of the next page carries it. */
import { read, write } from "./storage.js";

const KEY = "practice";
const PARAMETER = "practice";
const isPractice = (value) => Number.isInteger(value?.seed) && typeof value.on === "boolean";

function fromAddress() {
  const seed = new URLSearchParams(location.search).get(PARAMETER);
  return { on: seed !== null, seed: Math.trunc(seed) || 0 };
}

export const practice = () => read(KEY, fromAddress(), isPractice);

/** Style sheets hide answers under this attribute. */
export function applyPractice() {
  document.documentElement.toggleAttribute("data-practice", practice().on);
}

export function savePractice(on, seed = 0) {
  write(KEY, { on, seed });
  applyPractice();
}

/** The address of a page, so that practice goes on there. */
export function practiceAt(address) {
  const url = new URL(address);
  const now = practice();
  if (now.on && !write(KEY, now)) url.searchParams.set(PARAMETER, now.seed);
  return url.href;
}
