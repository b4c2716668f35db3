"""What may go stale, after how long, and whose it is then: the rules every scheme begins with."""

from dataclasses import dataclass
from types import MappingProxyType

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class RuleKind(TextChoices):
    """What is noticed; the label is what the list says about it."""

    TRIAGE = "triage", _("Nobody has decided on this referral yet")
    RETURNED = "returned", _("The referrer has not answered")
    ALLOCATION = "allocation", _("Nobody works with this person yet")
    CHECK_IN = "check_in", _("Ring to ask how they are while they wait")
    WORSE = "worse", _("They say things are worse: ring them")
    MEANWHILE = "meanwhile", _("They would like something to do while they wait: tell them")
    REPLIED = "replied", _("They answered by text: read it, and ring them")
    FIRST_CONTACT = "first_contact", _("First contact is due")
    NO_CONTACT = "no_contact", _("Nobody has spoken with this person for a while")
    PAUSED = "paused", _("Ask whether they want to go on")
    REVIEW = "review", _("Look at the goals again together")
    PLAN_REVIEW = "plan_review", _("The day agreed to look at the plan again")
    PLAN_STEP = "plan_step", _("Something in the plan was due: ask how it went")
    MEASURE = "measure", _("Ask the wellbeing questions")
    OFFER = "offer", _("Ask which service they choose")
    CHOSE = "chose", _("They said which services of the list they like: read it")
    ANSWER = "answer", _("The service has not answered")
    NO_PLACE = "no_place", _("The service said no: find another")
    START = "start", _("Did it start?")
    MISSED = "missed", _("They did not come: ask why")
    NOT_BROUGHT = "not_brought", _("They were not brought: ask whoever cares for them why")
    STILL_GOING = "still_going", _("Twelve weeks on: do they still go?")
    AFTER_4_WEEKS = "after_4_weeks", _("Four weeks after the end: ask how they are")
    AFTER_6_MONTHS = "after_6_months", _("Six months after the end: ask how they are")
    TRAVEL = "travel", _("Help with a journey was asked for, and nothing is arranged")
    UNRECORDED = "unrecorded", _("Say whether the appointment took place")
    IMPORT_WAITS = "import_waits", _("A caseload file waits to be brought in, or thrown away")
    PROPOSAL = "proposal", _("An edit proposed for a listing waits for an answer")
    SUGGESTION = "suggestion", _("Somebody said what is missing, and nobody has decided on it")
    LIST_WAITS = "list_waits", _("A list for the directory waits to be brought in, or thrown away")
    FUND_DRAFT = "fund_draft", _("An application to the fund was begun, and not sent")
    FUND_ROUND = "fund_round", _("A round of the fund waits to be opened, or decided")
    FUND_ANSWER = "fund_answer", _("An award of the fund waits for an answer")
    PAYMENT = "payment", _("A small payment waits to be decided, or paid")
    STRANGER = "stranger", _("A text from a number nobody knows: read it, and ring them")
    NO_APPROVER = "no_approver", _("Nobody approves colleagues at an organisation: name somebody")


class Unit(TextChoices):
    """How days count."""

    WORKING = "working", _("working days")
    CALENDAR = "calendar", _("days")


class Told(TextChoices):
    """On whose list it appears; a case that nobody has is the team's. The last five: no case."""

    WORKER = "worker", _("The link worker")
    TEAM = "team", _("The team: its supervisors and administrators")
    LEADS = "leads", _("The team’s supervisors")
    EDITORS = "editors", _("The directory’s editors; of a listing, whoever signs in for it")
    APPLICANT = "applicant", _("Whoever applied")
    RUNNERS = "runners", _("Whoever runs the fund")
    SCHEME = "scheme", _("The scheme’s administrators")


OF_CASES = (Told.WORKER, Told.TEAM)


class Nudged(TextChoices):
    """Whose answer is missing: they get a message that names nobody, at most one a day."""

    PROVIDER = "provider", _("the service")
    REFERRER = "referrer", _("the referrer")
    PERSON = "person", _("the person, where a link is safe")


class Target(TextChoices):
    """Which target of the scheme sets the days, where a rule has none of its own."""

    TRIAGE = "triage"
    CONTACT = "contact"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class Default:
    """
    A rule as a scheme begins with it.

    `days` is empty where a `target` of the scheme sets them (domain.md, Clocks).
    """

    days: int | None
    unit: Unit
    told: Told = Told.WORKER
    since: str = ""
    target: Target | None = None
    nudges: Nudged | None = None


def _team(days: int | None, unit: Unit, **more: object) -> Default:
    return Default(days, unit, Told.TEAM, **more)  # type: ignore[arg-type]


