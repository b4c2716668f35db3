"""Onward referrals, and exactly what a provider is shown of one."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.template.defaultfilters import linebreaksbr
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from providers.models import Capacity, Service
from referrals.models import OnwardReferral, Person, Referral
from referrals.onward_states import AFTER_ACCEPTING, SHARING_KINDS, WITH_PROVIDER, Status
from referrals.selectors.family import emergency_words
from referrals.selectors.getting_there import companion_for_service, way_for_service
from spcore.accounts.actor import Actor
from spcore.accounts.models import Membership
from spcore.accounts.roles import Role
from spcore.errors import NotVisible
from spcore.needs import Need

AGE_BANDS = (
    *((0, 10), (11, 15), (16, 17), (18, 24), (25, 34)),
    *((35, 44), (45, 54), (55, 64), (65, 74), (75, 84)),
)


@dataclass(frozen=True, slots=True)
class ProviderView:
    """
    What a provider sees of one onward referral: the preview and the page show this and no more.

    Before accepting there is no name and no way to reach the person (security.md section 4).
    """

    onward_id: UUID
    reference: str
    service: str
    age_band: str
    needs: list[str]
    summary: str
    support_needs: str
    companion: str
    why_over_maximum: str
    way: str
    name: str
    phone: str
    email: str
    safe_contact: str
    emergency_contact: str
    link_worker: str
    link_worker_phone: str
    team: str

    @property
    def rows(self) -> list[tuple[str, str]]:
        """Return it as keys and values; what a provider is not shown has no row."""
        worker = ", ".join(filter(None, [self.link_worker, self.link_worker_phone, self.team]))
        nothing = _("Nothing added")
        shown = [
            (_("Name"), self.name),
            (_("Phone"), self.phone),
            (_("Email"), self.email),
            (_("Getting in touch safely"), self.safe_contact),
            (_("Emergency contact"), self.emergency_contact),
            (_("Comes with"), self.companion),
            (_("How they get there"), self.way),
            (_("Sent though your month is full"), self.why_over_maximum),
        ]
        return [
            *((key, value) for key, value in shown if value),
            (_("Reference"), self.reference),
            (_("Service"), self.service),
            (_("Age"), self.age_band),
            (_("Needs"), ", ".join(self.needs)),
            (_("What helps to know"), linebreaksbr(self.summary) or nothing),
            (_("To be supported safely"), linebreaksbr(self.support_needs) or nothing),
            (_("Link worker"), worker),
        ]


def onward_for(*, actor: Actor, onward_id: UUID, at: datetime) -> OnwardReferral:
    """Return the onward referral, if the actor may know of it. :raises NotVisible:"""
    rows = OnwardReferral.objects.visible_to(actor)
    if actor.role == Role.PROVIDER:
        rows = rows.with_live_consent()
    else:
        rows = rows.filter(referral__in=Referral.objects.readable_by(actor, at=at))
    onward = (
        rows.select_related(
            "service",
            "getting_there",
            "provider__organisation",
            "referral__person",
            "referral__link_worker",
            "referral__team",
            "referral__scheme",
        )
        .filter(pk=onward_id)
        .first()
    )
    if onward is None:
        raise NotVisible
    return onward


def shared_for(*, actor: Actor, onward_id: UUID, at: datetime) -> OnwardReferral:
    """
    Return an onward referral that is with its service now, as the person still agrees.

    :raises NotVisible: for any other: signposting, not sent yet, over, or agreement withdrawn.
    """
    onward = onward_for(actor=actor, onward_id=onward_id, at=at)
    agreed = OnwardReferral.objects.with_live_consent().filter(pk=onward.pk)
    if not is_with_service(onward) or not agreed.exists():
        raise NotVisible
    return onward


def is_with_service(onward: OnwardReferral) -> bool:
    """Tell whether it was sent to its service, and is not over."""
    return onward.kind in SHARING_KINDS and onward.status in WITH_PROVIDER


def provider_view(
    onward: OnwardReferral, *, on: date, as_accepted: bool | None = None
) -> ProviderView:
    """Return what the provider sees now, or would see after accepting."""
    accepted = onward.status in AFTER_ACCEPTING if as_accepted is None else as_accepted
    person, referral = onward.referral.whom, onward.referral
    worker = referral.link_worker
    return ProviderView(
        onward_id=onward.pk,
        reference=referral.reference,
        service=onward.service.name,
        age_band=age_band(person, on=on),
        needs=[str(Need(code).label) for code in onward.needs],
        summary=onward.summary,
        support_needs=onward.support_needs,
        companion=companion_for_service(onward) if accepted else onward.companion,
        why_over_maximum=onward.why_over_maximum,
        way=way_for_service(onward) if accepted else "",
        name=person.name if accepted else "",
        phone=person.phone if accepted and onward.share_phone else "",
        email=person.email if accepted and onward.share_email else "",
        safe_contact=safe_contact_action(person, onward) if accepted else "",
        emergency_contact=emergency_words(person) if accepted else "",
        link_worker=worker.name if worker else "",
        link_worker_phone=worker.phone if worker else "",
        team=referral.team.name if referral.team else "",
    )


def age_band(person: Person, *, on: date) -> str:
    """Return the age in bands of years, as dashboards and providers see it."""
    born = person.birth_date
    age = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    band = next((band for band in AGE_BANDS if band[0] <= age <= band[1]), None)
    return f"{band[0]}–{band[1]}" if band else "85+"


def safe_contact_action(person: Person, onward: OnwardReferral) -> str:
    """Return what to do and not to do when getting in touch; never the reason."""
    rules = []
    if onward.share_phone and person.phone:
        if not person.may_phone:
            rules.append(_("Do not phone. Ask the link worker how to get in touch."))
        elif not person.may_leave_voicemail:
            rules.append(_("Phone only. Leave no message."))
        if not person.may_text:
            rules.append(_("Send no texts."))
    if not onward.share_phone and not onward.share_email:
        rules.append(_("Get in touch through the link worker."))
    if person.needs_interpreter and person.language:
        rules.append(_("Needs an interpreter: %(language)s.") % {"language": person.language})
    return " ".join(rules)


def is_own_employer(*, actor: Actor, provider_id: UUID) -> bool:
    """Tell whether the actor has a role in the organisation that runs it (practice.md 11)."""
    rows = Membership.objects.filter(user_id=actor.user_id, organisation_id=provider_id)
    return rows.filter(ended_at=None).exists()


def wait_words(service: Service) -> str:
    """Return that a service is full, or its waiting list, with the wait; else nothing."""
    if service.capacity not in (Capacity.FULL, Capacity.WAITING_LIST):
        return ""
    label = str(Capacity(service.capacity).label)
    if not service.wait_weeks:
        return label
    weeks = ngettext("about %(n)d week", "about %(n)d weeks", service.wait_weeks)
    return f"{label}, {weeks % {'n': service.wait_weeks}}"


def unsent_offer(*, referral: Referral, service_id: UUID) -> OnwardReferral | None:
    """Return what was offered of a service on an open case and not sent yet, to change it."""
    rows = OnwardReferral.objects.filter(referral=referral, service_id=service_id)
    return rows.filter(status__in=[Status.OFFERED, Status.CHOSEN]).first()
