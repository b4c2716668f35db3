"""Addresses of the measures, below the case they belong to."""

from django.urls import path

from evaluation.measures.views.assessment_add import assessment_add
from evaluation.measures.views.assessment_list import assessment_list

app_name = "measures"
urlpatterns = [
    path("caseload/<uuid:referral_id>/wellbeing/", assessment_list, name="assessment_list"),
    path(
        "caseload/<uuid:referral_id>/wellbeing/<slug:occasion>/",
        assessment_add,
        name="assessment_add",
    ),
]
