"""The equality questions on somebody's own phone, after the second step of their link."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from linkworkers.models import About
from linkworkers.selectors import own_links as links
from linkworkers.services.equality_links import keep_own_answers
from linkworkers.views.own_link_open import PROVEN, PURPOSE, proven_key
from referrals import selectors as cases
from referrals.forms.equality_own import EqualityOwnForm
from spcore import private_links
from spcore.access import for_anybody


@for_anybody
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def equality_by_link(request: HttpRequest) -> HttpResponse:
    """Ask, show nothing that was said before, and thank them; the link is dead from then on."""
    now = timezone.now()
    key = proven_key(request, at=now)
    link = links.working_link(link_id=key, at=now, about=About.EQUALITY)
    if link is None:
        return redirect("linkworkers:own_link_prove")
    form = EqualityOwnForm(request.POST if request.method == "POST" else None)
    context = {
        "form": form,
        "crisis_lines": cases.CRISIS_LINES,
        "duty_phone": link.referral.scheme.duty_phone,
    }
    if form.is_valid():
        keep_own_answers(link_id=key, new=form.to_fields(), at=now)
        for purpose in (PURPOSE, PROVEN):
            private_links.forget(request, purpose=purpose)
        context["is_kept"] = True
    return render(request, "linkworkers/equality_by_link.html", context)
