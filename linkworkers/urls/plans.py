"""Addresses of plans: goals, steps, needs, and what is found for a person."""

from django.urls import path

from linkworkers.views.case_match import case_match
from linkworkers.views.equality_by_link import equality_by_link
from linkworkers.views.goal_add import goal_add
from linkworkers.views.goal_edit import goal_edit
from linkworkers.views.goal_share import goal_share
from linkworkers.views.holding_add import holding_add
from linkworkers.views.holding_list import holding_list
from linkworkers.views.holding_print import holding_print
from linkworkers.views.holding_settle import holding_settle
from linkworkers.views.match_choose import match_choose
from linkworkers.views.match_points_edit import match_points_edit
from linkworkers.views.needs_picture_add import needs_picture_add
from linkworkers.views.needs_picture_edit import needs_picture_edit
from linkworkers.views.needs_picture_list import needs_picture_list
from linkworkers.views.onward_goals import onward_goals
from linkworkers.views.onward_slip import onward_slip
from linkworkers.views.own_link_again import own_link_again
from linkworkers.views.own_link_code import own_link_code
from linkworkers.views.own_link_open import own_link_open
from linkworkers.views.own_link_prove import own_link_prove
from linkworkers.views.own_link_send import own_link_send
from linkworkers.views.plan_action_add import plan_action_add
from linkworkers.views.plan_action_edit import plan_action_edit
from linkworkers.views.plan_action_settle import plan_action_settle
from linkworkers.views.plan_agree import plan_agree
from linkworkers.views.plan_detail import plan_detail
from linkworkers.views.plan_edit import plan_edit
from linkworkers.views.plan_pdf import plan_pdf
from linkworkers.views.plan_print import plan_print
from linkworkers.views.plan_steps_add import plan_steps_add
from linkworkers.views.plan_version import plan_version
from linkworkers.views.plan_version_undo import plan_version_undo
from linkworkers.views.shared_goals import shared_goals
from linkworkers.views.shortlist_add import shortlist_add
from linkworkers.views.shortlist_by_link import shortlist_by_link
from linkworkers.views.shortlist_list import shortlist_list
from linkworkers.views.shortlist_pdf import shortlist_pdf
from linkworkers.views.shortlist_print import shortlist_print
from linkworkers.views.shortlist_settle import shortlist_settle
from linkworkers.views.shortlist_wish import shortlist_wish
from linkworkers.views.trip_list import trip_list
from linkworkers.views.trip_settle import trip_settle
from linkworkers.views.unknown_text_settle import unknown_text_settle
from linkworkers.views.unmet_need_add import unmet_need_add
from linkworkers.views.unmet_need_withdraw import unmet_need_withdraw
from linkworkers.views.wishes_edit import wishes_edit

CASE = "caseload/<uuid:referral_id>/"
PLAN, ACTION = f"{CASE}plan/", "plan-steps/<uuid:plan_action_id>/"
VERSION = "plans/<uuid:plan_version_id>/"
urlpatterns = [
    path(f"{CASE}goals/add/", goal_add, name="goal_add"),
    path("goals/<uuid:goal_id>/", goal_edit, name="goal_edit"),
    path("referrals/<uuid:referral_id>/goals/", shared_goals, name="shared_goals"),
    path("onward/<uuid:onward_id>/slip/", onward_slip, name="onward_slip"),
    path("onward/<uuid:onward_id>/goals/", onward_goals, name="onward_goals"),
    path("goals/<uuid:goal_id>/share/", goal_share, name="goal_share"),
    path("goals/<uuid:goal_id>/next/", plan_action_add, name="plan_action_add"),
    path("goals/<uuid:goal_id>/steps/", plan_steps_add, name="plan_steps_add"),
    path(ACTION, plan_action_edit, name="plan_action_edit"),
    path(f"{ACTION}how/", plan_action_settle, name="plan_action_settle"),
    path(PLAN, plan_detail, name="plan_detail"),
    path(f"{PLAN}about/", plan_edit, name="plan_edit"),
    path(f"{PLAN}agree/", plan_agree, name="plan_agree"),
    path(f"{PLAN}print/", plan_print, name="plan_print"),
    path(f"{CASE}plan.pdf", plan_pdf, name="plan_pdf"),
    path(VERSION, plan_version, name="plan_version"),
    path(f"{VERSION}undo/", plan_version_undo, name="plan_version_undo"),
    path(f"{CASE}needs/", needs_picture_list, name="needs_picture_list"),
    path(f"{CASE}needs/ask/", needs_picture_add, name="needs_picture_add"),
    path("needs/<uuid:picture_id>/", needs_picture_edit, name="needs_picture_edit"),
    path(f"{CASE}meanwhile/", holding_list, name="holding_list"),
    path(f"{CASE}meanwhile/print/", holding_print, name="holding_print"),
    path(f"{CASE}meanwhile/<uuid:service_id>/", holding_add, name="holding_add"),
    path("meanwhile/<uuid:holding_id>/", holding_settle, name="holding_settle"),
    path(f"{CASE}match/", case_match, name="case_match"),
    path(f"{CASE}match/<uuid:service_id>/", match_choose, name="match_choose"),
    path("scheme/matching/", match_points_edit, name="match_points_edit"),
    path(f"{CASE}shortlist/", shortlist_list, name="shortlist_list"),
    path(f"{CASE}shortlist/print/", shortlist_print, name="shortlist_print"),
    path(f"{CASE}shortlist.pdf", shortlist_pdf, name="shortlist_pdf"),
    path(f"{CASE}shortlist/<uuid:service_id>/", shortlist_add, name="shortlist_add"),
    path("shortlists/<uuid:shortlisted_id>/", shortlist_settle, name="shortlist_settle"),
    path(f"{CASE}links/<slug:about>/", own_link_send, name="own_link_send"),
    # These stand in messages that were sent: their addresses say nothing of what they open.
    path("choices/", own_link_prove, name="own_link_prove"),
    path("choices/list/", shortlist_by_link, name="shortlist_by_link"),
    path("choices/again/", own_link_again, name="own_link_again"),
    path("choices/code/", own_link_code, name="own_link_code"),
    path("choices/questions/", equality_by_link, name="equality_by_link"),
    path("choices/say/<uuid:shortlisted_id>/", shortlist_wish, name="shortlist_wish"),
    path("choices/<str:token>/", own_link_open, name="own_link_open"),
    path(f"{CASE}trips/", trip_list, name="trip_list"),
    path("trips/<uuid:trip_id>/", trip_settle, name="trip_settle"),
    path("texts/<uuid:unknown_text_id>/", unknown_text_settle, name="unknown_text_settle"),
    path(f"{CASE}wishes/", wishes_edit, name="wishes_edit"),
    path(f"{CASE}unmet-needs/", unmet_need_add, name="unmet_need_add"),
    path("unmet-needs/<uuid:unmet_need_id>/", unmet_need_withdraw, name="unmet_need_withdraw"),
]
