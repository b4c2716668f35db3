"""The roles of the service (domain.md, Words). Plain Python: imported by everything above."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """What somebody is, in one organisation. No role, no rows."""

    REFERRER_CLINICIAN = "REFERRER_CLINICIAN", _("GP or practice clinician")
    REFERRER_ADMIN = "REFERRER_ADMIN", _("Practice administrator")
    OTHER_REFERRER = "OTHER_REFERRER", _("Other referrer")
    LINK_WORKER = "LINK_WORKER", _("Link worker")
    TEAM_ADMIN = "TEAM_ADMIN", _("Team administrator")
    SUPERVISOR = "SUPERVISOR", _("Supervisor")
    SAFEGUARDING_LEAD = "SAFEGUARDING_LEAD", _("Safeguarding lead")
    PROVIDER = "PROVIDER", _("Service provider")
    DIRECTORY_EDITOR = "DIRECTORY_EDITOR", _("Directory editor")
    COMMISSIONER = "COMMISSIONER", _("Commissioner")
    PANEL_MEMBER = "PANEL_MEMBER", _("Fund panel member")
    PRIVACY_OFFICER = "PRIVACY_OFFICER", _("Privacy officer")
    SCHEME_ADMIN = "SCHEME_ADMIN", _("Scheme administrator")
    SYSTEM = "SYSTEM", _("The system itself")


PRACTICE_ROLES = frozenset({Role.REFERRER_CLINICIAN, Role.REFERRER_ADMIN})
REFERRER_ROLES = PRACTICE_ROLES | {Role.OTHER_REFERRER}
TEAM_ROLES = frozenset({Role.LINK_WORKER, Role.SUPERVISOR, Role.TEAM_ADMIN})
CASE_ROLES = frozenset({Role.LINK_WORKER, Role.SUPERVISOR})
STAFF_ROLES = frozenset(Role) - {Role.SYSTEM}
