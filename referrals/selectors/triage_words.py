"""The words and tags of triage's rows, kept by language: few of them differ from row to row."""

from datetime import date
from functools import lru_cache

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from referrals.models import RiskAnswer, Source, Urgency
from referrals.selectors.case_page import need_labels
from referrals.selectors.clocks import Clock, day_after
from referrals.selectors.triage import Queued
from referrals.states import Status
from spcore.ui import dates, statuses
from spcore.working_days import days_between


def tags_of(queued: Queued, *, is_overdue: bool, reads: bool, language: str) -> SafeString:
    """Return a row's tags; risks, questions and answers only to those who read the case."""
    return SafeString(
        _stands(queued.status, queued.urgency, is_overdue, language)
        + (_case(queued.risk_answer, _waits(queued), language) if reads else "")
    )


def _waits(queued: Queued) -> str:
    if queued.referrer_asks:
        return "asks"
    if queued.unread:
        return "unread"
    return "asked" if queued.team_asks else ""


_URGENCIES = {
    Urgency.URGENT: (gettext_lazy("Urgent"), "red"),
    Urgency.SOON: (gettext_lazy("Soon"), "orange"),
}


def urgency_tag(urgency: str) -> SafeString:
    """Return the tag of what cannot wait in the usual queue; nothing of what can."""
    words, colour = _URGENCIES.get(Urgency(urgency), ("", ""))
    return statuses.tag_html(words, colour) if words else SafeString("")


@lru_cache(maxsize=512)
def _stands(status: str, urgency: str, is_overdue: bool, _language: str) -> str:
    tags = [] if status == Status.SUBMITTED else [statuses.status_html(status)]
    if urgency in _URGENCIES:
        tags.append(urgency_tag(urgency))
    if is_overdue:
        tags.append(statuses.tag_html(_("Overdue"), "red"))
    return " ".join([*tags, ""])


@lru_cache(maxsize=512)
def _case(risk_answer: str, waits: str, _language: str) -> str:
    tags = []
    if risk_answer == RiskAnswer.NOT_ASKED:
        tags.append(statuses.tag_html(_("Risk: not asked"), "orange"))
    if risk_answer == RiskAnswer.NAMED:
        tags.append(statuses.tag_html(_("Risk to know"), "red"))
    if waits == "asks":
        tags.append(statuses.tag_html(_("The referrer asks"), "orange"))
    if waits == "unread":
        tags.append(statuses.tag_html(_("Answer to read"), "blue"))
    if waits == "asked":
        tags.append(statuses.tag_html(_("Waits for an answer"), "grey"))
    return " ".join(tags)


@lru_cache(maxsize=4096)
def clock_words(due: date, today: date, _language: str) -> tuple[str, bool]:
    """Return "due 24 November 2026, 1 working day left", and whether it is overdue."""
    clock = Clock(due, days_between(today, due), today)
    return clock.words, clock.is_overdue


@lru_cache(maxsize=4096)
def appointment_words(since: date, days: int, language: str) -> str:
    """Return ", first appointment by 11 December 2026": it runs beside the first contact's."""
    return _(", first appointment by %s") % day_words(day_after(since, days=days), language)


@lru_cache(maxsize=8192)
def day_words(day: date, _language: str) -> str:
    """Return a date in words."""
    return dates.day(day)


@lru_cache(maxsize=2048)
def needs_words(needs: tuple[str, ...], _language: str) -> str:
    """Return needs in words, with commas."""
    return need_labels(list(needs))


def sender_words(source: str, organisation: str, language: str) -> str:
    """Return where a referral came from: a practice by its name, the person by that alone."""
    label = source_words(source, language)
    if source == Source.SELF:
        return label
    return f"{label}, {organisation}" if label else organisation


@lru_cache(maxsize=64)
def source_words(source: str, _language: str) -> str:
    """Return the kind of referrer; nothing for a GP practice, which is the rule."""
    return "" if source == Source.GP else str(Source(source).label)


@lru_cache(maxsize=2048)
def waited_words(days: int, _language: str) -> str:
    """Return for how long somebody waits."""
    if days <= 0:
        return _("today")
    return ngettext("%(n)d day", "%(n)d days", days) % {"n": days}
