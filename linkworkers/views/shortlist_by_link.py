"""What a private link opens on somebody's own phone: first the second step, then the list."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from linkworkers.forms.shortlist_by_link import ShortlistProofForm
from linkworkers.models import About, OwnLink, Wish
from linkworkers.selectors import own_links as links
from linkworkers.services.own_links import is_proven
from linkworkers.views.shortlist_link_open import PROVEN, PURPOSE
from referrals import selectors as cases
from referrals.selectors import ways_in
from spcore import private_links
from spcore.access import for_anybody


@for_anybody
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def shortlist_by_link(request: HttpRequest) -> HttpResponse:
    """Ask for the word or the code; who has given it goes on to what the link is about."""
    now = timezone.now()
    key = private_links.remembered(request, purpose=PURPOSE, at=now)
    link = links.working_link(link_id=key, at=now)
    if link is None:
        context = {"crisis_lines": cases.CRISIS_LINES}
        return render(request, "linkworkers/shortlist_dead.html", context, status=404)
    if private_links.remembered(request, purpose=PROVEN, at=now) == str(link.pk):
        if link.about == About.EQUALITY:
            return redirect("linkworkers:equality_by_link")
        return render(request, "linkworkers/shortlist_by_link.html", _context(link, now))
    form = ShortlistProofForm(
        request.POST if request.method == "POST" else None, has_word=bool(link.word_hash)
    )
    if form.is_valid():
        if is_proven(link_id=link.pk, answer=form.cleaned_data["answer"], at=now):
            private_links.remember(request, purpose=PROVEN, key=str(link.pk), at=now)
            return redirect("linkworkers:shortlist_by_link")
        if links.working_link(link_id=key, at=now) is None:
            return redirect("linkworkers:shortlist_by_link")
        form.add_error("answer", _("That is not it. After five wrong ones the link works no more"))
    context = {"form": form, "link": link, "is_code_sent": link.code_asked_at is not None}
    return render(request, "linkworkers/shortlist_proof.html", context)


def _context(link: OwnLink, now: datetime) -> dict[str, object]:
    scheme = link.referral.scheme
    return {
        "choices": links.choices_of(link.referral),
        "wishes": Wish.choices,
        "reading": ways_in.reading_of(scheme, at=now),
        "crisis_lines": cases.CRISIS_LINES,
        "duty_phone": scheme.duty_phone,
    }
