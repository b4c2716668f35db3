"""
The pages of allauth that are open here, each with who may open it, under the names it expects.

Signing up, other people's providers and changing one's own address are not mounted: people come by
invitation, and an administrator changes an address by inviting it.
"""

from django.urls import path, re_path

from spcore.access import for_anybody, for_password_alone, for_signed_in
from spcore.accounts.views import allauth_pages as pages
from spcore.accounts.views.sign_in import sign_in

urlpatterns = [
    path("sign-in/", sign_in, name="account_login"),
    path("sign-in/code/", for_anybody(pages.second_factor), name="mfa_authenticate"),
    path("sign-in/closed/", for_anybody(pages.closed), name="account_inactive"),
    path(
        "sign-in/forgotten/", for_anybody(pages.password_forgotten), name="account_reset_password"
    ),
    path(
        "sign-in/forgotten/sent/",
        for_anybody(pages.password_link_sent),
        name="account_reset_password_done",
    ),
    path(
        "sign-in/forgotten/done/",
        for_anybody(pages.password_chosen),
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^sign-in/forgotten/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        for_anybody(pages.password_choose),
        name="account_reset_password_from_key",
    ),
    path(
        "account/confirm/", for_password_alone(pages.password_again), name="account_reauthenticate"
    ),
    path("account/confirm/code/", for_password_alone(pages.code_again), name="mfa_reauthenticate"),
    path("account/password/", for_signed_in(pages.password_change), name="account_change_password"),
    path("account/second-factor/", for_signed_in(pages.second_factor_index), name="mfa_index"),
    path("account/second-factor/app/", for_password_alone(pages.app_add), name="mfa_activate_totp"),
    path(
        "account/second-factor/app/remove/",
        for_signed_in(pages.app_remove),
        name="mfa_deactivate_totp",
    ),
    path(
        "account/second-factor/codes/",
        for_signed_in(pages.recovery_codes),
        name="mfa_view_recovery_codes",
    ),
    path(
        "account/second-factor/codes/new/",
        for_signed_in(pages.recovery_codes_new),
        name="mfa_generate_recovery_codes",
    ),
    path("account/sessions/", for_signed_in(pages.own_sessions), name="usersessions_list"),
]
