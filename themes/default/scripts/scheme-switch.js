import { applyScheme, savedScheme, saveScheme } from "./colour-scheme.js";

/** <wenda-scheme>: around a select of "system", "light" and "dark". */
export class SchemeSwitch extends HTMLElement {
  connectedCallback() {
    const select = this.querySelector("select");
    select.value = savedScheme();
    select.addEventListener("change", () => {
      saveScheme(select.value);
      applyScheme(select.value);
    });
    /* another tab of the site chose */
    addEventListener("storage", () => {
      select.value = savedScheme();
      applyScheme(select.value);
    });
  }
}
