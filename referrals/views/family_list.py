"""Who is around the person, and for a child who decides."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from referrals import policies, selectors
from referrals.models import CompetenceDecision, Person, RelatedPerson
from referrals.selectors import family
from referrals.views.person_frame import render_about
from spcore.access import for_roles
from spcore.errors import NotPermitted


@for_roles(*policies.MAY_READ_FAMILY)
@require_safe
def family_list(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """List family and carers with what each may know, and the questions about a child."""
    now, actor = timezone.now(), request.actor
    referral = selectors.referral_for(actor=actor, referral_id=referral_id, at=now)
    classes = selectors.readable_classes(actor, referral, at=now)
    may_write = family.may_record_family(actor, referral, at=now)
    if referral.person is None or not ("family" in classes or may_write):
        raise NotPermitted("Your role does not read this")
    person = referral.whom
    related = family.related_of(person.pk)
    is_child = selectors.is_child_on(person, on=timezone.localdate(now))
    decided = family.competence_of(person.pk) if "consent" in classes else []
    context = {
        "people": [_row(row, person, may_write) for row in family.told_of(actor, related)],
        "is_child": is_child,
        "child": family.child_rows_for(actor, person, at=now),
        "decides": family.decides_words(person, at=now),
        "is_under_16": selectors.age_on(person, on=timezone.localdate(now)) < selectors.ABLE_FROM,
        "decisions": [_decision(row) for row in decided],
        "may_write": may_write,
        "is_draft": policies.may_edit(actor, referral),
    }
    return render_about(
        request,
        "referrals/family_list.html",
        referral,
        context,
        shown=frozenset({"family", "consent"}),
    )


def _row(row: RelatedPerson, person: Person, may_write: bool) -> dict[str, Any]:
    return {
        "name": row.name,
        "facts": family.related_facts(row, person),
        "note": row.note,
        "edit": reverse("referrals:related_edit", args=[row.pk]) if may_write else "",
    }


def _decision(row: CompetenceDecision) -> dict[str, Any]:
    return {
        "decision": row.decision,
        "is_competent": row.is_competent,
        "reasons": row.reasons,
        "by": row.decided_by,
        "at": row.decided_at,
    }
