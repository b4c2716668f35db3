"""A page at 320 px with letters of twice the size: what sticks out, is cut off, or is out of reach.

Not the same as 320 px alone: both at once is what somebody with low vision has on a phone.
"""

from playwright.sync_api import Page

from tests.browser import PHONE, UNTIL_STILL

TWICE = {"standard": 32, "fixed": 26}  # px; browsers begin with 16 and 13
WRONG = """async () => {
  const width = document.documentElement.clientWidth;
  const wrong = [];
  const say = (what, e) => wrong.push(
    `${what}: <${e.tagName.toLowerCase()} class="${e.className}">`
    + ` ${(e.textContent || e.name || "").trim().slice(0, 60)}`);
  const hidden = ".nhsuk-u-visually-hidden, .nhsuk-skip-link, .app-skip, svg, [hidden]";
  const scrolls = (e) => {
    for (let p = e; p && p !== document.body; p = p.parentElement) {
      if (["auto", "scroll"].includes(getComputedStyle(p).overflowX)) return true;
    }
    return false;
  };
  const tucked = (e) => {  // kept for screen readers alone
    for (let p = e; p && p !== document.body; p = p.parentElement) {
      const style = getComputedStyle(p);
      const thin = p.offsetWidth <= 1 || p.offsetHeight <= 1;
      if (thin && style.overflow === "hidden") return true;
    }
    return false;
  };
  const shown = (e) => e.checkVisibility({ visibilityProperty: true }) && !e.closest(hidden)
    && e.getBoundingClientRect().width > 1 && !tucked(e);
  const size = document.documentElement.scrollWidth;
  if (size > width) wrong.push(`the page is ${size} px wide in a window of ${width}`);
  for (const e of document.querySelectorAll("body *")) {
    if (!shown(e)) continue;
    const box = e.getBoundingClientRect();
    const style = getComputedStyle(e);
    const out = box.right > width + 1 || box.left < -1;  // a box to tap is drawn by its label
    if (out && style.opacity !== "0" && !scrolls(e)) say("sticks out", e);
    const cuts = ["hidden", "clip"].includes(style.overflowX) && !/INPUT|TEXTAREA/.test(e.tagName);
    const more = e.scrollWidth > e.clientWidth + 2 || e.scrollHeight > e.clientHeight + 2;
    if (cuts && more) say("is cut off", e);
  }
  const pressed = "main a[href], main summary, button, main input, main select, main textarea";
  for (const e of document.querySelectorAll(pressed)) {
    if (!shown(e) || e.type === "hidden") continue;
    e.scrollIntoView({ block: "center", behavior: "instant" });
    const box = e.getClientRects()[0];
    const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    const named = [...(e.labels ?? [])].includes(top);
    const inside = top && (e.contains(top) || top.contains(e) || named);
    if (!inside) say(`lies under <${top?.tagName} class="${top?.className}">`, e);
  }
  return wrong;
}"""
OPEN_ALL = "for (const e of document.querySelectorAll('main details')) e.open = true"


def with_large_text(page: Page) -> None:
    """Let the browser begin with letters of twice the size, in the window of a small phone."""
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    session = page.context.new_cdp_session(page)
    session.send("Page.setFontSizes", {"fontSizes": TWICE})


def check_large_text(page: Page) -> None:
    """Fail where the present page, with everything open that opens, cannot be used so."""
    page.wait_for_load_state("networkidle")
    size = page.evaluate("getComputedStyle(document.documentElement).fontSize")
    assert size == "32px", f"letters are not twice the size: {size}"
    page.evaluate(OPEN_ALL)
    page.evaluate(UNTIL_STILL)
    wrong = page.evaluate(WRONG)
    assert not wrong, f"{page.url} with large text:\n" + "\n".join(wrong)
