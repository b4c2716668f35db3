"""The practice's list as a file, after the password again: it names many people at once."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from referrals import policies, selectors
from referrals.forms.referral_export import ReferralExportForm
from referrals.forms.referral_list import ReferralFilterForm
from referrals.selectors import Made
from referrals.selectors import made as made_lists
from referrals.services.undeciding import see_decisions
from referrals.states import Outcome
from spcore import audit
from spcore.access import for_roles
from spcore.accounts.actor import Actor
from spcore.accounts.confirming import confirm_first
from spcore.loading import writing
from spcore.nhs_number import format_nhs_number
from spcore.ui.dates import day

SHOWN = ["name", "birth_date", "nhs_number", "status", "organisations"]


@for_roles(*policies.MAY_EXPORT)
@confirm_first
@require_http_methods(["GET", "POST"])
def referral_export(request: HttpRequest) -> HttpResponse:
    """Say what the file would hold; on POST, send it."""
    actor, now = request.actor, timezone.now()
    narrow = ReferralFilterForm(
        request.GET, referrers=made_lists.referrers_of(actor=actor), is_practice=True
    )
    form = ReferralExportForm(request.POST if request.method == "POST" else None)
    wanted = narrow.wanted()
    if form.is_bound and form.is_valid():
        rows = made_lists.referrals_to_export(actor=actor, wanted=wanted, at=now)
        see_decisions(rows, at=now)
        audit.record(
            actor=actor,
            action=audit.Action.EXPORT,
            people=[row.person_id for row in rows],
            shown=SHOWN,
            label="referrals:referral_export",
            source=audit.source_of(request),
        )
        return _file(form.cleaned_data["kind"], rows, actor, now)
    number = made_lists.number_made(actor=actor, wanted=wanted, at=now)
    context = {"form": form, "number": number, "is_narrowed": bool(narrow.query())}
    return render(request, "referrals/referral_export.html", context)


def _file(kind: str, rows: list[Made], actor: Actor, now: datetime) -> HttpResponse:
    headings = [
        *(_("Reference"), _("Name"), _("Born"), _("NHS number"), _("Where it is")),
        *(_("How it ended"), _("Sent"), _("Accepted"), _("First contact"), _("First real help")),
        *(_("Over"), _("Referred by"), _("Team"), _("Whose move"), _("Action for the practice")),
        *(_("In two lines"), _("By when"), _("How far they came with services")),
    ]
    lines = [_line(made, actor, now) for made in rows]
    if kind == "csv":
        response = HttpResponse(writing.as_csv(headings, lines), content_type=writing.CSV)
    else:
        content = writing.as_workbook(_("Referrals"), headings, lines)
        response = HttpResponse(content, content_type=writing.XLSX)
    response["Content-Disposition"] = f'attachment; filename="referrals-{now:%Y-%m-%d}.{kind}"'
    return response


def _line(made: Made, actor: Actor, now: datetime) -> list[str]:
    words = selectors.made_words(made, at=now)
    shows_outcome = made.outcome and not made.is_codes_only
    return [
        made.reference,
        made.name,
        day(made.born),
        format_nhs_number(made.nhs_number),
        str(selectors.status_words(actor, made.status)),
        str(Outcome(made.outcome).label) if shows_outcome else "",
        *(day(at) for at in (made.submitted_at, made.accepted_at, made.first_contact_at)),
        *(day(at) for at in (made.first_help_at, made.closed_at)),
        made.referrer,
        made.team,
        words.whose_move,
        words.action,
        " ".join(words.lines),
        words.due,
        words.services,
    ]