WORKING, CALENDAR = Unit.WORKING, Unit.CALENDAR
DEFAULTS = MappingProxyType(
    {
        RuleKind.TRIAGE: _team(None, WORKING, target=Target.TRIAGE, since=_("it was sent")),
        RuleKind.RETURNED: _team(
            5, WORKING, nudges=Nudged.REFERRER, since=_("it was sent back to the referrer")
        ),
        RuleKind.ALLOCATION: _team(10, WORKING, since=_("it was accepted")),
        RuleKind.CHECK_IN: _team(
            28,
            CALENDAR,
            nudges=Nudged.PERSON,
            since=_("it was accepted, or they last said how they are"),
        ),
        RuleKind.WORSE: _team(0, CALENDAR, since=_("they answered")),
        RuleKind.MEANWHILE: _team(0, CALENDAR, since=_("they answered")),
        RuleKind.REPLIED: Default(0, CALENDAR, since=_("they answered")),
        RuleKind.FIRST_CONTACT: Default(
            None, WORKING, target=Target.CONTACT, since=_("it was accepted")
        ),
        RuleKind.NO_CONTACT: Default(28, CALENDAR, since=_("somebody last spoke with them")),
        RuleKind.PAUSED: Default(28, CALENDAR, since=_("the pause began")),
        RuleKind.REVIEW: Default(
            84, CALENDAR, since=_("the first contact, the last new goal, or the plan was agreed")
        ),
        RuleKind.PLAN_REVIEW: Default(0, CALENDAR, since=_("the day agreed with the person")),
        RuleKind.PLAN_STEP: Default(1, CALENDAR, since=_("the day it was planned for")),
        RuleKind.MEASURE: Default(
            14, CALENDAR, since=_("the first contact, and the months the scheme chose")
        ),
        RuleKind.OFFER: Default(10, CALENDAR, since=_("services were offered")),
        RuleKind.CHOSE: Default(0, CALENDAR, since=_("they answered")),
        RuleKind.ANSWER: Default(
            None,
            WORKING,
            target=Target.ANSWER,
            nudges=Nudged.PROVIDER,
            since=_("it was sent to the service"),
        ),
        RuleKind.NO_PLACE: Default(3, WORKING, since=_("the service said no, or let it expire")),
        RuleKind.START: Default(
            21, CALENDAR, nudges=Nudged.PROVIDER, since=_("the service said yes, or the booked day")
        ),
        RuleKind.MISSED: Default(5, CALENDAR, since=_("they did not come")),
        RuleKind.NOT_BROUGHT: Default(1, WORKING, since=_("they were not brought")),
        RuleKind.STILL_GOING: Default(84, CALENDAR, since=_("it started")),
        RuleKind.AFTER_4_WEEKS: Default(28, CALENDAR, since=_("the case was closed")),
        RuleKind.AFTER_6_MONTHS: Default(182, CALENDAR, since=_("the case was closed")),
        RuleKind.TRAVEL: Default(3, WORKING, since=_("it was asked for")),
        RuleKind.UNRECORDED: Default(1, WORKING, since=_("it was to end")),
        RuleKind.IMPORT_WAITS: Default(3, WORKING, Told.LEADS, since=_("somebody last went on")),
        RuleKind.PROPOSAL: Default(10, WORKING, Told.EDITORS, since=_("it was proposed")),
        RuleKind.SUGGESTION: Default(10, WORKING, Told.EDITORS, since=_("it was sent")),
        RuleKind.LIST_WAITS: Default(5, WORKING, Told.EDITORS, since=_("it was begun")),
        RuleKind.FUND_DRAFT: Default(14, CALENDAR, Told.APPLICANT, since=_("it was begun")),
        RuleKind.FUND_ROUND: Default(
            28, CALENDAR, Told.RUNNERS, since=_("it was begun, or its last day")
        ),
        RuleKind.FUND_ANSWER: Default(
            10, WORKING, Told.APPLICANT, since=_("the decision was published")
        ),
        RuleKind.PAYMENT: Default(10, WORKING, Told.SCHEME, since=_("it was asked for, or agreed")),
        RuleKind.STRANGER: Default(0, CALENDAR, Told.LEADS, since=_("it came in")),
        RuleKind.NO_APPROVER: Default(0, CALENDAR, Told.SCHEME, since=_("the last one left")),
    }
)
# What hangs on no case, and is on the list of an organisation instead.
DESK_KINDS = tuple(kind for kind, default in DEFAULTS.items() if default.told not in OF_CASES)
