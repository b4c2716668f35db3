"""Addresses of small payments and personal budgets."""

from django.urls import path

from referrals.views.onward_payments import onward_payments
from referrals.views.payment_drop import payment_drop
from referrals.views.payment_list import payment_list
from referrals.views.payment_settle import payment_settle

urlpatterns = [
    path("onward/<uuid:onward_id>/money/", onward_payments, name="onward_payments"),
    path("payments/", payment_list, name="payment_list"),
    path("payments/<uuid:payment_id>/", payment_settle, name="payment_settle"),
    path("payments/<uuid:payment_id>/take-back/", payment_drop, name="payment_drop"),
]
