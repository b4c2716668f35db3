"""Sending somebody the equality questions, to answer alone, by a private link; or ending it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from linkworkers.forms.shortlist_send import ShortlistSendForm
from linkworkers.models import About
from linkworkers.selectors import own_links as links
from linkworkers.services.own_links import end_links, promise_link
from linkworkers.views.framing import case_to_write, render_on_case
from referrals.policies import MAY_ASK_EQUALITY
from referrals.states import IN_HAND
from spcore.access import for_roles

SHOWN = frozenset({"equality", "safe_contact"})


@for_roles(*MAY_ASK_EQUALITY)
@require_http_methods(["GET", "POST"])
@sensitive_post_parameters("word")
def equality_send(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Ask how they open it and promise it; say why where no link may go, and end one that works."""
    now, actor, about = timezone.now(), request.actor, About.EQUALITY
    case = case_to_write(request, referral_id, "equality", at=now)
    if request.method == "POST" and request.POST.get("what") == "end":
        end_links(referral_id=referral_id, actor=actor, at=now, about=about)
        messages.success(request, _("The link works no more"))
        return redirect("linkworkers:case_detail", referral_id)
    form = ShortlistSendForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        word = form.word_chosen()
        promise_link(referral_id=referral_id, word=word, actor=actor, at=now, about=about)
        messages.success(request, _("The link goes out now. It works for seven days"))
        return redirect("linkworkers:case_detail", referral_id)
    context = {
        "form": form,
        "way": links.way_for(case.referral, at=now),
        "is_ready": case.referral.status in IN_HAND,
        "last": links.last_link_of(case.referral, about=about),
    }
    return render_on_case(request, "linkworkers/equality_send.html", case, context, shown=SHOWN)
