"""Changing a course of the scheme's list."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import policies
from linkworkers.forms.training_course_edit import TrainingCourseEditForm, saved_of
from linkworkers.selectors import training
from linkworkers.services.training_courses import edit_course
from spcore.access import for_roles


@for_roles(*policies.MAY_SET_RULES)
@require_http_methods(["GET", "POST"])
def training_course_edit(request: HttpRequest, course_id: UUID) -> HttpResponse:
    """Show it; a version that is older than the saved one shows both."""
    course = training.course_for(actor=request.actor, course_id=course_id)
    form = TrainingCourseEditForm(
        request.POST if request.method == "POST" else None,
        saved=saved_of(course),
        current=course.version,
    )
    if form.is_valid():
        edit_course(
            course_id=course.pk,
            fields=form.course(),
            version=form.cleaned_data["version"],
            actor=request.actor,
        )
        messages.success(request, _("Saved"))
        return redirect("linkworkers:training_course_list")
    return render(request, "linkworkers/training_course_edit.html", {"form": form})
