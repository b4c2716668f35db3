"""The rows of what was sent as the page prints them: a template takes ten times the calls."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from referrals import selectors
from referrals.selectors import Made, short_forms
from referrals.selectors.made_words import MadeWords
from referrals.selectors.triage_words import day_words, waited_words
from referrals.states import Status
from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role
from spcore.nhs_number import format_nhs_number
from spcore.ui.control_html import escape
from spcore.ui.statuses import tag_html
from spcore.working_days import LONDON


@dataclass(frozen=True, slots=True)
class MadeRow:
    """One row in words; `tag` is mark-up. A practice is told more: `told`, else None."""

    url: str
    name: str
    born: str
    number: str
    reference: str
    tag: str
    begun: str
    next: str
    referrer: str
    told: MadeWords | None


@dataclass(frozen=True, slots=True)
class _Reader:
    actor: Actor
    at: datetime
    base: str
    language: str
    is_practice: bool


def made_rows(found: Iterable[Made], *, actor: Actor, at: datetime) -> list[MadeRow]:
    """Return the rows in words, as much as this reader is told."""
    base, is_practice = reverse("referrals:referral_list"), selectors.is_practice(actor)
    reader = _Reader(actor, at, base, get_language() or "", is_practice)
    return [_row(made, reader) for made in found]


def _row(made: Made, reader: _Reader) -> MadeRow:
    is_draft, language = made.status == Status.DRAFT, reader.language
    is_told = reader.is_practice and not is_draft
    moment = made.submitted_at or made.created_at
    since = moment.astimezone(LONDON).date()
    tag, following = _standing(reader.actor.role, made.status, made.person_objects, language)
    objects = made.person_objects and reader.actor.role == Role.OTHER_REFERRER
    hides = is_draft or made.closed_at or objects
    is_named_only = reader.actor.role == Role.OTHER_REFERRER and short_forms.is_named_only(
        made.status, objects=objects
    )
    waited = (reader.at.astimezone(LONDON).date() - since).days
    return MadeRow(
        url=f"{reader.base}{made.id}/edit/" if is_draft else f"{reader.base}{made.id}/",
        name=made.name or _("Nobody chosen yet"),
        born=day_words(made.born, language) if made.born and not is_named_only else "",
        number="" if is_named_only or not made.nhs_number else format_nhs_number(made.nhs_number),
        reference=made.reference,
        tag=tag,
        begun=_begun(since, None if hides else waited, made.submitted_at is not None, language),
        next="" if made.closed_at and (is_told or not objects) else following,
        referrer=made.referrer if is_told else "",
        told=selectors.made_words(made, at=reader.at, language=language) if is_told else None,
    )


@lru_cache(maxsize=4096)
def _begun(on: date, waited: int | None, is_sent: bool, language: str) -> str:
    """Return "Sent 20 November 2026 (8 days)"; without how long ago where `waited` is None."""
    day = f"{_('Sent') if is_sent else _('Begun')} {day_words(on, language)}"
    return day if waited is None else f"{day} ({waited_words(waited, language)})"


@lru_cache(maxsize=512)
def _standing(role: Role | None, status: str, objects: bool, _language: str) -> tuple[str, str]:
    """Return the tag of where it stands, and what is next; the same for everybody in a role."""
    actor = Actor(role)
    words = selectors.status_words(actor, status, objects=objects)
    tag = tag_html(words, selectors.status_colour(actor, status, objects=objects))
    return tag, str(selectors.next_words(actor, status, objects=objects))


def drafts_listed(rows: list[MadeRow]) -> SafeString:
    """Return the drafts as mark-up."""
    return SafeString(
        "".join(
            [
                f'<li class="app-list__row">{_title(row)}'
                f'<p class="app-list__facts"><span>{escape(row.begun)}</span>'
                f"<span>{escape(row.reference)}</span></p><p>{escape(row.next)}</p></li>\n"
                for row in rows
            ]
        )
    )


def listed(rows: list[MadeRow]) -> SafeString:
    """Return the list as mark-up."""
    labels = {
        "late": f" {tag_html(_('Overdue'), 'red')}",
        "born": escape(_("Born")),
        "number": escape(_("NHS number")),
        "by": _("by"),
        "action": escape(_("Action for the practice:")),
        "next": escape(_("Next:")),
        "services": escape(_("Services:")),
        "none": _("none"),
    }
    return SafeString("".join([_item(row, labels) for row in rows]))


def _item(row: MadeRow, labels: dict[str, str]) -> str:
    number = ""
    if row.number:
        number = f'<span class="app-nowrap">{labels["number"]} {escape(row.number)}</span>'
    born = f"<span>{labels['born']} {escape(row.born)}</span>" if row.born else ""
    by = f" {labels['by']} {row.referrer}" if row.referrer else ""
    late = labels["late"] if row.told and row.told.is_overdue else ""
    return (
        f'<li class="app-list__row">{_title(row, late)}<p class="app-list__facts">'
        f"{born}{number}"
        f"<span>{escape(row.reference)}</span><span>{escape(row.begun + by)}</span></p>"
        f"{_told(row, labels)}</li>\n"
    )


def _title(row: MadeRow, late: str = "") -> str:
    link = f'<a href="{row.url}">{escape(row.name)}</a>'
    return f'<p class="app-list__title">{link} {row.tag}{late}</p>'


def _told(row: MadeRow, labels: dict[str, str]) -> str:
    """Return what a practice must do, where it stands and both clocks; else what is next."""
    following = f"<p>{labels['next']} {escape(row.next)}</p>" if row.next else ""
    if row.told is None:
        return following
    told, asks = row.told, row.told.action != labels["none"]
    action = f"<p><strong>{labels['action']} {escape(told.action)}</strong></p>" if asks else ""
    lines = " ".join([line for line in told.lines if line])
    clocks = [f"<span>{escape(words)}</span>" for words in (told.due, told.since_asked) if words]
    came = f"<p>{labels['services']} {escape(told.services)}</p>" if told.services else ""
    foot = f'<p class="app-list__facts">{"".join(clocks)}</p>' if clocks else ""
    return f"{action}<p>{escape(lines)}</p>{'' if asks else following}{came}{foot}"
