"""Whether a referral can be sent, and where it would go."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any
from uuid import UUID

from django.db.models import (
    BooleanField,
    Exists,
    ExpressionWrapper,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from referrals.models import (
    CompetenceDecision,
    Consent,
    Purpose,
    Referral,
    RiskAnswer,
    Scheme,
    Source,
    TeamCover,
    TimelineEntry,
    TimelineKind,
)
from referrals.selectors.cases import one_of, to_send
from referrals.selectors.short_forms import lacks_short_form
from spcore.accounts.actor import Actor
from spcore.accounts.models import Invitation, Organisation, OrganisationKind, SystemClient
from spcore.accounts.roles import PRACTICE_ROLES, Role
from spcore.errors import Conflict
from spcore.prepared import MOMENT, ORGANISATION, PARENT, ROW, Prepared, prepare

ASKED_BEFORE = timedelta(days=1)
EVER = datetime(1900, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Missing:
    """Something to mend before sending, and the field of the form that mends it."""

    field: str
    text: str


def problems_with(referral: Referral) -> list[Missing]:
    """
    Return everything that keeps this referral from being sent; nothing when it is ready.

    Only an agreement recorded for it counts, or on the day before: the person was asked this time.
    """
    return [*_about_person(referral), *_about_need(referral), *_about_form(referral)]


def _about_form(referral: Referral) -> Iterator[Missing]:
    if lacks_short_form(referral):
        yield Missing("short_form", _("Answer the questions for organisations like yours"))


def _about_person(referral: Referral) -> Iterator[Missing]:
    person = referral.person
    if person is None:
        yield Missing("person", _("Choose or add the person first"))
        return
    if person.died_on is not None:
        yield Missing("person", _("The record says that this person has died"))
    agrees = getattr(referral, "agrees", None)
    if not (_agrees(referral) if agrees is None else agrees):
        yield Missing("consent", _("Record that the person agrees to be referred"))


def _about_need(referral: Referral) -> Iterator[Missing]:
    in_words = referral.source == Source.SELF and referral.what_matters
    if not referral.needs and not in_words and not _is_told_in_words(referral):
        yield Missing("needs", _("Choose at least one thing the person needs help with"))
    if not referral.risk_answer:
        text = _("Say what you know about risks. If you have not asked, say so")
        yield Missing("risk_answer", text)
    if referral.risk_answer == RiskAnswer.NAMED and not referral.risk_detail.strip():
        yield Missing("risk_detail", _("Say what there is to know about risks"))
    if referral.critical_date and not referral.critical_what:
        yield Missing("critical_what", _("Say what happens on the critical date"))


def _is_told_in_words(referral: Referral) -> bool:
    """Tell whether another system sent it with a reason we found no need in: triage chooses."""
    sent = SystemClient.objects.filter(user_id=referral.referrer_id)
    return bool(referral.reason) and sent.exists()


def consents_since(*, person_id: UUID, since: datetime | None) -> dict[str, Consent]:
    """Return the latest answer for each purpose but sharing, of those given from `since` on."""
    asked = {ROW: person_id, MOMENT: since or EVER}
    return {row.purpose: row for row in _consents().rows(asked)}


def referral_to_send(*, actor: Actor, referral_id: UUID, at: datetime) -> Referral:
    """
    Return the case with what sending it asks, and `agrees`: whether the person agrees to it.

    :raises NotVisible:
    """
    return one_of(_to_send(actor.role), actor=actor, referral_id=referral_id, at=at)


@cache
def _to_send(role: Role | None) -> Prepared:
    since = OuterRef("created_at") - ASKED_BEFORE
    agreement = _agreement(OuterRef("person_id"), since)
    return prepare(to_send(role).annotate(agrees=Coalesce(Subquery(agreement), False)))


def _agrees(referral: Referral) -> bool:
    asked = {ROW: referral.whom.pk, MOMENT: referral.created_at - ASKED_BEFORE}
    return _latest_agreement().rows(asked) == [(True,)]


@cache
def _latest_agreement() -> Prepared:
    return prepare(_agreement(ROW, MOMENT))


def _agreement(person: Any, since: Any) -> QuerySet[Consent, Any]:
    """Return whether the latest answer to being referred stands, of those given from then on."""
    rows = Consent.objects.filter(person_id=person, given_at__gte=since, purpose=Purpose.REFERRAL)
    stands = ExpressionWrapper(Q(is_given=True, withdrawn_at=None), BooleanField())
    return rows.order_by("-given_at", "-pk").values_list(stands)[:1]


@cache
def _consents() -> Prepared:
    rows = Consent.objects.filter(person_id=ROW, given_at__gte=MOMENT)
    return prepare(rows.exclude(purpose=Purpose.SHARING).order_by("given_at", "pk"))


def consents_on(referral: Referral) -> dict[str, Consent]:
    """
    Return the latest answer for each purpose but sharing, of those given on this very referral.

    Another case may hold a newer one, with reasons that are not this reader's to see.
    """
    rows = given_on(referral.pk, person=referral.person_id)
    return {row.purpose: row for row in rows}


def given_on(referral: Any, *, person: Any) -> QuerySet[Consent]:
    """
    Return the answers of `consents_on`, the latest last, of ids or of references to ids.

    That of the referral stands one query further in than that of the person.
    """
    here = TimelineEntry.objects.filter(
        referral_id=referral, kind=TimelineKind.CONSENT, object_id=OuterRef("pk")
    )
    rows = Consent.objects.filter(Exists(here), person_id=person)
    return rows.exclude(purpose=Purpose.SHARING).order_by("given_at", "pk")


def competence_since(referral: Referral, *, reader_id: UUID | None) -> dict[str, str]:
    """
    Return for each decision the latest reasons why a child was found able to make it.

    Only what the reader, or who began the referral, wrote since it was begun: what a link worker
    wrote on another case is not shown here.
    """
    rows = CompetenceDecision.objects.filter(person_id=referral.person_id, is_competent=True)
    rows = rows.filter(
        decided_at__gte=referral.created_at, decided_by__in=[reader_id, referral.referrer_id]
    )
    return dict(rows.order_by("decided_at", "pk").values_list("decision", "reasons"))


def is_practice(actor: Actor) -> bool:
    """Tell whether the actor refers from a GP practice."""
    return actor.role in PRACTICE_ROLES


def scheme_of(*, actor: Actor) -> Scheme:
    """
    Return the scheme whose team covers the referrer's organisation, else the one that invited it.

    Where no open scheme did either, it is the first by name. Its `their_team` is that team's id,
    None in any other scheme.
    :raises Conflict: when there is no scheme. One query.
    """
    found: Scheme = _first(_schemes(), actor)
    return found


@cache
def _schemes() -> Prepared:
    return prepare(_open_schemes().select_related("organisation"))


@cache
def _scheme_and_team() -> Prepared:
    return prepare(_open_schemes().values_list("pk", "their_team"))


def _open_schemes() -> QuerySet[Scheme]:
    """Return a query with blanks: the open schemes, that of the actor's own organisation first."""
    covers = TeamCover.objects.filter(
        practice_id=ORGANISATION, team__is_open=True, team__parent_id=OuterRef("pk")
    )
    first = covers.order_by("team__name").values("team_id")[:1]
    rows = Scheme.objects.filter(organisation__is_open=True)
    invited = Invitation.objects.filter(
        organisation_id=ORGANISATION,
        invited_by__memberships__organisation_id=OuterRef("pk"),
    )
    rows = rows.annotate(their_team=Subquery(first), is_theirs=Exists(covers))
    return rows.order_by("-is_theirs", Exists(invited).desc(), "organisation__name", "pk")[:1]


