"""The loop as its people walk it in the browser: one function for each of them."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

Look = Callable[[], None]


@dataclass
class Walk:
    """A browser on the running demo; `look` is called on every page that a step ends on."""

    page: Page
    address: str
    look: Look = lambda: None

    def be(self, role: str) -> None:
        """Sign out, and in again as one of the demo's roles, when nothing is under way."""
        self.page.wait_for_load_state("networkidle")
        self.page.context.clear_cookies()
        self.page.goto(f"{self.address}/sign-in/")
        row = self.page.locator("li.app-list__row").filter(has_text=f"{role}@demo.example")
        self.follow(row.get_by_role("button"))
        self.seen()

    def click(self, name: str, kind: str = "button") -> None:
        """Press a button or follow a link by its words."""
        self.follow(self.page.get_by_role(kind, name=name, exact=True).first)  # type: ignore[arg-type]

    def follow(self, control: Locator) -> None:
        """Press what leads elsewhere, and wait until the browser is there."""
        with self.page.expect_navigation():
            control.click()

    def seen(self) -> None:
        """Look at the page this step ended on."""
        self.look()

    def heading(self, words: str) -> None:
        """Expect the page's heading to hold these words."""
        expect(self.page.locator("h1")).to_contain_text(words)


def refer(walk: Walk, *, family: str, nhs_number: str) -> str:
    """As the GP: find nobody, add the person, fill in, keep a draft, send; return the reference."""
    page = walk.page
    walk.be("gp")
    walk.click("Refer a person", "link")
    page.get_by_label("NHS number").fill(nhs_number)
    walk.seen()
    walk.click("Find")
    walk.seen()
    walk.click("Add a new person")
    _add_person(walk, family, nhs_number)
    _fill_referral(walk)
    walk.click("Save as draft")
    walk.seen()
    walk.click("Referrals", "link")
    walk.follow(page.get_by_role("link", name=f"Mabel {family}").first)
    walk.click("Check your answers")
    page.locator("main input[type=checkbox]").check()
    walk.seen()
    walk.click("Send the referral")
    walk.heading("sent")
    walk.seen()
    found = re.search(r"SP-[0-9A-Z]{8}", page.locator("main").inner_text())
    assert found is not None
    return found.group()


def refer_from_outside(walk: Walk, *, role: str, family: str, practice: str) -> str:
    """As another referrer: add the person, fill both forms in, send; return the reference."""
    page = walk.page
    walk.be(role)
    walk.click("Refer a person", "link")
    page.goto(f"{walk.address}/referrals/add/person/")
    _add_person(walk, family, practice=practice)
    _fill_referral(walk, agreed=("referral",), then="Check your answers")
    for question in ("is_safe", "person_view"):
        page.locator(f"input[name={question}]").first.check()
    walk.click("Check your answers")
    page.locator("main input[type=checkbox]").check()
    walk.click("Send the referral")
    walk.heading("sent")
    walk.seen()
    found = re.search(r"SP-[0-9A-Z]{8}", page.locator("main").inner_text())
    assert found is not None
    return found.group()


def _add_person(walk: Walk, family: str, nhs_number: str = "", practice: str = "") -> None:
    page = walk.page
    page.get_by_label("First name").fill("Mabel")
    page.get_by_label("Family name").fill(family)
    for part, value in (("Day", "9"), ("Month", "10"), ("Year", "1956")):
        page.get_by_label(part, exact=True).fill(value)
    if nhs_number:
        page.locator("#id_nhs_number").fill(nhs_number)
    else:
        page.get_by_label("If there is no NHS number, why?").select_option("not_known")
        page.get_by_label("GP practice they are registered with").select_option(label=practice)
    page.get_by_label("Postcode (optional)").fill("PR1 2HE")
    page.get_by_label("Phone number").fill("07700 900321")
    page.locator("input[name=preferred_channel][value=phone]").check()
    page.locator("input[name=may][value=phone]").check()
    walk.seen()
    walk.click("Save and continue")
    walk.seen()


def _fill_referral(
    walk: Walk, agreed: tuple[str, ...] = ("referral", "feedback"), then: str = ""
) -> None:
    page = walk.page
    page.locator("input[name=needs][value=loneliness]").check()
    page.locator("#id_what_matters").fill("Somebody to have a brew with.")
    page.locator("#id_reason").fill("Came four times this quarter, mostly to talk.")
    page.locator("input[name=urgency][value=routine]").check()
    page.locator("input[name=risk_answer][value=none_known]").check()
    for purpose in agreed:
        page.locator(f"input[name=consent_{purpose}][value=yes]").check()
    page.locator("input[name=consent_how][value=spoken]").check()
    walk.seen()
    if then:
        walk.click(then)
        walk.seen()


def triage(walk: Walk, *, family: str, worker: str) -> None:
    """As the supervisor: accept, and give the person to a link worker."""
    page = walk.page
    walk.be("supervisor")
    walk.follow(page.get_by_role("link", name=f"Mabel {family}").first)
    walk.seen()
    walk.click("Accept", "link")
    walk.seen()
    walk.click("Accept")
    walk.click("Give it to a link worker", "link")
    walk.seen()
    page.get_by_label(worker).check()
    walk.click("Give")
    walk.seen()


