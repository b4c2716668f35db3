"""Which onward referral a service's private link stands for, and what it shows by itself."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.template.defaultfilters import linebreaksbr
from django.utils.translation import gettext as _

from referrals.models import AnswerLink, OnwardReferral
from referrals.onward_states import ANSWERABLE, SHARING_KINDS
from referrals.selectors.onward import age_band
from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role
from spcore.accounts.tokens import hash_of
from spcore.needs import Need

SHOWN = frozenset({"birth_date", "needs", "shared_summary", "status"})
Rows = list[tuple[str, str]]


def onward_of_link(*, token: str) -> UUID | None:
    """Return what a link stands for, too old or not: whether it still works is asked next."""
    found = AnswerLink.objects.filter(token_hash=hash_of(token)).values_list("pk", flat=True)
    return found.first()


def awaiting_answer() -> QuerySet[OnwardReferral]:
    """Return what a service may still answer, with the person's agreement."""
    rows = OnwardReferral.objects.with_live_consent()
    rows = rows.select_related("provider__organisation")
    return rows.filter(status__in=ANSWERABLE, kind__in=SHARING_KINDS)


def answerable(*, onward_id: str | UUID | None, at: datetime) -> OnwardReferral | None:
    """Return what a link that was opened may answer now; None once it does not work."""
    if onward_id is None:
        return None
    rows = awaiting_answer().select_related(
        "service",
        "provider__organisation",
        "referral__person",
        "referral__link_worker",
        "referral__team",
    )
    return rows.filter(pk=onward_id, answer_link__expires_at__gt=at).first()


def service_of_link(onward: OnwardReferral) -> Actor:
    """Return who answers by a link: the service itself, nobody of it by name."""
    return Actor(
        role=Role.PROVIDER,
        organisation_id=onward.provider_id,
        name=_("By the link in an email"),
        organisation_name=onward.provider.organisation.name,
    )


def link_rows(onward: OnwardReferral, *, on: date) -> Rows:
    """
    Return what the link alone shows: enough to say yes or no safely (practice.md 26).

    No name, no words about the person beyond what keeps them safe, no way to reach them, now or
    after a yes: for that somebody of the service signs in.
    """
    needs = ", ".join(str(Need(code).label) for code in onward.needs)
    return [
        (_("Reference"), onward.referral.reference),
        (_("Your service"), onward.service.name),
        (_("How they come"), str(onward.get_kind_display())),
        (_("Age"), age_band(onward.referral.whom, on=on)),
        (_("Needs"), needs),
        (_("To be supported safely"), linebreaksbr(onward.support_needs) or _("Nothing added")),
        (_("Link worker"), ask_words(onward)),
    ]


def ask_words(onward: OnwardReferral) -> str:
    """Return whom the service can ring."""
    worker, team = onward.referral.link_worker, onward.referral.team
    parts = [worker.name, worker.phone] if worker else []
    return ", ".join(filter(None, [*parts, team.name if team else ""]))