def scheme_and_team(actor: Actor) -> tuple[UUID, UUID | None]:
    """Return the ids of `scheme_of` the actor and of its `their_team`. :raises Conflict:"""
    return _first(_scheme_and_team(), actor)


def scheme_for(actor: Actor) -> UUID:
    """Return the id of `scheme_of` the actor. :raises Conflict:"""
    scheme_id, _their_team = scheme_and_team(actor)
    return scheme_id


def _first(schemes: Prepared, actor: Actor) -> Any:
    found = schemes.rows({ORGANISATION: actor.organisation_id})
    if not found:
        raise Conflict("No scheme takes referrals from your organisation yet")
    return found[0]


def practices_to_choose(*, scheme_id: UUID, also: UUID | None = None) -> list[tuple[UUID, str]]:
    """Return the open GP practices the scheme's teams serve, and one more, by name."""
    rows = _practices().rows({PARENT: scheme_id, ROW: also})
    return [(pk, name if is_open else _("%s (closed)") % name) for pk, name, is_open in rows]


@cache
def _practices() -> Prepared:
    serves = TeamCover.objects.filter(team__parent_id=PARENT, team__is_open=True)
    # A school is served too, and a practice that has closed stays among what is served.
    serves = serves.filter(practice__kind=OrganisationKind.PRACTICE, practice__is_open=True)
    # One set of keys: with "or" every organisation would be read.
    wanted = serves.values_list("practice_id").union(
        Organisation.objects.filter(pk=ROW).values_list("pk")
    )
    rows = Organisation.objects.filter(pk__in=wanted)
    return prepare(rows.order_by("name", "pk").values_list("pk", "name", "is_open"))
