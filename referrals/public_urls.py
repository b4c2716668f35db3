"""Addresses of a practice's public pages, below `near/`."""

from django.urls import path

from referrals.views.practice_find import practice_find
from referrals.views.practice_near import practice_near
from referrals.views.practice_screen import practice_screen
from referrals.views.practice_sheet_pdf import practice_sheet_pdf
from referrals.views.practice_sheets import practice_sheets

NEAR = "<str:ods_code>"

urlpatterns = [
    path("", practice_find, name="practice_find"),
    path(f"{NEAR}/", practice_near, name="practice_near"),
    path(f"{NEAR}/screen/", practice_screen, name="practice_screen"),
    path(f"{NEAR}/print/", practice_sheets, name="practice_sheets"),
    path(f"{NEAR}/<str:sheet>/<str:need>.pdf", practice_sheet_pdf, name="practice_sheet_pdf"),
]
