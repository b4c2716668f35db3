"""Where each role lands after signing in. The only place that says so."""

from types import MappingProxyType

from django.urls import NoReverseMatch, reverse

from spcore.accounts.roles import Role

FIRST_PAGES = MappingProxyType(
    {
        Role.REFERRER_CLINICIAN: "referrals:referral_list",
        Role.REFERRER_ADMIN: "referrals:referral_list",
        Role.OTHER_REFERRER: "referrals:referral_list",
        Role.LINK_WORKER: "linkworkers:today",
        Role.TEAM_ADMIN: "referrals:triage_list",
        Role.SUPERVISOR: "referrals:triage_list",
        Role.SAFEGUARDING_LEAD: "referrals:concern_list",
        Role.PROVIDER: "referrals:inbox",
        Role.DIRECTORY_EDITOR: "providers:directory",
        Role.COMMISSIONER: "dashboards:overview",
        Role.PANEL_MEMBER: "fund:panel_list",
        Role.PRIVACY_OFFICER: "referrals:access_log",
        Role.SCHEME_ADMIN: "accounts:colleague_list",
    }
)


def first_page_of(role: Role | None) -> str | None:
    """Return the address a role starts at; None where it has no page of its own."""
    name = FIRST_PAGES.get(role) if role else None
    if name is None:
        return None
    try:
        return reverse(name)
    except NoReverseMatch:
        return None
