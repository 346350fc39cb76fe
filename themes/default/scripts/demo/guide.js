/* The guided tour and the question before it. Knows partials/demo-tour.html and demo-guess.html. */
import { setText, slot } from "./slots.js";

/** Lines "key=value" as a Map. */
export function settingsOf(element) {
  const lines = element.dataset.set.split("\n").filter(Boolean);
  return new Map(lines.map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]));
}

/** Shows the step that lies so far from the present one and returns its settings. */
export function turnTour(tour, way) {
  const stops = Array.from(tour.querySelectorAll("[data-slot=stop]"));
  const present = stops.findIndex((stop) => stop.hasAttribute("aria-current"));
  const next = Math.min(stops.length - 1, Math.max(0, present + way));
  stops[present]?.removeAttribute("aria-current");
  stops[next].setAttribute("aria-current", "step");
  setText(slot(tour, "stop-number"), String(next + 1));
  /* at an end its button stays, for the focus is on it */
  const mark = (action, ended) => tour.querySelector(`[data-action=${action}]`).setAttribute("aria-disabled", ended);
  mark("tour-back", next === 0);
  mark("tour-on", next === stops.length - 1);
  return settingsOf(stops[next]);
}

/** Says whether the option was right, and why. The options go; the focus, which was on one, goes on to the words. */
export function answerGuess(guess, button) {
  const hit = button.dataset.index === guess.dataset.right;
  slot(guess, "hit").hidden = !hit;
  slot(guess, "miss").hidden = hit;
  slot(guess, "verdict").hidden = false;
  slot(guess, "options").hidden = true;
  slot(guess, "said").focus();
  return settingsOf(guess);
}
