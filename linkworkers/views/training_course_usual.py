"""Beginning with the usual list of training."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from linkworkers import policies
from linkworkers.services.training_courses import add_usual_courses
from spcore.access import for_roles


@for_roles(*policies.MAY_SET_RULES)
@require_POST
def training_course_usual(request: HttpRequest) -> HttpResponse:
    """Add what is not there yet."""
    number = add_usual_courses(actor=request.actor)
    text = ngettext("%(n)d course added", "%(n)d courses added", number)
    messages.success(request, text % {"n": number})
    return redirect("linkworkers:training_course_list")
