"""A note saves itself while it is typed."""

from uuid import UUID

from django.http import HttpRequest, JsonResponse
from django.middleware.csrf import get_token
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import policies, services
from linkworkers.forms.contact_add import typed_of
from linkworkers.views.framing import case_to_write
from spcore.access import for_roles
from spcore.errors import Conflict
from spcore.keeping import is_of_another


@for_roles(*policies.MAY_RECORD)
@require_http_methods(["GET", "POST"])
def contact_autosave(request: HttpRequest, referral_id: UUID) -> JsonResponse:
    """
    Keep what stands in the form, and say when; by GET, give a page its present token.

    :raises Conflict: when another tab was faster, or somebody else signed in on this computer.
    """
    now = timezone.now()
    case_to_write(request, referral_id, "case_notes", at=now)
    if request.method == "GET":
        return JsonResponse({"token": get_token(request)})
    version = request.POST.get("version", "")
    if is_of_another(request) or not version.isdigit():
        raise Conflict(_("Somebody else was typing here. Load the page again"))
    draft = services.save_contact_draft(
        referral_id=referral_id,
        typed=typed_of(request.POST),
        version=int(version),
        actor=request.actor,
        at=now,
    )
    words = _("Saved %(at)s, not recorded yet") % {"at": timezone.localtime(now).strftime("%H:%M")}
    return JsonResponse({"version": draft.version, "words": words})
