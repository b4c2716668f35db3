"""Choosing one measure for the scheme."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from evaluation.measures import selectors, services
from evaluation.measures.forms.measure_edit import MeasureEditForm
from referrals import policies
from spcore.access import for_roles


@for_roles(*policies.MAY_SET_SCHEME)
@require_http_methods(["GET", "POST"])
def measure_edit(request: HttpRequest, family: str) -> HttpResponse:
    """Show a measure with its questions and source, and save whether and when it is asked."""
    offered = selectors.offered_for(actor=request.actor, family=family)
    instrument, choice = offered.instrument, offered.choice
    form = MeasureEditForm(
        request.POST if request.method == "POST" else None,
        instrument=instrument,
        saved={name: getattr(choice, name) for name in MeasureEditForm.base_fields},
    )
    if form.is_bound and form.is_valid():
        changed = form.changed(prefix=f"{instrument.name}: ")
        services.save_choice(
            new=form.choice(), changed=changed, actor=request.actor, at=timezone.now()
        )
        messages.success(request, _("Saved"))
        return redirect("measures:measure_list")
    context = {
        "form": form,
        "instrument": instrument,
        "questions": instrument.questions(),
        "rules": instrument.rules(),
    }
    return render(request, "measures/measure_edit.html", context)
