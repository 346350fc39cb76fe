/* The table of checks, filled with what this browser computed. Knows partials/demo-checks.html. */
import { setText, slot } from "./slots.js";

function showCheck(row, check) {
  for (const name of ["name", "expected", "got", "tolerance"]) setText(slot(row, name), check[name]);
  slot(row, "pass").hidden = !check.pass;
  slot(row, "fail").hidden = check.pass;
}

export function showChecks(box, checks) {
  const body = slot(box, "checks-rows");
  while (body.rows.length < checks.length) body.append(body.rows[0].cloneNode(true));
  while (body.rows.length > checks.length) body.lastElementChild.remove();
  checks.forEach((check, index) => showCheck(body.rows[index], check));
  const tally = `${checks.filter((check) => check.pass).length}/${checks.length}`;
  setText(slot(box, "tally"), tally);
  setText(slot(box, "ran-tally"), tally);
  slot(box, "ran").hidden = false;
}
