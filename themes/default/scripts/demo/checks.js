/* The table of checks, filled with the numbers that this browser computed; its words are the build's. Knows
 * partials/demo-checks.html. */
import { setText, slot } from "./slots.js";

function showCheck(row, check) {
  for (const name of ["expected", "got", "tolerance"]) setText(slot(row, name), check[name]);
  slot(row, "pass").hidden = !check.pass;
  slot(row, "fail").hidden = check.pass;
}

export function showChecks(box, checks) {
  const rows = box.querySelectorAll("[data-slot=check]");
  checks.forEach((check, index) => showCheck(rows[index], check));
  const tally = `${checks.filter((check) => check.pass).length}/${rows.length}`;
  setText(slot(box, "tally"), tally);
  setText(slot(box, "ran-tally"), tally);
  slot(box, "ran").hidden = false;
}
