"""The clinical codes this service knows, and which of them it writes."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from referrals import policies
from referrals.models import ClinicalCode
from referrals.selectors.codes import clinical_codes
from spcore.access import for_roles
from spcore.ui.dates import day
from spcore.ui.statuses import tag_html


@for_roles(*policies.MAY_SET_CODES)
@require_safe
def clinical_code_list(request: HttpRequest) -> HttpResponse:
    """List the codes: those the service writes, then the rest."""
    rows = [_row(code) for code in clinical_codes()]
    context = {
        "written": [row for row in rows if row["use"]],
        "others": [row for row in rows if not row["use"]],
    }
    return render(request, "referrals/clinical_code_list.html", context)


def _row(code: ClinicalCode) -> dict[str, Any]:
    if code.verified_on:
        tag = tag_html(_("Looked up %s") % day(code.verified_on), "green")
    else:
        tag = tag_html(_("Nobody has looked it up: not written"), "yellow")
    return {
        "code": code.code,
        "display": code.display,
        "use": code.get_use_display() if code.use else "",
        "note": code.note,
        "source": code.source,
        "tag": tag,
        "url": reverse("referrals:clinical_code_edit", args=[code.pk]),
    }
