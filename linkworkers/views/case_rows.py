"""Goals and services of a case as its page prints them: mark-up, as templates take far longer."""

from collections.abc import Iterable
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from spcore.ui.control_html import escape

SMALL = "nhsuk-button nhsuk-button--secondary nhsuk-button--small"


def goal_rows(goals: Iterable[dict[str, Any]], *, may_write: bool) -> SafeString:
    """Return the goals as a list, "" where there is none."""
    return _listed([_goal(goal, may_write=may_write) for goal in goals])


def onward_rows(
    rows: Iterable[dict[str, Any]],
    *,
    may_write: bool,
    is_child: bool,
    wrongs: Iterable[tuple[str, str]],
    token: str,
) -> SafeString:
    """
    Return the services as a list, "" where there is none.

    `wrongs` are what one tap says of a listing; `token` lets its forms be sent.
    """
    hidden = f'<input type="hidden" name="csrfmiddlewaretoken" value="{escape(token)}">'
    taps = hidden + "".join([_tap("found", value, label) for value, label in wrongs])
    missed = _("Was not brought") if is_child else _("Did not come")
    items = []
    for row in rows:
        does = (_attend(row, missed, hidden), _links(row), _wrong(row, taps)) if may_write else ()
        items.append(_onward(row, "".join(does)))
    return _listed(items)


def _listed(items: list[str]) -> SafeString:
    return SafeString(f'<ul class="app-list">{"".join(items)}</ul>' if items else "")


def _goal(goal: dict[str, Any], *, may_write: bool) -> str:
    words = escape(goal["words"])
    facts = _facts(goal["facts"]) if goal["facts"] else ""
    hidden = f'<span class="nhsuk-u-visually-hidden"> {words}</span>'
    change = f'<p><a href="{escape(goal["edit"])}">{escape(_("Change"))}{hidden}</a></p>'
    return (
        f'<li class="app-list__row"><h3 class="app-list__title">“{words}” {escape(goal["tag"])}'
        f"</h3>{facts}{change if may_write else ''}</li>"
    )


def _onward(row: dict[str, Any], does: str) -> str:
    note = f"<p>{escape(row['note'])}</p>" if row["note"] else ""
    title = f"{escape(row['service'])} {escape(row['tag'])}"
    return (
        f'<li class="app-list__row"><h3 class="app-list__title">{title}</h3>'
        f"{_facts([row['provider'], *row['facts']])}{note}{does}</li>"
    )


def _facts(facts: Iterable[str]) -> str:
    spans = "".join([f"<span>{escape(fact)}</span>" for fact in facts])
    return f'<p class="app-list__facts">{spans}</p>'


def _tap(name: str, value: str, label: str) -> str:
    said = escape(label)
    return f'<button class="{SMALL}" name="{name}" value="{escape(value)}">{said}</button>'


def _attend(row: dict[str, Any], missed: str, hidden: str) -> str:
    """Return what says by one tap whether the person came."""
    if not row["attend"]:
        return ""
    address = escape(row["attend"])
    asks = _("Whether they came: %(service)s") % {"service": row["service"]}
    weeks = _tap("what", "still", _("Twelve weeks on: they still go"))
    return (
        f'<form method="post" action="{address}" class="app-buttons app-taps"'
        f' aria-label="{escape(asks)}">{hidden}{weeks if row["asks_12_weeks"] else ""}'
        f"{_tap('what', 'came', _('They came'))}{_tap('what', 'missed', missed)}"
        f'<a class="app-buttons__link" href="{address}">'
        f"{escape(_('Another day, or introduced'))}{_of(row)}</a></form>"
    )


def _links(row: dict[str, Any]) -> str:
    """Return what can be done with it, each on a page of its own."""
    thread = f"<strong>{escape(_('Read their message'))}</strong>"
    known = (
        ("preview", escape(_("See what is shared, and send"))),
        ("record", escape(_("Record what happened"))),
        ("thread", thread if row["unread"] else escape(_("Messages"))),
        ("journey", escape(_("Getting there"))),
        ("money", escape(_("Money for this"))),
        ("withdraw", escape(_("Withdraw"))),
    )
    whose = _of(row)
    links = [
        f'<a href="{escape(row[name])}">{said}{whose}</a>' for name, said in known if row[name]
    ]
    return f'<p class="app-list__facts">{" ".join(links)}</p>' if links else ""


def _wrong(row: dict[str, Any], taps: str) -> str:
    """Return what says by one tap that the service's listing is wrong."""
    if not row["wrong"]:
        return ""
    return (
        '<details class="nhsuk-details app-no-print"><summary class="nhsuk-details__summary">'
        f'<span class="nhsuk-details__summary-text">{escape(_("The listing is wrong"))}{_of(row)}'
        f'</span></summary><form method="post" action="{escape(row["wrong"])}"'
        f' class="nhsuk-details__text app-buttons app-taps">{taps}</form></details>'
    )


def _of(row: dict[str, Any]) -> str:
    """Return whose a link is, for whoever hears it."""
    return f'<span class="nhsuk-u-visually-hidden">: {escape(row["service"])}</span>'
