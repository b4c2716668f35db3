"""What the person's page says of a case, in words; every row of a class the reader may read."""

from datetime import date, datetime
from typing import Any

from django.template.defaultfilters import linebreaksbr
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from linkworkers.selectors.plan_words import goal_facts, goal_tag, review_words
from referrals import selectors as cases
from referrals.models import ConsentHow, Purpose, Referral, RiskAnswer, Urgency, Warns
from referrals.onward_states import (
    OPEN,
    SHARING_KINDS,
    WITH_PROVIDER,
    DeclineReason,
    End,
    Kind,
    Status,
)
from referrals.selectors.attendance import may_be_marked
from referrals.selectors.getting_there import journey_words
from referrals.selectors.uptake import COLUMNS, is_12_weeks_asked, uptake_facts
from referrals.states import IN_HAND, Move
from spcore.needs import Need
from spcore.ui import dates, statuses
from spcore.ui.addresses import address_of

Row = tuple[str, str]
DAYS = tuple(name for name in COLUMNS if name.endswith("_on"))


def is_in_hand(referral: Referral) -> bool:
    """Tell whether a link worker has the case now."""
    return referral.status in IN_HAND


def next_words(referral: Referral, *, at: datetime) -> str:
    """Return the next action with its day, and whose move it is."""
    if referral.status not in IN_HAND:
        return ""
    on = referral.next_action_on
    when = f": {dates.day(on)}, {dates.ago(on, at=at)}" if on else ""
    return f"{referral.next_action or _('No next step is planned')}{when}"


def reach_words(referral: Referral, classes: frozenset[str]) -> list[str]:
    """Return the numbers and addresses to use, for the top of the page."""
    if "contact" not in classes:
        return []
    person = referral.whom
    through = _("through %(who)s") % {"who": person.reach_through} if person.reach_through else ""
    return [way for way in (person.phone, person.email, through) if way]


def who_rows(referral: Referral, classes: frozenset[str], *, at: datetime) -> list[Row]:
    """Return who they are, how it stands and who works with them."""
    rows = cases.identity_rows(referral.whom) if "name" in classes else []
    if "status" not in classes:
        return rows
    urgency = str(Urgency(referral.urgency).label)
    critical = ": ".join(filter(None, [dates.day(referral.critical_date), referral.critical_what]))
    return [
        *rows,
        (_("Link worker"), referral.link_worker.name if referral.link_worker else _("Nobody yet")),
        (_("Referred by"), cases.sender_words(referral)),
        (_("Sent"), dates.day(referral.submitted_at)),
        (_("Urgency"), urgency),
        *_since_asked(referral, at),
        *([(_("Critical date"), critical)] if critical else []),
        *([(_("Tries that failed"), str(referral.attempts))] if referral.attempts else []),
        *_ended(referral),
    ]


def _since_asked(referral: Referral, at: datetime) -> list[Row]:
    """Return the clock that no return, redirect or new referral resets (practice.md 21)."""
    hung: Any = referral
    asked, helped = hung.first_asked_at, referral.first_help_at
    if asked is None or (helped is None and referral.closed_at is not None):
        return []
    days = max(0, (timezone.localdate(helped or at) - timezone.localdate(asked)).days)
    number = ngettext("%(n)d day", "%(n)d days", days) % {"n": days}
    since = _("%(days)s, since %(day)s") % {"days": number, "day": dates.day(asked)}
    return [(_("First real help after"), number) if helped else (_("Waits for real help"), since)]


def _ended(referral: Referral) -> list[Row]:
    if referral.closed_at is None:
        return []
    rows = [(_("Closed"), dates.day(referral.closed_at))]
    if referral.outcome:
        rows.append((_("Outcome"), str(referral.get_outcome_display())))
        rows.append(
            (_("Action for the practice"), capfirst(str(cases.action_for_practice(referral))))
        )
    return rows


def why_rows(referral: Referral, classes: frozenset[str]) -> list[Row]:
    """Return why they were referred, what matters to them, and the deliberate answer on risk."""
    rows: list[Row] = []
    if "needs" in classes:
        needs = ", ".join(str(Need(need).label) for need in referral.needs)
        rows += [(_("What matters to them"), linebreaksbr(referral.what_matters))]
        rows += [(_("Needs"), needs)]
    if "background" in classes:
        rows += [
            (_("Reason"), linebreaksbr(referral.reason)),
            (_("Background"), linebreaksbr(referral.background)),
            (_("Risk"), risk_words(referral)),
        ]
    if "visit_risk" in classes and referral.visit_risk:
        rows.append((_("When visiting"), linebreaksbr(referral.visit_risk)))
    return rows


def risk_words(referral: Referral) -> str:
    """Return the referrer's answer on risk; "not asked" stands out."""
    if referral.risk_answer == RiskAnswer.NAMED:
        return linebreaksbr(referral.risk_detail)
    if referral.risk_answer == RiskAnswer.NONE_KNOWN:
        return _("Asked: none known")
    return statuses.tag_html(_("Not asked"), "orange")


