"""The bar at the top of every page: for each role its pages, in the order it needs them."""

from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from django.urls import NoReverseMatch, get_urlconf, resolve, reverse
from django.utils.translation import gettext_lazy as _

from spcore.access import ANYBODY, SIGNED_IN, roles_of
from spcore.accounts.roles import Role

REFERRALS = ("referrals:referral_list", _("Referrals"))
REFER = ("referrals:referral_add", _("Refer a person"))
TO_FINISH = ("referrals:referral_to_finish", _("To finish"))
INTAKE = ("referrals:intake_list", _("Intake"))
TRIAGE = ("referrals:triage_list", _("Triage"))
TODAY = ("linkworkers:today", _("Today"))
CASELOAD = ("linkworkers:caseload", _("Caseload"))
ROOMS = ("linkworkers:room_list", _("Rooms"))
TEAM = ("linkworkers:worker_list", _("Team"))
REMINDERS = ("linkworkers:reminder_list", _("Reminders"))
DESK = ("linkworkers:desk_list", _("Waiting for you"))
DIRECTORY = ("providers:directory", _("Directory"))
LISTINGS = ("providers:listing_list", _("Listings"))
ASSURANCES = ("providers:assurance_list", _("Assurances"))
INBOX = ("referrals:inbox", _("Inbox"))
GROUPS = ("referrals:group_list", _("Groups"))
ENDINGS = ("measures:funding_ending", _("Money that ends"))
NUMBERS = ("measures:impact_sheet", _("Your numbers"))
CONCERNS = ("referrals:concern_list", _("Concerns"))
READ_FIRST = ("referrals:must_read_list", _("Read first"))
DUPLICATES = ("referrals:duplicate_list", _("Same person?"))
DASHBOARDS = ("dashboards:overview", _("Figures"))
PEOPLE = ("accounts:colleague_list", _("People who sign in"))
SYSTEMS = ("accounts:system_list", _("Connected systems"))
SCHEME = ("referrals:scheme_detail", _("The scheme"))
ACCESS_LOG = ("referrals:access_log", _("Access log"))
MESSAGES = ("ops:message_list", _("Messages sent"))
NEWS = ("referrals:news_list", _("What’s new"))
FUND = ("fund:round_list", _("Fund"))
APPLICATIONS = ("fund:application_list", _("Fund"))
PANEL = ("fund:panel_list", _("Your panel"))
EVENTS = ("linkworkers:event_list", _("Events"))
URGENT = "referrals:concern_urgent"
NEWS_NUMBER = "referrals:news_number"
UNDELIVERED = ("ops:undelivered_list", _("Could not be sent"))

ITEMS = MappingProxyType(
    {
        Role.REFERRER_CLINICIAN: (
            REFERRALS,
            REFER,
            NEWS,
            TO_FINISH,
            INTAKE,
            DIRECTORY,
            CONCERNS,
            EVENTS,
        ),
        Role.REFERRER_ADMIN: (
            REFERRALS,
            REFER,
            NEWS,
            TO_FINISH,
            INTAKE,
            DIRECTORY,
            EVENTS,
            PEOPLE,
            SYSTEMS,
        ),
        Role.OTHER_REFERRER: (REFERRALS, REFER, NEWS, DIRECTORY, PEOPLE, SYSTEMS),
        Role.LINK_WORKER: (
            TODAY,
            CASELOAD,
            REMINDERS,
            TRIAGE,
            DIRECTORY,
            CONCERNS,
            READ_FIRST,
            NEWS,
            TEAM,
            EVENTS,
        ),
        Role.TEAM_ADMIN: (
            TRIAGE,
            TODAY,
            CASELOAD,
            REMINDERS,
            NEWS,
            ROOMS,
            INTAKE,
            DIRECTORY,
            EVENTS,
            PEOPLE,
        ),
        Role.SUPERVISOR: (
            TRIAGE,
            TODAY,
            CASELOAD,
            TEAM,
            REMINDERS,
            DIRECTORY,
            CONCERNS,
            READ_FIRST,
            DUPLICATES,
            NEWS,
            EVENTS,
            DASHBOARDS,
            PEOPLE,
        ),
        Role.SAFEGUARDING_LEAD: (CONCERNS,),
        Role.PROVIDER: (
            INBOX,
            GROUPS,
            NEWS,
            LISTINGS,
            ASSURANCES,
            NUMBERS,
            APPLICATIONS,
            DESK,
            DIRECTORY,
            EVENTS,
            PEOPLE,
        ),
        Role.DIRECTORY_EDITOR: (DIRECTORY, LISTINGS, ASSURANCES, DESK),
        Role.COMMISSIONER: (DASHBOARDS, ENDINGS, FUND, DESK, DIRECTORY),
        Role.PANEL_MEMBER: (PANEL, FUND),
        Role.PRIVACY_OFFICER: (ACCESS_LOG, PEOPLE),
        Role.SCHEME_ADMIN: (
            SCHEME,
            PEOPLE,
            SYSTEMS,
            DIRECTORY,
            ASSURANCES,
            FUND,
            DESK,
            EVENTS,
            UNDELIVERED,
            MESSAGES,
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Item:
    """One link of the bar."""

    text: str
    url: str
    is_current: bool = False


def items_for(role: Role | None, path: str, *, answers_for_people: bool = True) -> list[Item]:
    """
    Return the role's links; the one whose address `path` lies under (the longest) is current.

    Without `answers_for_people` the pages of colleagues and of systems are left out.
    """
    links, here = _links(role, get_urlconf()), current(role, path)
    if not answers_for_people:
        links = [(text, url) for text, url in links if text not in (PEOPLE[1], SYSTEMS[1])]
    return [Item(str(text), url, url == here) for text, url in links]


def current(role: Role | None, path: str) -> str:
    """Return the address of the role's page that `path` lies under; nothing under none."""
    under = [url for _text, url in _links(role, get_urlconf()) if path.startswith(url)]
    return max(under, key=len, default="")


def urgent_url(role: Role | None) -> str:
    """Return where a page asks what waits for its reader and cannot; empty for most roles."""
    return _asked_by_pages(URGENT, role)


def news_url(role: Role | None) -> str:
    """Return where a page asks how many things are new to its reader; empty for some roles."""
    return _asked_by_pages(NEWS_NUMBER, role)


def _asked_by_pages(name: str, role: Role | None) -> str:
    url = _address(name)
    return url if url and role is not None and _opens(url, role) else ""


@lru_cache(maxsize=64)
def _links(role: Role | None, _urlconf: Any) -> list[tuple[Any, str]]:
    if role is None:
        return []
    return [
        (text, url)
        for name, text in ITEMS.get(role, ())
        if (url := _address(name)) and _opens(url, role)
    ]


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def _opens(url: str, role: Role) -> bool:
    roles = roles_of(resolve(url).func)
    return bool(roles & {ANYBODY, SIGNED_IN, role})
