/* Runs in the head, before anything is painted: says that scripts run, sets the colour scheme that the reader chose, and
 * whether answers are hidden. A bundle of its own, a few lines, the only script that the page waits for. */
import "./device.js"; /* before what reads from it */
import { applyPractice, practice } from "./practice-store.js";
import { MARKS_KEY } from "./record-keys.js";
import "./scheme-store.js"; /* before what reads from it */
import { applyScheme, savedScheme } from "./colour-scheme.js";
import { read } from "./storage.js";

const { readerSheet } = document.currentScript.dataset;

document.documentElement.dataset.script = "";
applyScheme(savedScheme());
applyPractice();

/* Written, since the page would be painted before a sheet that a script adds. */
if (practice().on || read(MARKS_KEY)) document.write(`<link rel="stylesheet" href="${readerSheet}">`);
