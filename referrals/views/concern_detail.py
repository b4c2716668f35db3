"""One concern in full, with the two acts of answering it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from referrals import policies, selectors, services
from referrals.forms.concern_take_over import ConcernTakeOverForm
from referrals.models import Concern
from referrals.selectors.concern_story import follow_up_rows
from referrals.views.concern_add import back_to
from spcore.access import for_roles
from spcore.accounts.actor import Actor
from spcore.responses import audited_render
from spcore.ui import dates


@for_roles(*policies.MAY_READ_CONCERNS)
@require_http_methods(["GET"])
def concern_detail(request: HttpRequest, concern_id: UUID) -> HttpResponse:
    """Show what was said, who owns it, and what was done."""
    services.open_concern(concern_id=concern_id, actor=request.actor, at=timezone.now())
    concern = selectors.concern_for(actor=request.actor, concern_id=concern_id)
    return show_concern(request, concern, ConcernTakeOverForm())


def show_concern(
    request: HttpRequest, concern: Concern, take_over: ConcernTakeOverForm
) -> HttpResponse:
    """Answer with the page of one concern."""
    actor, referral = request.actor, concern.referral
    classes = selectors.classes_for(actor, referral, at=timezone.now())
    may_act = actor.role in policies.MAY_TAKE_OVER and concern.taken_over_at is None
    may_cover = actor.role in policies.MAY_COVER and "name" not in classes
    context = {
        "concern": concern,
        "banner": selectors.case_banner(referral, classes=classes),
        "rows": _rows(concern),
        "form": take_over if may_act else None,
        "followed": follow_up_rows(concern),
        "may_follow_up": actor.role in policies.MAY_TAKE_OVER,
        "may_report": actor.role in policies.MAY_REPORT_CONCERN,
        "may_see": may_act and concern.seen_at is None,
        "numbers": selectors.numbers_to_call(referral),
        "case": "" if may_cover else _case(actor, concern),
        "may_cover": may_cover,
    }
    return audited_render(
        request,
        "referrals/concern_detail.html",
        context,
        people=[concern.person_id],
        shown=(classes & {"name", "birth_date", "nhs_number", "contact", "safe_contact"})
        | {"safeguarding"},
    )


def _case(actor: Actor, concern: Concern) -> str:
    is_lead = actor.role not in policies.MAY_RAISE_CONCERN
    return "" if is_lead else back_to(actor.role, concern.referral_id)


def _rows(concern: Concern) -> list[tuple[str, str]]:
    return [
        (_("About"), concern.get_kind_display()),
        *_if_said((_("Whom it is about"), _whom(concern))),
        (_("What worries them"), concern.what),
        *_if_said(
            (_("What the person wants"), concern.wishes),
            (_("Why act without their agreement"), concern.without_consent),
            (_("The council’s reference"), concern.council_reference),
        ),
        (_("Does the person know?"), concern.person_knows),
        (_("Spoke to"), _with(concern.spoke_to, dates.when(concern.spoke_at))),
        (_("Agreed"), concern.agreed),
        (_("Raised by"), _raised(concern)),
        (_("Owner"), concern.owner.name),
        *_if_said(
            (_("Passed to the next in line"), dates.when(concern.passed_on_at)),
            (_("Managers and lead told"), dates.when(concern.lead_told_at)),
        ),
        (_("Seen"), _by(concern.seen_by, dates.when(concern.seen_at))),
        (_("Taken over"), _by(concern.taken_over_by, dates.when(concern.taken_over_at))),
        (_("What was done"), concern.action_taken),
    ]


def _if_said(*rows: tuple[str, str]) -> list[tuple[str, str]]:
    return [row for row in rows if row[1]]


def _whom(concern: Concern) -> str:
    named = [concern.about_user, concern.about_organisation, concern.about_who]
    return ", ".join(str(one) for one in named if one)


def _raised(concern: Concern) -> str:
    when = dates.when(concern.raised_at)
    if concern.raised_by is None or concern.raised_by_organisation is None:
        return _with(concern.get_came_by_display(), when)
    who = f"{concern.raised_by.name}, {concern.raised_by_organisation.name}"
    return _with(who, when)


def _by(who: object | None, when: str) -> str:
    return _with(str(who), when) if who else _("Nobody yet")


def _with(who: str, when: str) -> str:
    return ", ".join(filter(None, [who, when]))
