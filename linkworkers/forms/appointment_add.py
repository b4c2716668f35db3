"""Booking an appointment."""

from uuid import uuid4

from django import forms

from linkworkers.forms.appointment_fields import AppointmentFields


class AppointmentAddForm(AppointmentFields):
    """The fields, and what idles a doubled click."""

    nonce = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
