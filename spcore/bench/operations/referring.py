"""Operations 3, 4 and 15: the referral form, sending a referral, looking somebody up."""

import secrets
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from uuid import UUID, uuid4

from django.urls import reverse

from referrals import selectors
from referrals.models import Person, Referral
from spcore.bench import references
from spcore.bench.calling import Browser, SignedIn
from spcore.bench.counting import statements
from spcore.bench.floors import casework, writing
from spcore.bench.floors.hand import rows_of
from spcore.bench.operation import Case, Gate, Operation, same
from spcore.bench.parameters import World
from spcore.needs import Need

DRAFTS = Path(__file__).parent.parent / "sql" / "drafts.sql"
BATCH = 400
TYPED: dict[str, object] = {
    "version": 0,
    "needs": ["money", "loneliness"],
    "what_matters": "To sleep again",
    "reason": "Falls behind with bills",
    "background": "",
    "urgency": "routine",
    "risk_answer": "none_known",
    "consent_referral": "yes",
    "consent_feedback": "yes",
    "consent_how": "spoken",
}
NEWCOMER: dict[str, object] = {
    "given_name": "Ewa",
    "birth_date_day": "4",
    "birth_date_month": "3",
    "birth_date_year": "1961",
    "no_nhs_number": "not_known",
    "phone": "07700 900123",
    "preferred_channel": "phone",
    "may": ["phone"],
}


def new_drafts(who: SignedIn) -> Iterator[UUID]:
    """Yield the ids of complete drafts of a practice, each to be used once; more are made."""
    sql = DRAFTS.read_text()
    practice = who.actor.organisation_id
    team, scheme = rows_of(
        "SELECT team_id, parent_id FROM referrals_teamcover c JOIN accounts_organisation o"
        " ON o.id = c.team_id WHERE practice_id = %s",
        [str(practice)],
    )[0]
    while True:
        asked = {
            "practice": str(practice),
            "clinician": str(who.actor.user_id),
            "team": str(team),
            "scheme": str(scheme),
            "batch": secrets.token_hex(2),
            "many": BATCH,
        }
        yield from [UUID(str(key)) for (key,) in rows_of(sql, asked)]


def _form(world: World) -> list[Case]:
    draft = next(new_drafts(world.clinician))
    browser, address = Browser(world.clinician), reverse("referrals:referral_edit", args=[draft])
    return [
        Case(
            label="a whole draft",
            fast=partial(browser.get, address),
            floor=partial(casework.caseload_page, world.busiest),
            check=partial(_check_form, browser, address),
        )
    ]


def _check_form(browser: Browser, address: str) -> None:
    text = browser.get(address).content.decode()
    missing = [need.value for need in Need if f'value="{need.value}"' not in text]
    same(missing, [], what="needs missing from the form")
    same("Falls behind with bills" in text, True, what="the draft's own words on the form")


def _submit(world: World) -> list[Case]:
    who = world.clinician
    drafts, browser = new_drafts(who), Browser(who)

    def send() -> None:
        browser.post(check_page(next(drafts)), {"version": 0, "is_contact_checked": "on"})

    return [
        Case(
            label="send",
            fast=send,
            floor=lambda: writing.submit_page(who, next(drafts)),
            bare=lambda: writing.submit(who, next(drafts)),
            check=lambda: _check_submit(browser, next(drafts)),
        )
    ]


def check_page(key: UUID) -> str:
    return reverse("referrals:referral_check", args=[key])


def _check_submit(browser: Browser, key: UUID) -> None:
    browser.post(check_page(key), {"version": 0, "is_contact_checked": "on"})
    referral = Referral.objects.get(pk=key)
    same(referral.status, "submitted", what="status after sending")
    written = {
        "steps": referral.steps.count(),
        "timeline": referral.timeline.count(),
        "audit": _rows("audit_auditentry", "object_id", key),
        "outbox": min(1, _rows("outbox_outboxmessage", "subject_id", key)),
    }
    same(written, dict.fromkeys(written, 1), what="rows written by sending")


def _rows(table: str, column: str, key: UUID) -> int:
    found = rows_of(f"SELECT count(*) FROM {table} WHERE {column} = %s", [str(key)])  # noqa: S608
    return int(found[0][0])


def _save(world: World) -> list[Case]:
    who = world.clinician
    drafts, browser = new_drafts(who), Browser(who)

    def save() -> None:
        browser.post(reverse("referrals:referral_edit", args=[next(drafts)]), TYPED)

    def check() -> None:
        key = next(drafts)
        browser.post(reverse("referrals:referral_edit", args=[key]), TYPED)
        referral = Referral.objects.get(pk=key)
        same((referral.version, referral.needs), (1, TYPED["needs"]), what="the saved draft")

    return [
        Case(
            label="save the form",
            fast=save,
            floor=lambda: writing.submit_page(who, next(drafts)),
            check=check,
        )
    ]


