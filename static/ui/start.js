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

/** Leave at once: empty the page, and put the other one in its place in the browser's history. */
function leave(link) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    document.body.replaceChildren();
    document.title = "";
    window.location.replace(link.href);
  });
}

export function start(initAll) {
  document.querySelectorAll("[data-panel-from]").forEach((slot) => fill(slot, initAll));
  document.querySelectorAll("form[data-keep]").forEach(keep);
  document.querySelectorAll("[data-copy]").forEach(copies);
  document.querySelectorAll("[data-leave]").forEach(leave);
  document.querySelectorAll("[data-print]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  });
}
