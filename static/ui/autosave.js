// A form that saves itself on the server while it is filled in: `form[data-autosave=<address>]`.
// Nothing is kept in the browser but what stands in the form. Without scripts there is a button.

const QUIET = 3000; // milliseconds without typing before a save
const AGAIN = 15000; // before the next try where there was no connection

class Autosave {
  constructor(form) {
    this.form = form;
    this.says = form.querySelector("[data-autosave-says]");
    this.words = this.says.dataset;
    this.out = form.querySelector("[data-autosave-out]");
    this.isChanged = this.isBusy = this.isOut = this.isStopped = false;
  }

  start() {
    for (const kind of ["input", "change"]) {
      this.form.addEventListener(kind, () => this.later(QUIET));
    }
    this.form.addEventListener("submit", (event) => this.submit(event));
    document.addEventListener("visibilitychange", () => this.look());
    window.addEventListener("focus", () => this.look());
    window.addEventListener("beforeunload", (event) => {
      if (this.isChanged && !this.isStopped) event.preventDefault();
    });
    if ("autosaveNow" in this.form.dataset) this.later(0);
  }

  later(wait) {
    this.isChanged = true;
    clearTimeout(this.timer);
    if (!this.isStopped && !this.isOut) this.timer = setTimeout(() => this.save(), wait);
  }

  stop() {
    this.isStopped = true;
    clearTimeout(this.timer);
  }

  /** Send the form once the save under way is through: its version is the one to send. */
  submit(event) {
    if (event.defaultPrevented) return;
    if (!this.isBusy) return this.stop();
    event.preventDefault();
    this.pressed = event.submitter;
  }

  say(words) {
    this.says.hidden = false;
    if (this.says.textContent !== words) this.says.textContent = words;
  }

  /** Save at once when the page is left for another; ask for a token when it is come back to. */
  look() {
    if (document.visibilityState === "hidden") {
      if (this.isChanged && !this.isOut && !this.isStopped) this.save();
    } else if (this.isOut) {
      this.comeBack();
    }
  }

  async ask(options) {
    return fetch(this.form.dataset.autosave, {
      credentials: "same-origin",
      redirect: "manual",
      headers: { Accept: "application/json" },
      ...options,
    });
  }

  async save() {
    clearTimeout(this.timer);
    if (this.isBusy) return this.later(QUIET);
    this.isBusy = true;
    this.isChanged = false;
    try {
      const body = new URLSearchParams(new FormData(this.form));
      await this.hear(await this.ask({ method: "POST", body }));
    } catch {
      this.isChanged = true;
      this.say(this.words.offline);
      if (!this.isStopped) this.timer = setTimeout(() => this.save(), AGAIN);
    } finally {
      this.isBusy = false;
      if (this.pressed) this.form.requestSubmit(this.pressed);
    }
  }

  async hear(answer) {
    if (this.isStopped) return;
    if (answer.ok) return this.saved(await answer.json());
    this.isChanged = true;
    if (answer.type === "opaqueredirect" || answer.status === 403) return this.signedOut();
    if (answer.status === 409) return this.stopWith(this.words.conflict);
    if (answer.status === 404) return this.stopWith(this.words.gone);
    throw new Error(String(answer.status));
  }

  saved(told) {
    this.form.elements.version.value = told.version;
    this.say(told.words);
  }

  stopWith(words) {
    this.stop();
    this.say(words);
  }

  signedOut() {
    this.isOut = true;
    this.out.hidden = false;
    this.say(this.words.out);
  }

  /** After signing in again in another tab the form needs that session's token. */
  async comeBack() {
    try {
      const answer = await this.ask({});
      if (answer.status === 404) return this.say(this.words.gone);
      if (!answer.ok) return;
      const told = await answer.json();
      this.form.elements.csrfmiddlewaretoken.value = told.token;
      this.isOut = false;
      this.out.hidden = true;
      await this.save();
    } catch {
      this.say(this.words.offline);
    }
  }
}

export function autosave(form) {
  new Autosave(form).start();
}
