"""Putting a course on the scheme's list."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import policies
from linkworkers.forms.training_course_add import TrainingCourseAddForm
from linkworkers.services.training_courses import add_course
from spcore.access import for_roles


@for_roles(*policies.MAY_SET_RULES)
@require_http_methods(["GET", "POST"])
def training_course_add(request: HttpRequest) -> HttpResponse:
    """Ask what it is called and how long it holds."""
    form = TrainingCourseAddForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        add_course(fields=form.course(), actor=request.actor)
        messages.success(request, _("Added"))
        return redirect("linkworkers:training_course_list")
    return render(request, "linkworkers/training_course_add.html", {"form": form})
