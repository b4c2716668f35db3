"""Operations 3 and 4: the referral form, sending a referral, adding somebody."""

import secrets
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from itertools import count
from pathlib import Path
from uuid import UUID, uuid4

from django.urls import reverse

from referrals.models import Person, Referral
from spcore.bench.calling import Browser, Environ, SignedIn
from spcore.bench.floors import casework, writing
from spcore.bench.floors.hand import rows_of
from spcore.bench.operation import Case, Gate, Operation, same
from spcore.bench.parameters import World
from spcore.needs import Need

DRAFTS = Path(__file__).parent.parent / "sql" / "drafts.sql"
BATCH, AHEAD = 400, 40
OLDEST, BIRTH_DAYS = date(1935, 1, 1), 26_000  # as `3_people.sql` draws them
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
CHECKED: dict[str, object] = {"version": 0, "is_contact_checked": "on"}
NEWCOMER: dict[str, object] = {
    "given_name": "Ewa",
    "no_nhs_number": "not_known",
    "phone": "07700 900123",
    "preferred_channel": "phone",
    "may": ["phone"],
}


def new_drafts(who: SignedIn) -> Iterator[UUID]:
    """Yield the ids of complete drafts of a practice, each to be used once; more are made."""
    sql = DRAFTS.read_text()
    team, scheme = _team_of(who)
    while True:
        asked = {
            "practice": str(who.actor.organisation_id),
            "clinician": str(who.actor.user_id),
            "team": str(team),
            "scheme": str(scheme),
            "batch": secrets.token_hex(2),
            "many": BATCH,
        }
        yield from [UUID(str(key)) for (key,) in rows_of(sql, asked)]


def _team_of(who: SignedIn) -> tuple[UUID, UUID]:
    """Return the team that covers the practice, and its scheme."""
    team, scheme = rows_of(
        "SELECT team_id, parent_id FROM referrals_teamcover c JOIN accounts_organisation o"
        " ON o.id = c.team_id WHERE practice_id = %s",
        [str(who.actor.organisation_id)],
    )[0]
    return team, scheme


def _written_out(form: Callable[[], Environ]) -> Iterator[Environ]:
    """Yield forms as browsers send them, many written out at a time: browsers do that, not we."""
    while True:
        yield from [form() for _number in range(AHEAD)]


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
    forms = _written_out(lambda: browser.ready(check_page(next(drafts)), CHECKED))
    return [
        Case(
            label="send",
            fast=lambda: browser.send_ready(next(forms)),
            floor=lambda: writing.submit_page(who, next(drafts)),
            bare=lambda: writing.submit(who, next(drafts)),
            check=lambda: _check_submit(browser, next(drafts)),
        )
    ]


def check_page(key: UUID) -> str:
    return reverse("referrals:referral_check", args=[key])


def _check_submit(browser: Browser, key: UUID) -> None:
    browser.post(check_page(key), CHECKED)
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


def _births() -> Iterator[date]:
    """Yield the birth dates of newcomers, spread as those of the filled database are."""
    yield from (OLDEST + timedelta(days=number * 7_919 % BIRTH_DAYS) for number in count())


def _add(world: World) -> list[Case]:
    who, births = world.clinician, _births()
    browser, address = Browser(who), reverse("referrals:person_add")
    team, scheme = _team_of(who)

    def typed() -> dict[str, object]:
        born = next(births)
        return {
            **NEWCOMER,
            "family_name": f"Bench{secrets.token_hex(4)}",
            "birth_date_day": born.day,
            "birth_date_month": born.month,
            "birth_date_year": born.year,
            "nonce": uuid4(),
            "registered_with": who.actor.organisation_id,
        }

    forms = _written_out(lambda: browser.ready(address, typed()))

    def check() -> None:
        answers = typed()
        browser.post(address, answers)
        added = Person.objects.get(family_name=answers["family_name"])
        referral = Referral.objects.get(person=added)
        written = (str(referral.team_id), _rows("audit_auditentry", "object_id", referral.pk))
        same(written, (str(team), 1), what="team and trail of somebody added")

    return [
        Case(
            label="nobody alike",
            fast=lambda: browser.send_ready(next(forms)),
            floor=lambda: writing.add_page(who, next(births), team, scheme),
            bare=lambda: writing.add(who, next(births), team, scheme),
            check=check,
        )
    ]


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
)
