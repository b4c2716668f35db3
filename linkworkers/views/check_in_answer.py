"""How somebody is who waits: one question on their own phone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from linkworkers.forms.check_in_answer import CheckInAnswerForm
from linkworkers.models import HowIs
from linkworkers.selectors import check_ins
from linkworkers.services import reminders as services
from linkworkers.views.check_in_open import PURPOSE
from referrals import selectors as cases
from referrals.selectors import ways_in
from spcore import private_links
from spcore.access import for_anybody


@for_anybody
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def check_in_answer(request: HttpRequest) -> HttpResponse:
    """Ask, and thank; nothing about the person stands here, and who reads it when is said."""
    now = timezone.now()
    key = private_links.remembered(request, purpose=PURPOSE, at=now)
    check_in = check_ins.working_check_in(check_in_id=key, at=now)
    if check_in is None:
        context = {"crisis_lines": cases.CRISIS_LINES}
        return render(request, "linkworkers/check_in_dead.html", context, status=404)
    form = CheckInAnswerForm(request.POST if request.method == "POST" else None)
    scheme = check_in.referral.scheme
    context = {
        "form": form,
        "reading": ways_in.reading_of(scheme, at=now),
        "crisis_lines": cases.CRISIS_LINES,
        "duty_phone": scheme.duty_phone,
    }
    if not form.is_valid():
        return render(request, "linkworkers/check_in_answer.html", context)
    typed = form.cleaned_data
    is_owned = services.answer_check_in(
        check_in_id=check_in.pk,
        how=HowIs(typed["how"]),
        words=typed["words"],
        wants_offers=typed["wants_offers"],
        at=now,
    )
    private_links.forget(request, purpose=PURPOSE)
    context |= {
        "how": typed["how"],
        "wants_offers": typed["wants_offers"],
        "is_read_now": is_owned is not None,
        "is_owned": is_owned,
    }
    return render(request, "linkworkers/check_in_thanks.html", context)
