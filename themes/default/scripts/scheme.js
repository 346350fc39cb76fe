/* Runs in the head, before anything is painted: says that scripts run, sets the colour scheme that the reader chose, and
 * whether answers are hidden. A bundle of its own, a few lines, the only script that the page waits for. */
import "./device.js"; /* before what reads from it */
import { applyPractice } from "./practice-store.js";
import { savedScheme, applyScheme } from "./scheme-store.js";

document.documentElement.dataset.script = "";
applyScheme(savedScheme());
applyPractice();