def goal_of(row: dict[str, Any]) -> dict[str, Any]:
    """Return one goal for the page, with what comes next."""
    facts = goal_facts(row["need"], row["importance"], row["outcome"])
    following = [_("next: %(what)s") % {"what": row["next"]}] if row["next"] else []
    return {
        "words": row["words"],
        "tag": goal_tag(row["status"]),
        "facts": [*facts, *following],
        "edit": address_of("linkworkers:goal_edit", row["id"]),
    }


def plan_words(agreed_on: date | None, review_on: date | None, *, at: datetime) -> str:
    """Return whether the plan was agreed, and when it is looked at again."""
    day = {"day": dates.day(agreed_on)}
    said = _("Agreed %(day)s") % day if agreed_on else _("Not agreed with the person yet")
    return ". ".join(filter(None, [said, review_words(review_on, at=at)]))


def must_read_of(row: dict[str, Any]) -> dict[str, str]:
    """Return one warning of an old record for the page, in its own words."""
    return {"id": row["id"], "label": str(Warns(row["warns"]).label), "words": row["words"]}


def onward_of(row: dict[str, Any], *, at: datetime, is_child: bool = False) -> dict[str, Any]:
    """Return one onward referral for the page: where it stands, whose move, what can be done."""
    status, kind = Status(row["status"]), Kind(row["kind"])
    shares, is_unsent = kind in SHARING_KINDS, status in (Status.OFFERED, Status.CHOSEN)
    can_record = status in OPEN and (not is_unsent if shares else True)
    can_record = can_record and status not in (Status.SENT, Status.SEEN, Status.WAITING_LIST)
    known = row | {name: _day(row[name]) for name in DAYS}
    return {
        "service": row["service"],
        "provider": row["provider"],
        "tag": statuses.status_html(status),
        "facts": _onward_facts(row, status, kind, at)
        + uptake_facts(known, is_child=is_child)
        + _journey(row),
        "attend": _link("onward_attend", row) if may_be_marked(kind, status) else "",
        "asks_12_weeks": is_12_weeks_asked(known, on=timezone.localdate(at)),
        "note": row["note"],
        "preview": _link("onward_preview", row) if shares and is_unsent else "",
        "record": _link("onward_record", row) if can_record else "",
        "thread": _link("onward_thread", row) if row["sent"] and shares else "",
        "unread": row["unread"],
        "journey": _link("onward_journey", row) if status in OPEN else "",
        "money": _link("onward_payments", row) if status in OPEN else "",
        "withdraw": _link("onward_withdraw", row) if status in OPEN else "",
    }


def _journey(row: dict[str, Any]) -> list[str]:
    said = [row[name] or "" for name in ("goes", "goes_name", "way", "travel_help")]
    return journey_words(*said)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _link(name: str, row: dict[str, Any]) -> str:
    return address_of(f"referrals:{name}", row["id"])


def _onward_facts(row: dict[str, Any], status: Status, kind: Kind, at: datetime) -> list[str]:
    is_unsent = status in (Status.OFFERED, Status.CHOSEN)
    move = Move(row["move"])
    sent = datetime.fromisoformat(row["sent"]) if row["sent"] else None
    facts = [
        "" if kind == Kind.SIGNPOSTING and is_unsent else str(kind.label).split(":")[0],
        _("sent %(when)s") % {"when": dates.when(sent)} if sent else "",
        cases.answer_due(status, sent, days=row["days"], at=at),
        _("first visit %(when)s") % {"when": _moment(row["booked"])} if row["booked"] else "",
        str(DeclineReason(row["reason"]).label) if row["reason"] else "",
        _("how it ended: %(end)s") % {"end": str(End(row["end"]).label).lower()}
        if row["end"]
        else "",
    ]
    if status in WITH_PROVIDER or move == Move.WORKER:
        facts.append(_("next move: %(who)s") % {"who": str(move.label).lower()})
    return list(filter(None, facts))


def _moment(text: str) -> str:
    return dates.when(datetime.fromisoformat(text))


def consent_rows(rows: list[dict[str, Any]], *, at: datetime) -> list[Row]:
    """Return what stands for each purpose and provider: the latest answer counts."""
    latest: dict[tuple[str, str], dict[str, Any]] = {}
    for row in rows:
        latest[row["purpose"], row["provider"] or ""] = row
    return [_consent(row, at) for row in latest.values()]


def _consent(row: dict[str, Any], at: datetime) -> Row:
    provider = f": {row['provider']}" if row["provider"] else ""
    day = dates.day(datetime.fromisoformat(row["given"]))
    if row["withdrawn"]:
        said = _("withdrawn %(day)s") % {"day": _moment(row["withdrawn"])}
    else:
        said = _("agreed") if row["yes"] else _("did not agree")
        said = f"{said}, {day} ({str(ConsentHow(row['how']).label).lower()})"
    if row["review"] and date.fromisoformat(row["review"]) <= timezone.localdate(at):
        said = f"{said}. {_('Ask again')}"
    return f"{Purpose(row['purpose']).label}{provider}", said
