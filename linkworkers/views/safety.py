"""The question after somebody said that safety is a problem. It decides and stops nothing."""

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from linkworkers.models import HowMuch
from linkworkers.services import PictureAnswers
from linkworkers.views.contact_add import ask_about_danger
from referrals.models import Referral
from spcore.needs import Need


def ask_about_safety(request: HttpRequest, referral: Referral, said: PictureAnswers) -> None:
    """Ask whether what they said of abuse and safety, or their words, calls for a concern."""
    if said.answers.get(Need.SAFETY, HowMuch.NONE) != HowMuch.NONE:
        words = _("They say that abuse or safety is a problem. Are they, or is a child, in danger?")
        url = reverse("referrals:concern_add", args=[referral.pk])
        link = _("Raise a concern?")
        messages.warning(request, format_html('{} <a href="{}">{}</a>', words, url, link))
    ask_about_danger(request, referral, said.words)
