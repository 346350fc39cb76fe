/** <wenda-timer data-seconds>: a button that counts down, and says when the time is over. Pressed while it runs, it stops. */
export class Timer extends HTMLElement {
  connectedCallback() {
    this.button = this.querySelector("button");
    this.clock = this.querySelector("[role=timer]");
    this.status = this.querySelector("[role=status]");
    this.button.addEventListener("click", () => (this.running ? this.stop("") : this.start()));
  }

  start() {
    this.end = Date.now() + this.dataset.seconds * 1000;
    this.running = setInterval(() => this.tick(), 200);
    this.button.setAttribute("aria-pressed", true);
    this.status.textContent = "";
    this.tick();
  }

  stop(said) {
    clearInterval(this.running);
    this.running = undefined;
    this.button.setAttribute("aria-pressed", false);
    this.clock.textContent = "";
    this.status.textContent = said;
  }

  tick() {
    const left = Math.ceil((this.end - Date.now()) / 1000);
    if (left > 0) this.clock.textContent = left;
    else this.stop(this.status.dataset.over);
  }
}
