"""A draft with what its form's page shows beside it: answers given, other referrals, waits."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject

from referrals.models import Consent, Referral
from referrals.selectors.drafting import drafts_to_read
from referrals.selectors.people import OtherReferral, other_in, others_of
from referrals.selectors.readiness import given_on
from referrals.selectors.team_facts import TeamFacts, facts_in, facts_of
from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role
from spcore.errors import NotVisible
from spcore.prepared import MOMENT, ORGANISATION, ROW, USER, Prepared, prepare

_SAID = (
    *("purpose", "is_given", "how", "said_by", "said_by_name", "reason", "decision", "assessor"),
    *("basis", "lpa_seen_by", "given_on", "withdrawn_at"),
)


@dataclass(frozen=True, slots=True)
class DraftPage:
    """
    What the page reads. `answers` are those given on it, by purpose.

    `facts` are those of the team it goes to; None while no team is known.
    """

    referral: Referral
    answers: dict[str, Consent]
    others: list[OtherReferral]
    facts: TeamFacts | None


def draft_page_for(*, actor: Actor, referral_id: UUID, at: datetime) -> DraftPage:
    """Return a draft, or what was sent, with what its form needs. One query. :raises NotVisible:"""
    asked = {USER: actor.user_id, ORGANISATION: actor.organisation_id, ROW: referral_id, MOMENT: at}
    found = _page(actor.role).rows(asked)
    if not found:
        raise NotVisible
    draft = found[0]
    return DraftPage(
        referral=draft,
        answers={row["purpose"]: _consent(row) for row in draft.given},
        others=[other_in(row) for row in draft.others],
        facts=facts_in(draft.facts) if draft.facts else None,
    )


@cache
def _page(role: Role | None) -> Prepared:
    actor = Actor(role, USER, ORGANISATION)
    practice = OuterRef(OuterRef("person__practice_id"))
    others = others_of(actor, OuterRef("person_id"), but=OuterRef("pk"))
    facts = facts_of(team=OuterRef("team_id"), practice=practice, at=MOMENT)
    return prepare(
        drafts_to_read(actor, at=MOMENT)
        .filter(pk=ROW)
        .annotate(
            given=ArraySubquery(_given()), others=ArraySubquery(others), facts=Subquery(facts)
        )
    )


def _given() -> Any:
    rows = given_on(OuterRef(OuterRef("pk")), person=OuterRef("person_id"))
    return rows.values(json=JSONObject(**{name: name for name in _SAID}))


def _consent(row: dict[str, Any]) -> Consent:
    said = {**row, "given_on": row["given_on"] and date.fromisoformat(row["given_on"])}
    withdrawn = row["withdrawn_at"]
    return Consent(**said | {"withdrawn_at": withdrawn and datetime.fromisoformat(withdrawn)})
