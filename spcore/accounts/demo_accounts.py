"""The accounts of the demo: who they are, and when the demo must not run."""

from dataclasses import dataclass
from functools import partial

from django.apps import apps
from django.conf import settings
from django.utils.translation import gettext as _

from spcore.accounts.models import ReferrerKind, User
from spcore.accounts.roles import Role

DOMAIN = "demo.example"


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """
    One account: the local part of its address, its role, and a made-up name.

    `kind` tells apart the accounts of other referrers; the first of them, at a school, has none.
    """

    local_part: str
    role: Role
    name: str
    kind: ReferrerKind | None = None

    @property
    def email(self) -> str:
        """Return the account's address."""
        return f"{self.local_part}@{DOMAIN}"

    @property
    def key(self) -> str:
        """Return what the sign-in page's button sends."""
        return str(self.kind or self.role)

    @property
    def label(self) -> str:
        """Return whom the button lets somebody be."""
        role = str(self.role.label)
        return f"{role}: {self.kind.label}" if self.kind else role


DEMO_ACCOUNTS = (
    DemoAccount("gp", Role.REFERRER_CLINICIAN, "Dr Priya Nair"),
    DemoAccount("practiceadmin", Role.REFERRER_ADMIN, "Helen Ashworth"),
    DemoAccount("otherreferrer", Role.OTHER_REFERRER, "Owen Pritchard"),
    DemoAccount("linkworker", Role.LINK_WORKER, "Grace Adeyemi"),
    DemoAccount("teamadmin", Role.TEAM_ADMIN, "Colin Entwistle"),
    DemoAccount("supervisor", Role.SUPERVISOR, "Maria Kowalska"),
    DemoAccount("safeguarding", Role.SAFEGUARDING_LEAD, "Sarah Whitfield"),
    DemoAccount("provider", Role.PROVIDER, "Imran Hussain"),
    DemoAccount("directory", Role.DIRECTORY_EDITOR, "Beth Rawlinson"),
    DemoAccount("commissioner", Role.COMMISSIONER, "Andrew Carlisle"),
    DemoAccount("panel", Role.PANEL_MEMBER, "Joan Bleasdale"),
    DemoAccount("privacy", Role.PRIVACY_OFFICER, "Daniel Okafor"),
    DemoAccount("schemeadmin", Role.SCHEME_ADMIN, "Rachel Thornton"),
)
OTHER_REFERRERS = (
    DemoAccount("hospital", Role.OTHER_REFERRER, "Ruth Bamber", ReferrerKind.HOSPITAL),
    DemoAccount("socialcare", Role.OTHER_REFERRER, "Stephen Marsh", ReferrerKind.SOCIAL_CARE),
    DemoAccount("community", Role.OTHER_REFERRER, "Tracy Nuttall", ReferrerKind.COMMUNITY),
)
TO_CHOOSE = (*DEMO_ACCOUNTS, *OTHER_REFERRERS)
BY_KEY: dict[str, DemoAccount] = {account.key: account for account in TO_CHOOSE}


def refusal() -> str:
    """
    Return why the demo's sign-in must not work here; empty when it may (practice.md 34).

    It wants DEMO=1 and a database in which every user and every person is made up.
    """
    if not settings.DEMO:
        return _("this is not a demo")
    person = partial(apps.get_model, "referrals", "Person")  # the kernel imports no app above it
    if User.objects.filter(is_demo=False).exists():
        return _("the database holds users who are not made up")
    if person().objects.filter(is_demo=False).exists():
        return _("the database holds people who are not made up")
    return ""
