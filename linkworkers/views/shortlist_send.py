"""Sending somebody a private link to their shortlist, or ending it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from linkworkers import policies
from linkworkers.forms.shortlist_send import ShortlistSendForm
from linkworkers.models import About
from linkworkers.selectors import own_links as links
from linkworkers.services.own_links import end_links, promise_link
from linkworkers.views.framing import case_to_write, render_on_case
from referrals.states import IN_HAND
from spcore.access import for_roles

SHOWN = frozenset({"organisations", "safe_contact"})


@for_roles(*policies.MAY_RECORD)
@require_http_methods(["GET", "POST"])
@sensitive_post_parameters("word")
def shortlist_send(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Ask how they open it and promise it; say why where no link may go, and end one that works."""
    now = timezone.now()
    case = case_to_write(request, referral_id, "organisations", at=now)
    if request.method == "POST" and request.POST.get("what") == "end":
        end_links(referral_id=referral_id, actor=request.actor, at=now)
        messages.success(request, _("The link works no more"))
        return redirect("linkworkers:shortlist_list", referral_id)
    form = ShortlistSendForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        word = form.word_chosen()
        promise_link(referral_id=referral_id, word=word, actor=request.actor, at=now)
        messages.success(request, _("The link goes out now. It works for seven days"))
        return redirect("linkworkers:shortlist_list", referral_id)
    is_ready = case.referral.status in IN_HAND and bool(links.choices_of(case.referral))
    context = {
        "form": form,
        "way": links.way_for(case.referral, at=now),
        "is_ready": is_ready,
        "last": links.last_link_of(case.referral, about=About.SHORTLIST),
    }
    return render_on_case(request, "linkworkers/shortlist_send.html", case, context, shown=SHOWN)
