"""A service's yes, not yet, or no, straight from its email."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from referrals import policies
from referrals.forms.inbox_answer import InboxAnswerForm
from referrals.models import OnwardReferral
from referrals.onward_states import Action
from referrals.selectors import answer_links
from referrals.services import answer_links as services
from referrals.views.answer_open import PURPOSE
from spcore import private_links
from spcore.access import for_anybody
from spcore.responses import audited_render


@for_anybody
@never_cache
@require_http_methods(["GET", "POST"])
def answer_by_link(request: HttpRequest) -> HttpResponse:
    """Show what is needed to decide, without a name; record the answer, and say what comes next."""
    now = timezone.now()
    key = private_links.remembered(request, purpose=PURPOSE, at=now)
    onward = answer_links.answerable(onward_id=key, at=now)
    if onward is None:
        return render(request, "referrals/answer_link_dead.html", status=404)
    form = _form(request, onward)
    if not form.is_valid():
        return _show(request, onward, {"form": form})
    answer = form.to_answer()
    services.answer_by_link(onward_id=onward.pk, answer=answer, at=now)
    if answer.action != Action.PUT_ON_LIST:
        private_links.forget(request, purpose=PURPOSE)
    return _show(request, onward, {"answered": answer.action.value})


def _form(request: HttpRequest, onward: OnwardReferral) -> InboxAnswerForm:
    actor = answer_links.service_of_link(onward)
    return InboxAnswerForm(
        request.POST if request.method == "POST" else None,
        actions=policies.allowed_onward(actor, onward),
        initial={"version": onward.version},
        by_link=True,
    )


def _show(request: HttpRequest, onward: OnwardReferral, more: dict[str, object]) -> HttpResponse:
    on = timezone.localdate()
    context = {
        "rows": answer_links.link_rows(onward, on=on),
        "ask": answer_links.ask_words(onward),
        "onward": onward,
        **more,
    }
    return audited_render(
        request,
        "referrals/answer_by_link.html",
        context,
        people=[onward.referral.person_id],
        shown=answer_links.SHOWN,
        actor=answer_links.service_of_link(onward),
    )
