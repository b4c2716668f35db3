"""The scheme's list of training."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from linkworkers import policies
from linkworkers.selectors import training
from spcore.access import for_roles


@for_roles(*policies.MAY_SET_RULES)
@require_safe
def training_course_list(request: HttpRequest) -> HttpResponse:
    """List what every link worker must have, then the rest."""
    context = {"courses": training.courses_of(actor=request.actor)}
    return render(request, "linkworkers/training_course_list.html", context)