def open_case(walk: Walk, family: str) -> None:
    """As the link worker: open the person's page from the caseload."""
    walk.be("linkworker")
    walk.follow(walk.page.get_by_role("link", name="Caseload").first)
    walk.follow(walk.page.get_by_role("link", name=f"Mabel {family}").first)
    walk.seen()


def begin(walk: Walk, *, family: str) -> None:
    """As the link worker: record the first contact, agree a goal, ask the four questions."""
    page = walk.page
    open_case(walk, family)
    walk.click("Record a contact", "link")
    page.locator("input[name=mode][value=phone]").check()
    page.locator("input[name=result][value=reached]").check()
    page.locator("#id_minutes").fill("30")
    page.locator("#id_note").fill("Glad of the call. Would like company, not a class.")
    page.locator("#id_next_step").fill("Ring to see how the first visit went")
    walk.seen()
    walk.click("Save")
    walk.seen()
    walk.click("Agree a goal", "link")
    page.locator("#id_words").fill("One place to go each week where people know my name")
    page.locator("#id_importance").fill("9")
    walk.seen()
    walk.click("Save")
    ask(walk, "baseline", {"satisfied": 3, "worthwhile": 4, "happy": 3, "anxious": 8})


def ask(walk: Walk, occasion: str, answers: dict[str, int]) -> None:
    """As the link worker, on a person's page: ask ONS4 and save the answers."""
    page = walk.page
    page.goto(f"{_case_address(page.url)}wellbeing/ons4/{occasion}/")
    walk.seen()
    page.locator("input[name=collected][value=together]").check()
    for item, answer in answers.items():
        page.locator(f"input[name={item}][value='{answer}']").check()
    walk.click("Save answers")
    walk.seen()
    page.goto(_case_address(page.url))  # the scheme's other questions can wait


def _case_address(url: str) -> str:
    """Return the address of the case that any page below it belongs to."""
    head, tail = url.split("/caseload/")
    return f"{head}/caseload/{tail.split('/')[0]}/"


def send_on(walk: Walk, *, family: str, service: str) -> None:
    """As the link worker: find the service near the person, offer it, look, agree, send."""
    page = walk.page
    open_case(walk, family)
    walk.click("Find a service", "link")
    walk.seen()
    for need in page.locator("input[name=need]:checked").all():  # the person's own, to begin with
        need.evaluate("box => { box.checked = false }")
    page.get_by_label("Words").fill(service)
    page.get_by_label("How far").select_option("30")
    walk.click("Search")
    walk.seen()
    row = page.locator("main li").filter(has_text=service).first
    walk.follow(row.locator("a[href*='/offer/']"))
    walk.seen()
    page.locator("input[name=kind][value=referral]").check()
    page.locator("#id_summary").fill("Would like company once a week. First visit with a friend.")
    page.locator("input[name=share][value=phone]").check()
    walk.click("Continue")
    walk.heading("will see")
    walk.seen()
    page.locator("input[name=how][value=spoken]").check()
    walk.follow(page.locator("main form button").last)
    walk.seen()


def accept_by_link(walk: Walk, *, link: str, family: str) -> None:
    """As whoever opens the link of the email, with no account: see no name, and say yes."""
    page = walk.page
    page.context.clear_cookies()
    page.goto(link)
    walk.seen()
    walk.click("Go on")
    expect(page.locator("main")).not_to_contain_text(family)
    walk.seen()
    page.locator("input[name=answer][value=accept]").check()
    walk.click("Send your answer")
    expect(page.locator("main")).not_to_contain_text(family)
    walk.seen()


def receive(walk: Walk, *, reference: str, family: str) -> None:
    """As the provider: see no name, accept, see the name, record the start and the end."""
    page = walk.page
    walk.be("provider")
    walk.follow(page.get_by_role("link", name=reference).first)
    expect(page.locator("main")).not_to_contain_text(family)
    walk.seen()
    page.locator("input[name=answer][value=accept]").check()
    walk.click("Send your answer")
    expect(page.locator("main")).to_contain_text(f"Mabel {family}")
    walk.seen()
    _see_them_through(walk)


def see_through(walk: Walk, *, family: str) -> None:
    """As the provider: who was accepted came, and was helped."""
    walk.be("provider")
    walk.follow(walk.page.get_by_role("link", name=re.compile("With you")))
    walk.follow(walk.page.get_by_role("link", name=re.compile(family)).first)
    _see_them_through(walk)


def _see_them_through(walk: Walk) -> None:
    page = walk.page
    walk.click("They came today")
    walk.seen()
    page.locator("input[name=what][value=end]").check()
    page.locator("input[name=end][value=helped]").check()
    walk.click("Record")
    walk.seen()


def close(walk: Walk, *, family: str) -> None:
    """As the link worker: ask the four questions again, and close with words for the practice."""
    page = walk.page
    open_case(walk, family)
    ask(walk, "close", {"satisfied": 7, "worthwhile": 7, "happy": 6, "anxious": 3})
    walk.click("Close", "link")
    page.locator("input[name=outcome][value=goals_met]").check()
    page.locator("input[name=practice_does][value=none]").check()
    page.locator("#id_words").fill("Goes every week and has made two friends.")
    walk.seen()
    walk.follow(page.locator("main form button").last)
    walk.seen()
