"""Taking an allocation of several people back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from linkworkers import policies, services
from linkworkers.forms.referral_allocate_many import chosen_ids
from linkworkers.views.referral_allocate_many import show_verdicts
from referrals.selectors import triage
from spcore.access import for_roles


@for_roles(*policies.MAY_ALLOCATE)
@require_POST
def referral_allocate_undo(request: HttpRequest) -> HttpResponse:
    """Put those back in the queue whom nobody has contacted yet."""
    now, actor = timezone.now(), request.actor
    ids = chosen_ids(request.POST.getlist("referral"))
    people = triage.to_allocate(actor=actor, referral_ids=ids, at=now)
    if not people:
        return redirect(f"{reverse('referrals:triage_list')}?show=allocate")
    verdicts = services.return_many(referral_ids=ids, actor=actor, at=now)
    return show_verdicts(request, people, verdicts, {"is_undone": True})
