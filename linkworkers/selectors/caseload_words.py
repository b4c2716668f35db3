"""The words and tags of a caseload's rows, kept by language: few of them differ from row to row."""

from datetime import date, datetime, time
from functools import lru_cache

from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from referrals.models import Urgency
from referrals.states import Move
from spcore.needs import Need
from spcore.ui import dates, statuses


@lru_cache(maxsize=2048)
def tags_of(
    status: str,
    urgency: str,
    has_concern: bool,
    services: int,
    move: str,
    must_ask_again: bool,
    has_died: bool,
    _language: str,
) -> SafeString:
    """Return a row's tags: where it stands, what presses, and what runs elsewhere."""
    tags = [statuses.status_html(status)]
    if has_died:
        tags.append(statuses.tag_html(_("Has died"), "grey"))
    if must_ask_again:
        tags.append(statuses.tag_html(_("Ask again what they agree to"), "orange"))
    if has_concern:
        tags.append(statuses.tag_html(_("Open concern"), "red"))
    if urgency == Urgency.URGENT:
        tags.append(statuses.tag_html(_("Urgent"), "red"))
    elif urgency == Urgency.SOON:
        tags.append(statuses.tag_html(_("Soon"), "orange"))
    if services:
        text = ngettext("%(n)d service", "%(n)d services", services) % {"n": services}
        tags.append(statuses.tag_html(text, "aqua-green"))
    if move and move != Move.WORKER:
        text = _("Waits for: %(who)s") % {"who": str(Move(move).label).lower()}
        tags.append(statuses.tag_html(text, "purple"))
    return SafeString(" ".join(tags))


@lru_cache(maxsize=2048)
def needs_in_words(needs: tuple[str, ...], _language: str) -> str:
    """Return the labels of a row's needs."""
    return ", ".join(str(Need(need).label) for need in needs)


@lru_cache(maxsize=4096)
def since(day: date | None, is_contact: bool, today: date, _language: str) -> str:
    """Return how long ago the last contact was, or that there was none since it was given."""
    ago = dates.ago(day, at=_at(today))
    if is_contact:
        return _("last contact %(ago)s") % {"ago": ago}
    return _("no contact yet, given %(ago)s") % {"ago": ago}


def next_step(action: str, on: date | None, today: date, language: str) -> str:
    """Return the next step with its day."""
    if on is None:
        return action or _("No next step is planned")
    return f"{action or _('Next step')}: {_day(on, today, language)}"


@lru_cache(maxsize=4096)
def _day(on: date, today: date, _language: str) -> str:
    words = {"day": dates.day(on), "ago": dates.ago(on, at=_at(today))}
    return _("%(day)s, %(ago)s") % words


def _at(today: date) -> datetime:
    return timezone.make_aware(datetime.combine(today, time(12)))
