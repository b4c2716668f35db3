"""Whether two people must go to somebody."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linkworkers import policies
from linkworkers.services.lone_visits import set_visit_rule
from spcore.access import for_roles


@for_roles(*policies.MAY_CLOSE)
@require_POST
def visit_rule_set(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Set or lift the rule, by one tap; it stands on the case from then on."""
    needs_two = request.POST.get("needs_two") == "yes"
    set_visit_rule(
        referral_id=referral_id, needs_two=needs_two, actor=request.actor, at=timezone.now()
    )
    text = _("Two people must go from now on") if needs_two else _("One person may go")
    messages.success(request, text)
    return redirect("linkworkers:visit_start", referral_id)
