// What our pages do beyond the NHS components. Every page works without it.

/** Fetch the `[data-panel]` part of another page into its slot; its link stays if that fails. */
async function fill(slot, initAll) {
  try {
    const answer = await fetch(slot.dataset.panelFrom, { credentials: "same-origin" });
    if (!answer.ok || answer.redirected) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const part = page.querySelector("[data-panel]");
    if (!part) return;
    slot.replaceChildren(slot.firstElementChild, part);
    initAll(part);
  } catch {
    // The link in the slot leads to the same page.
  }
}

/** Tell people who leave a page with an unsent `form[data-keep]`. */
function keep(form) {
  let changed = false;
  form.addEventListener("input", () => (changed = true));
  form.addEventListener("submit", () => (changed = false));
  window.addEventListener("beforeunload", (event) => changed && event.preventDefault());
}

/** Copy the text of another element, and say so; without scripts the text is there to be marked. */
function copies(button) {
  const text = document.getElementById(button.dataset.copy);
  const told = button.parentElement.querySelector("[data-copied]");
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.textContent);
      told.textContent = told.dataset.copied;
    } catch {
      window.getSelection().selectAllChildren(text); // to be copied by the keyboard
    }
  });
}

/** Put words into a box, after what stands there; without scripts the link opens the form with them. */
function inserts(link) {
  const box = document.getElementById(link.dataset.insert);
  link.addEventListener("click", (event) => {
    event.preventDefault();
    box.value = [box.value.trim(), link.dataset.words].filter(Boolean).join("\n\n");
    box.dispatchEvent(new Event("input", { bubbles: true }));
    box.focus();
  });
}

/** Leave at once: empty the page, and put the other one in its place in the browser's history. */
function leave(link) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    document.body.replaceChildren();
    document.title = "";
    window.location.replace(link.href);
  });
}

/** Ask what the answers so far mean, and put the parts of the answer into their slots. */
function watch(area) {
  const form = area.querySelector("form");
  let timer = 0;
  let asked = 0;
  const ask = async (field) => {
    const number = (asked += 1);
    const body = new FormData(form);
    const options = { method: "POST", body, credentials: "same-origin", redirect: "manual" };
    try {
      const answer = await fetch(area.dataset.watch, options);
      if (!answer.ok || number !== asked) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      page.querySelectorAll("[data-part]").forEach((part) => put(part, field));
    } catch {
      // Saving shows the same.
    }
  };
  const later = (event) => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => ask(event.target), 600);
  };
  form.addEventListener("input", later);
  form.addEventListener("change", later);
}

/** Replace a slot that has changed; one that follows the reader goes below what they just typed. */
function put(part, field) {
  const slot = document.querySelector(`[data-slot="${part.dataset.part}"]`);
  if (!slot || slot.dataset.shown === part.innerHTML) return;
  slot.dataset.shown = part.innerHTML;
  if ("follow" in slot.dataset && part.firstElementChild) {
    field.closest("form > .nhsuk-form-group, form > fieldset > .nhsuk-form-group")?.after(slot);
  }
  slot.replaceChildren(...part.childNodes);
}

/** Ask every so many seconds for a part that may change, as long as it says to; not out of sight. */
function live(asking, initAll) {
  // A page that said it already has a place for it of its own.
  const slot = ("liveElsewhere" in asking.dataset && document.querySelector("[data-live-place]")) || asking;
  const ask = async () => {
    if (document.hidden) return;
    try {
      // A number may come out of the browser's own cache, but not where the reader changes it.
      const cache = document.querySelector("[data-live-fresh]") ? "reload" : "default";
      const options = { credentials: "same-origin", headers: { "X-Poll": "1" }, cache };
      const answer = await fetch(asking.dataset.liveFrom, options);
      if (!answer.ok || answer.redirected) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const part = page.querySelector("[data-live-part]");
      if (!part) return;
      if (!part.dataset.live) window.clearInterval(timer);
      if (slot.dataset.shown === part.innerHTML) return;
      slot.dataset.shown = part.innerHTML;
      slot.replaceChildren(...part.childNodes);
      initAll(slot);
    } catch {
      // What stands there stays; the next asking may be answered.
    }
  };
  const timer = window.setInterval(ask, Number(asking.dataset.live) * 1000);
  ask();
  document.addEventListener("visibilitychange", ask);
}

/** Keep a `[data-progress]` part up to date; where the page leads elsewhere by now, go there. */
function follow(part) {
  window.setTimeout(async () => {
    try {
      const answer = await fetch(location.href, { credentials: "same-origin", redirect: "manual" });
      if (answer.type === "opaqueredirect") return location.reload();
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const now = page.querySelector("[data-progress]");
      if (answer.ok && now) part.replaceChildren(...now.childNodes);
    } catch {
      // It is asked again.
    }
    follow(part);
  }, 2000);
}

/** Open whatever is closed around the part of the page that its address names. */
function reveal() {
  const part = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
  for (let box = part && part.closest("details"); box; box = box.parentElement.closest("details")) {
    box.open = true;
  }
  if (part) part.scrollIntoView();
}

/**
 * Send a form without the # of its address, where a skip link or a "Change" led: the next page
 * would inherit it, and the browser take the focus away from what that page says first.
 */
function dropHash() {
  if (location.hash) history.replaceState(history.state, "", location.pathname + location.search);
}

/** Send nothing while there is no connection: what was chosen stays on the page, which says so. */
function hold(words) {
  const say = (event) => {
    words.hidden = navigator.onLine;
    if (!navigator.onLine) event.preventDefault();
  };
  document.addEventListener("submit", say, true);
  window.addEventListener("online", () => (words.hidden = true));
}

/** Send what stands in a form that is left unsaved: an answer that may mean danger counts then too. */
function tellLeaving(area) {
  const form = area.querySelector("form");
  let unsaved = false;
  form.addEventListener("input", () => (unsaved = true));
  form.addEventListener("submit", () => (unsaved = false));
  window.addEventListener("pagehide", () => {
    if (!unsaved) return;
    const said = new FormData(form);
    said.append("leaving", "1");
    navigator.sendBeacon(location.href, said);
    unsaved = false;
  });
}

/** Say on paper when it was printed, in words of the page's language. */
function printed() {
  const line = document.querySelector("[data-printed-at]") ?? document.createElement("p");
  line.className = "app-print-only";
  line.dataset.printedAt = "";
  line.textContent = new Date().toLocaleString(document.documentElement.lang, {
    dateStyle: "long",
    timeStyle: "short",
  });
  document.querySelector("main").prepend(line);
}

export function start(initAll) {
  reveal();
  window.addEventListener("hashchange", reveal);
  document.querySelectorAll("[data-panel-from]").forEach((slot) => fill(slot, initAll));
  document.querySelectorAll("[data-live]").forEach((slot) => live(slot, initAll));
  document.querySelectorAll("form[data-keep]").forEach(keep);
  document.querySelectorAll("[data-copy]").forEach(copies);
  document.querySelectorAll("[data-insert]").forEach(inserts);
  document.querySelectorAll("[data-leave]").forEach(leave);
  document.querySelectorAll("[data-watch]").forEach(watch);
  document.querySelectorAll("[data-progress]").forEach(follow);
  document.querySelectorAll("[data-tell-leaving]").forEach(tellLeaving);
  document.querySelectorAll("[data-no-connection]").forEach(hold);
  window.addEventListener("beforeprint", printed);
  document.addEventListener("submit", dropHash, true);
  document.querySelectorAll("[data-print]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  });
}
