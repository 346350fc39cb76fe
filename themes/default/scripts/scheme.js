/* Runs in the head, before anything is painted: says that scripts run, and sets the colour scheme
 * that the reader chose. A bundle of its own, a few lines, the only script that the page waits for. */
import { savedScheme, applyScheme } from "./scheme-store.js";

document.documentElement.dataset.script = "";
applyScheme(savedScheme());
