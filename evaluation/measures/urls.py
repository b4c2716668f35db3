"""Addresses of the measures: the scheme's choice, and those below the case they belong to."""

from django.urls import path

from evaluation.measures.views.afterwards_detail import afterwards_detail
from evaluation.measures.views.asking_add import asking_add
from evaluation.measures.views.asking_again import asking_again
from evaluation.measures.views.asking_answer import asking_answer
from evaluation.measures.views.asking_open import asking_open
from evaluation.measures.views.asking_stop import asking_stop
from evaluation.measures.views.assessment_add import assessment_add
from evaluation.measures.views.assessment_edit import assessment_edit
from evaluation.measures.views.assessment_list import assessment_list
from evaluation.measures.views.assessment_next import assessment_next
from evaluation.measures.views.assessment_paper import assessment_paper
from evaluation.measures.views.funding_ending import funding_ending
from evaluation.measures.views.impact_sheet import impact_sheet
from evaluation.measures.views.measure_edit import measure_edit
from evaluation.measures.views.measure_list import measure_list
from evaluation.measures.views.people_sent import people_sent

CASE = "caseload/<uuid:referral_id>/wellbeing/"
app_name = "measures"
urlpatterns = [
    path("money-that-ends/", funding_ending, name="funding_ending"),
    path("people-sent/", people_sent, name="people_sent"),
    path("impact/", impact_sheet, name="impact_sheet"),
    path("scheme/measures/", measure_list, name="measure_list"),
    path("scheme/measures/<slug:family>/", measure_edit, name="measure_edit"),
    path("wellbeing/<uuid:assessment_id>/", assessment_edit, name="assessment_edit"),
    path("questions/", asking_answer, name="asking_answer"),
    path("questions/again/", asking_again, name="asking_again"),
    path("questions/stop/", asking_stop, name="asking_stop"),
    path("questions/<str:token>/", asking_open, name="asking_open"),
    path(f"{CASE}link/", asking_add, name="asking_add"),
    path(f"{CASE}afterwards/", afterwards_detail, name="afterwards_detail"),
    path(CASE, assessment_list, name="assessment_list"),
    path(f"{CASE}<slug:occasion>/", assessment_next, name="assessment_next"),
    path(f"{CASE}<slug:family>/paper/", assessment_paper, name="assessment_paper"),
    path(f"{CASE}<slug:family>/<slug:occasion>/", assessment_add, name="assessment_add"),
]
