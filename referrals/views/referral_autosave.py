"""A draft saves itself while it is typed: the form's own words, by the same rule as its button."""

from uuid import UUID

from django.http import HttpRequest, JsonResponse
from django.middleware.csrf import get_token
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from referrals import policies, selectors, services
from referrals.forms.referral_edit import ReferralEditForm
from referrals.selectors import drafting
from spcore.access import for_roles
from spcore.errors import Conflict
from spcore.keeping import is_of_another


@for_roles(*policies.MAY_REFER)
@require_http_methods(["GET", "POST"])
def referral_autosave(request: HttpRequest, referral_id: UUID) -> JsonResponse:
    """
    Save what is in the right form so far, and say when; by GET, give a page its present token.

    The person's agreements are left out: they are recorded when somebody presses a button.
    :raises Conflict: when somebody else has changed the draft since the page was opened.
    """
    now = timezone.now()
    referral = drafting.draft_for(actor=request.actor, referral_id=referral_id, at=now)
    policies.check_edit(request.actor, referral)
    if request.method == "GET":
        return JsonResponse({"token": get_token(request)})
    if is_of_another(request):  # another signed in on this computer; the words are not theirs
        raise Conflict(_("Somebody else was typing here. Load the page again"))
    typed = request.POST.copy()
    typed["draft"] = "1"
    form = ReferralEditForm(
        typed,
        referral=referral,
        answers={},
        hidden=selectors.withheld(actor=request.actor, referral=referral, at=now),
        role=request.actor.role,
    )
    form.full_clean()
    version = form.cleaned_data.get("version")
    if version is None:
        raise Conflict(_("The page does not say which version it shows. Load it again"))
    later = drafting.unread_once_saved(actor=request.actor, referral=referral, at=now)
    saved = services.save_draft(
        referral_id=referral.pk,
        changes=form.words_alone(but=later),
        version=version,
        actor=request.actor,
        at=now,
    )
    return JsonResponse(
        {
            "version": saved.version,
            "words": _words(form, later),
        }
    )


def _words(form: ReferralEditForm, later: frozenset[str]) -> str:
    """Return "Saved 14:32", and what was not saved: in the wrong form, or left to the button."""
    said = _("Saved %(at)s") % {"at": timezone.localtime().strftime("%H:%M")}
    left = [*form.errors, *(name for name in form.fields if name in later & form.typed_names)]
    wrong = [str(form.fields[name].label) for name in left if name in form.fields]
    if not wrong:
        return said
    return _("%(said)s, but not yet: %(wrong)s") % {"said": said, "wrong": "; ".join(wrong)}
