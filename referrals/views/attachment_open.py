"""One file of a referral, handed out to be saved and never shown inside our pages."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from referrals import policies, selectors
from spcore import audit
from spcore.access import for_roles
from spcore.files.kinds import FileKind


@for_roles(*policies.MAY_OPEN_FILES)
@require_safe
def attachment_open(request: HttpRequest, attachment_id: UUID) -> HttpResponse:
    """Hand the file out as a download under a name of ours, after one entry in the trail."""
    actor = request.actor  # type: ignore[attr-defined]
    file = selectors.attachment_for(actor=actor, attachment_id=attachment_id, at=timezone.now())
    content = selectors.content_of(file)
    audit.record(
        actor=actor,
        action=audit.Action.READ,
        label="referrals:attachment_open",
        people=[file.case.person_id],
        shown=["background"],
        object_id=file.pk,
        source=audit.source_of(request),
    )
    kind = FileKind(file.content_type)
    response = HttpResponse(content, content_type=kind.value)
    name = f"{file.case.reference}-{str(file.pk)[:8]}.{kind.ending}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'; sandbox"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["X-Content-Type-Options"] = "nosniff"
    return response
