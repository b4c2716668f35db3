"""Triage's rows as the page prints them: a template takes ten times the calls for them."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from referrals.models import Scheme, Urgency
from referrals.selectors import triage
from referrals.selectors import triage_words as words
from referrals.selectors.clocks import Targets, targets_of
from referrals.states import Status
from spcore.nhs_number import format_nhs_number
from spcore.ui.control_html import escape
from spcore.working_days import LONDON, due_on


@dataclass(frozen=True, slots=True)
class TriageRow:
    """One row in words; `tags` are mark-up, what the reader's role may not read is empty."""

    id: UUID
    url: str
    name: str
    tags: SafeString
    born: str
    number: str
    facts: tuple[str, ...]
    critical: str
    needs: str
    waited: str
    clock: str


def triage_rows(
    found: list[triage.Queued], scheme: Scheme, *, at: datetime, reads: bool
) -> list[TriageRow]:
    """Return the rows in words; `reads`: whether the reader opens cases."""
    base, language = reverse("referrals:triage_list"), get_language() or ""
    today = at.astimezone(LONDON).date()
    targets = {urgency.value: targets_of(scheme, urgency) for urgency in Urgency}
    reader = _Reader(base, today, targets, language, reads)
    return [_row(queued, reader) for queued in found]


@dataclass(frozen=True, slots=True)
class _Reader:
    base: str
    today: date
    targets: dict[str, Targets]
    language: str
    reads: bool


def _row(queued: triage.Queued, reader: _Reader) -> TriageRow:
    today, reads, language = reader.today, reader.reads, reader.language
    clock, late = words.clock_words(_due(queued, reader.targets), today, language)
    since = queued.submitted_at.astimezone(LONDON).date()
    critical = queued.critical_date
    return TriageRow(
        id=queued.id,
        url=f"{reader.base}{queued.id}/",
        name=queued.name,
        tags=words.tags_of(queued, is_overdue=late, reads=reads, language=language),
        born=words.day_words(queued.born, language),
        number=format_nhs_number(queued.nhs_number) if queued.nhs_number else "",
        facts=(
            queued.reference,
            words.sender_words(queued.source, queued.practice, language),
        ),
        critical=f"{words.day_words(critical, language)}: {queued.critical_what}"
        if critical
        else "",
        needs=words.needs_words(tuple(queued.needs), language) if reads else "",
        waited=words.waited_words((today - since).days, language),
        clock=clock if queued.status == Status.SUBMITTED else clock + _meeting(queued, reader),
    )


def _due(queued: triage.Queued, targets: dict[str, Targets]) -> date:
    """Return when the decision is due, or once accepted the first contact."""
    days = targets[queued.urgency]
    if queued.status == Status.SUBMITTED:
        return due_on(queued.sent_at, days=days.triage)
    return due_on(queued.accepted_at or queued.sent_at, days=days.contact)


def _meeting(queued: triage.Queued, reader: _Reader) -> str:
    """Return by when a person who was accepted is to be met."""
    accepted = (queued.accepted_at or queued.sent_at).astimezone(LONDON).date()
    days = reader.targets[queued.urgency].appointment
    return words.appointment_words(accepted, days, reader.language)


def listed(rows: list[TriageRow], *, is_decision: bool, may_choose: bool) -> SafeString:
    """Return the list as mark-up, with a box to tick in each row where people may be chosen."""
    labels = {
        "born": escape(_("Born")),
        "number": escape(_("NHS number")),
        "waiting": escape(_("Waiting:")),
        "clock": escape(_("Decision") if is_decision else _("First contact")),
    }
    choose = str(escape(_("Choose"))) if may_choose else ""
    return SafeString("".join([_item(row, labels, choose) for row in rows]))


def _item(row: TriageRow, labels: dict[str, str], choose: str) -> str:
    number = ""
    if row.number:
        number = f'<span class="app-nowrap">{labels["number"]} {escape(row.number)}</span>'
    facts = "".join([f"<span>{escape(fact)}</span>" for fact in row.facts])
    critical = f"<p><strong>{escape(row.critical)}</strong></p>" if row.critical else ""
    needs = f"<p>{escape(row.needs)}</p>" if row.needs else ""
    clocks = f"{labels['waiting']} {escape(row.waited)}. {labels['clock']} {escape(row.clock)}"
    return (
        f'<li class="app-list__row">{_tick(row, choose) if choose else ""}'
        f'<p class="app-list__title"><a href="{row.url}">{escape(row.name)}</a> {row.tags}</p>'
        f'<p class="app-list__facts"><span>{labels["born"]} {escape(row.born)}</span>'
        f"{number}{facts}</p>{critical}{needs}<p>{clocks}</p></li>\n"
    )


def _tick(row: TriageRow, choose: str) -> str:
    where, words = f"tick_{row.id}", f"{choose} {escape(row.name)}"
    return (
        '<div class="nhsuk-checkboxes nhsuk-checkboxes--small app-list__tick">'
        '<div class="nhsuk-checkboxes__item"><input class="nhsuk-checkboxes__input" type="checkbox"'
        f' name="referral" value="{row.id}" id="{where}">'
        f'<label class="nhsuk-label nhsuk-checkboxes__label" for="{where}">'
        f'<span class="nhsuk-u-visually-hidden">{words}</span></label></div></div>'
    )
