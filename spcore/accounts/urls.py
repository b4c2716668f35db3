"""Signing in, acting as, and the pages about colleagues."""

from django.urls import path

from spcore.accounts.views.acting_as import acting_as
from spcore.accounts.views.approver_choose import approver_choose
from spcore.accounts.views.colleague_detail import colleague_detail
from spcore.accounts.views.colleague_disable import colleague_disable
from spcore.accounts.views.colleague_enable import colleague_enable
from spcore.accounts.views.colleague_invite import colleague_invite
from spcore.accounts.views.colleague_list import colleague_list
from spcore.accounts.views.colleague_role_add import colleague_role_add
from spcore.accounts.views.colleague_role_end import colleague_role_end
from spcore.accounts.views.colleague_second_factor_reset import colleague_second_factor_reset
from spcore.accounts.views.demo_sign_in import demo_sign_in
from spcore.accounts.views.invitation_accept import invitation_accept
from spcore.accounts.views.invitation_cancel import invitation_cancel
from spcore.accounts.views.invitation_open import invitation_open
from spcore.accounts.views.join_request_add import join_request_add
from spcore.accounts.views.join_request_decide import join_request_decide
from spcore.accounts.views.organisation_search import organisation_search
from spcore.accounts.views.referrer_add import referrer_add
from spcore.accounts.views.sign_in import sign_in
from spcore.accounts.views.sign_out import sign_out
from spcore.accounts.views.start import start
from spcore.accounts.views.system_add import system_add
from spcore.accounts.views.system_list import system_list
from spcore.accounts.views.system_revoke import system_revoke
from spcore.accounts.views.system_rotate import system_rotate
from spcore.accounts.views.text_number import text_number
from spcore.accounts.views.token import token

app_name = "accounts"
urlpatterns = [
    path("sign-in/", sign_in, name="sign_in"),
    path("sign-in/demo/", demo_sign_in, name="demo_sign_in"),
    path("sign-out/", sign_out, name="sign_out"),
    path("start/", start, name="start"),
    path("acting-as/", acting_as, name="acting_as"),
    path("account/texts/", text_number, name="text_number"),
    path("invitation/", invitation_accept, name="invitation_accept"),
    path("invitation/<str:token>/", invitation_open, name="invitation_open"),
    path("people/", colleague_list, name="colleague_list"),
    path("join/", join_request_add, name="join_request_add"),
    path("people/organisations/add/", referrer_add, name="referrer_add"),
    path(
        "people/organisations/<uuid:organisation_id>/approver/",
        approver_choose,
        name="approver_choose",
    ),
    path(
        "people/requests/<uuid:join_request_id>/",
        join_request_decide,
        name="join_request_decide",
    ),
    path("people/invite/", organisation_search, name="organisation_search"),
    path("people/invite/<uuid:organisation_id>/", colleague_invite, name="colleague_invite"),
    path(
        "people/invitations/<uuid:invitation_id>/cancel/",
        invitation_cancel,
        name="invitation_cancel",
    ),
    path("people/roles/<uuid:membership_id>/end/", colleague_role_end, name="colleague_role_end"),
    path("people/<uuid:user_id>/", colleague_detail, name="colleague_detail"),
    path("people/<uuid:user_id>/roles/add/", colleague_role_add, name="colleague_role_add"),
    path("people/<uuid:user_id>/disable/", colleague_disable, name="colleague_disable"),
    path("people/<uuid:user_id>/enable/", colleague_enable, name="colleague_enable"),
    path(
        "people/<uuid:user_id>/second-factor/reset/",
        colleague_second_factor_reset,
        name="colleague_second_factor_reset",
    ),
    path("systems/", system_list, name="system_list"),
    path("systems/add/", system_add, name="system_add"),
    path("systems/<uuid:system_id>/secret/", system_rotate, name="system_rotate"),
    path("systems/<uuid:system_id>/revoke/", system_revoke, name="system_revoke"),
    path("api/token", token, name="token"),
]