def _look_up(world: World) -> list[Case]:
    known, who = world.person, world.clinician
    number = selectors.Sought(nhs_number=known.nhs_number)
    return [_seek("by NHS number", who, number, references.people_numbered(who, known.nhs_number))]


def _look_up_by_name(world: World) -> list[Case]:
    known, who = world.person, world.clinician
    sought = selectors.Sought(
        given_name=known.given_name, family_name=known.family_name, birth_date=known.birth_date
    )
    expected = references.people_born(who, known.family_name, known.birth_date)
    nobody = selectors.Sought(
        given_name="Xavierina", family_name="Quillfeather", birth_date=known.birth_date
    )
    return [
        _seek("by name and birth date", who, sought, sorted(expected)),
        _seek("a name nobody has", who, nobody, []),
    ]


def _seek(label: str, who: SignedIn, sought: selectors.Sought, expected: list[UUID]) -> Case:
    def ask() -> list[Person]:
        return selectors.people_like(actor=who.actor, sought=sought)

    with statements() as found:
        ask()
    sql, parameters = found.main
    return Case(
        label=label,
        fast=lambda: rows_of(sql, parameters),
        floor=lambda: rows_of("SELECT 1"),
        counted=ask,
        check=lambda: _check_people(ask(), expected),
    )


def _match(world: World) -> list[Case]:
    known, who = world.person, world.clinician
    sought = selectors.identity(
        given_name=known.given_name,
        family_name=known.family_name,
        birth_date=known.birth_date,
        nhs_number=known.nhs_number,
        postcode="PR1 2HE",
    )

    def ask() -> list[Person]:
        return [match.person for match in selectors.matches_of(actor=who.actor, sought=sought)]

    with statements() as found:
        ask()
    sql, parameters = found.main
    expected = references.people_numbered(who, known.nhs_number)
    return [
        Case(
            label="all that is known",
            fast=lambda: rows_of(sql, parameters),
            floor=lambda: rows_of("SELECT 1"),
            counted=ask,
            check=lambda: _check_people(ask(), expected),
        )
    ]


def _add(world: World) -> list[Case]:
    who = world.clinician
    browser, address = Browser(who), reverse("referrals:person_add")
    drafts = new_drafts(who)

    def typed() -> dict[str, object]:
        return {
            **NEWCOMER,
            "family_name": f"Bench{secrets.token_hex(4)}",
            "nonce": str(uuid4()),
        } | {"registered_with": str(who.actor.organisation_id)}

    def check() -> None:
        answers = typed()
        browser.post(address, answers)
        found = Person.objects.filter(family_name=answers["family_name"]).count()
        same(found, 1, what="people added")

    return [
        Case(
            label="nobody alike",
            fast=lambda: browser.post(address, typed()),
            floor=lambda: writing.matched_submit_page(who, next(drafts)),
            check=check,
        )
    ]


def _check_people(found: list[Person], expected: list[UUID]) -> None:
    missing = set(expected) - {person.pk for person in found}
    same(missing, set(), what="people not found")


REFERRING = (
    Operation(
        number="3",
        name="referral form, GET",
        over="raw25",
        gate=Gate(ratio=3.5, goal=2.5, queries=4, calls=22_000, seeks=True),
        cases=_form,
    ),
    Operation(
        number="4",
        name="submit",
        over="one statement",
        gate=Gate(ratio=3.0, goal=2.2, queries=14, commits=1, seeks=True),
        cases=_submit,
    ),
    Operation(
        number="4a",
        name="save the form",
        over="one statement",
        gate=Gate(queries=14, commits=1, seeks=True),
        cases=_save,
    ),
    Operation(
        number="4b",
        name="add a person, with matching",
        over="one statement and the look",
        gate=Gate(ratio=3.5, goal=3.0, queries=16, commits=1, seeks=True),
        cases=_add,
    ),
    Operation(
        number="15",
        name="person by NHS number",
        over="select 1",
        gate=Gate(ratio=4.0, goal=3.0, queries=1, seeks=True),
        cases=_look_up,
    ),
    Operation(
        number="15b",
        name="person by name and birth date",
        over="select 1",
        gate=Gate(ratio=6.0, goal=4.0, queries=1, seeks=True),
        cases=_look_up_by_name,
    ),
    Operation(
        number="15c",
        name="who it may be already",
        over="select 1",
        gate=Gate(ratio=6.0, goal=4.0, queries=1, seeks=True),
        cases=_match,
    ),
)
