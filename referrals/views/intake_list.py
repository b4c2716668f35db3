"""The practice's intake: PDF files out of its GP system, each to become a referral."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from referrals import policies, selectors, services
from referrals.forms.attachments import sorted_files
from referrals.forms.intake_list import ALLOWED, IntakeListForm
from referrals.models import Attachment
from referrals.views.reading import read_today
from spcore.access import for_roles
from spcore.accounts.actor import Actor
from spcore.responses import audited_render
from spcore.ui.dates import day


@for_roles(*policies.MAY_TAKE_IN)
@require_http_methods(["GET", "POST"])
def intake_list(request: HttpRequest) -> HttpResponse:
    """Take files in and list what waits; a file that is refused is named, the others are kept."""
    actor = request.actor  # type: ignore[attr-defined]
    practices = selectors.intake_practices(actor=actor)
    is_sent = request.method == "POST"
    form = IntakeListForm(
        request.POST if is_sent else None, request.FILES if is_sent else None, practices=practices
    )
    refused: list[tuple[str, str]] = []
    if form.is_bound and form.is_valid():
        kept, refused = _take_in(request, form)
        if len(kept) == 1 and not refused and actor.role in policies.MAY_CHECK_INTAKE:
            return redirect("referrals:intake_check", kept[0].pk)
        if kept:
            messages.success(request, _told(actor, kept))
        if not refused:
            return redirect("referrals:intake_list")
        form = IntakeListForm(practices=practices)
    waiting = selectors.intake_of(actor=actor)
    context = {
        "form": form,
        "refused": refused,
        "rows": [_row(file) for file in waiting],
        "is_checker": actor.role in policies.MAY_CHECK_INTAKE,
    }
    shown = ["background"] if waiting else []
    return audited_render(request, "referrals/intake_list.html", context, people=[], shown=shown)


def _take_in(
    request: HttpRequest, form: IntakeListForm
) -> tuple[list[Attachment], list[tuple[str, str]]]:
    files, refused = sorted_files(form.cleaned_data["files"], ALLOWED)
    taken = services.take_in(
        files=files,
        practice_id=form.practice_id(),
        actor=request.actor,  # type: ignore[attr-defined]
        at=timezone.now(),
    )
    return taken.kept, refused + taken.refused


def _told(actor: Actor, kept: list[Attachment]) -> str:
    number = len(kept)
    if actor.role in policies.MAY_CHECK_INTAKE:
        return ngettext("%d file taken in", "%d files taken in", number) % number
    words = ngettext(
        "%d file passed to the practice's intake",
        "%d files passed to the practice's intake",
        number,
    )
    return words % number


def _row(file: Attachment) -> dict[str, Any]:
    """Return a row: who it seems to be about, or that there is no text."""
    text: str = file.beginning  # type: ignore[attr-defined]
    reading = read_today(text)
    name = f"{reading.value('given_name')} {reading.value('family_name')}".strip()
    born = reading.found.get("birth_date")
    return {
        "id": file.pk,
        "name": file.name,
        "about": name,
        "born": day(born.value) if born else "",  # type: ignore[arg-type]
        "has_text": bool(text),
        "by": file.added_by.name,
        "at": file.added_at,
    }
