"""A group's register: who came, typed in one go, or by one tap where everybody did."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from referrals import policies
from referrals.forms.groups import RegisterForm
from referrals.selectors import groups
from referrals.services import groups as services
from spcore.access import for_roles
from spcore.responses import audited_render


@for_roles(*policies.MAY_RECEIVE)
@require_http_methods(["GET", "POST"])
def group_register(request: HttpRequest, group_id: UUID) -> HttpResponse:
    """Show who holds a place with what was said of today, and keep the register."""
    now, actor = timezone.now(), request.actor
    on = timezone.localdate(now)
    group = groups.group_for(actor=actor, group_id=group_id)
    members = groups.members(actor=actor, group=group, on=on)
    form = RegisterForm(
        request.POST if request.method == "POST" else None,
        members=members,
        initial={"on": on, "without": groups.without_referral(group=group, on=on)},
    )
    if form.is_valid():
        meeting = form.meeting(everybody="everybody" in request.POST)
        services.keep_register(group_id=group_id, meeting=meeting, actor=actor, at=now)
        messages.success(request, _("Kept. Link workers see who came and who did not"))
        return redirect("referrals:group_detail", group_id)
    people = [member.person_id for member in members]
    shown = ["name", "status"] if people else []
    context = {"group": group, "form": form, "members": members}
    return audited_render(
        request, "referrals/group_register.html", context, people=people, shown=shown
    )
