"""Addresses of the community investment fund."""

from django.urls import path

from evaluation.fund.views.application_add import application_add
from evaluation.fund.views.application_compare import application_compare
from evaluation.fund.views.application_decide import application_decide
from evaluation.fund.views.application_detail import application_detail
from evaluation.fund.views.application_edit import application_edit
from evaluation.fund.views.application_list import application_list
from evaluation.fund.views.application_move import application_move
from evaluation.fund.views.application_send import application_send
from evaluation.fund.views.application_undecide import application_undecide
from evaluation.fund.views.award_detail import award_detail
from evaluation.fund.views.award_export import award_export
from evaluation.fund.views.award_list import award_list
from evaluation.fund.views.award_move import award_move
from evaluation.fund.views.award_report import award_report
from evaluation.fund.views.criteria_edit import criteria_edit
from evaluation.fund.views.instalment_pay import instalment_pay
from evaluation.fund.views.interest_edit import interest_edit
from evaluation.fund.views.panel_edit import panel_edit
from evaluation.fund.views.panel_list import panel_list
from evaluation.fund.views.report_decide import report_decide
from evaluation.fund.views.report_return import report_return
from evaluation.fund.views.round_add import round_add
from evaluation.fund.views.round_detail import round_detail
from evaluation.fund.views.round_edit import round_edit
from evaluation.fund.views.round_list import round_list
from evaluation.fund.views.round_move import round_move
from evaluation.fund.views.score_edit import score_edit
from evaluation.fund.views.seat_remove import seat_remove
from evaluation.fund.views.sitemap import sitemap

ROUND = "fund/rounds/<uuid:round_id>/"
APPLICATION = "fund/applications/<uuid:application_id>/"
AWARD = "fund/awards/<uuid:award_id>/"
app_name = "fund"
urlpatterns = [
    path("fund/", round_list, name="round_list"),
    path("fund/sitemap.xml", sitemap, name="sitemap"),
    path("fund/rounds/add/", round_add, name="round_add"),
    path(ROUND, round_detail, name="round_detail"),
    path(f"{ROUND}edit/", round_edit, name="round_edit"),
    path(f"{ROUND}criteria/", criteria_edit, name="criteria_edit"),
    path(f"{ROUND}panel/", panel_edit, name="panel_edit"),
    path(f"{ROUND}apply/", application_add, name="application_add"),
    path(f"{ROUND}compare/", application_compare, name="application_compare"),
    path(f"{ROUND}interests/", interest_edit, name="interest_edit"),
    path(f"{ROUND}do/<slug:round_action>/", round_move, name="round_move"),
    path("fund/seats/<uuid:panel_seat_id>/remove/", seat_remove, name="seat_remove"),
    path("fund/panel/", panel_list, name="panel_list"),
    path("fund/applications/", application_list, name="application_list"),
    path(APPLICATION, application_detail, name="application_detail"),
    path(f"{APPLICATION}edit/", application_edit, name="application_edit"),
    path(f"{APPLICATION}send/", application_send, name="application_send"),
    path(f"{APPLICATION}score/", score_edit, name="score_edit"),
    path(f"{APPLICATION}decide/", application_decide, name="application_decide"),
    path(f"{APPLICATION}undecide/", application_undecide, name="application_undecide"),
    path(f"{APPLICATION}do/<slug:application_action>/", application_move, name="application_move"),
    path("fund/awards/", award_list, name="award_list"),
    path("fund/awards.csv", award_export, name="award_export"),
    path(AWARD, award_detail, name="award_detail"),
    path(f"{AWARD}do/<slug:award_action>/", award_move, name="award_move"),
    path(f"{AWARD}report/<int:year>/", award_report, name="award_report"),
    path("fund/instalments/<uuid:instalment_id>/", instalment_pay, name="instalment_pay"),
    path("fund/reports/<uuid:report_id>/", report_decide, name="report_decide"),
    path("fund/reports/<uuid:report_id>/return/", report_return, name="report_return"),
]
