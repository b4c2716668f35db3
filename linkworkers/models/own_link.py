"""A private link for a person: to look at their own shortlist, or to answer about themself."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from referrals.models import OfReferralQuerySet, Referral


class About(models.TextChoices):
    """What a link opens. It opens nothing else of the person's."""

    SHORTLIST = "shortlist", _("Their shortlist")
    EQUALITY = "equality", _("The equality questions")


class OwnLink(models.Model):
    """
    One link to one thing of one person's (security.md D, practice.md 33); a newer one ends it.

    Behind the link alone stands nothing: `word_hash` keeps the word the person chose; empty, a code
    goes to their own channel when they ask for it. Of link, word, code and address the database
    keeps hashes. After too many wrong `tries` it works no more. `answered_at`: when they last said
    something of a service, or answered.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="own_links")
    about = models.CharField(
        max_length=10, choices=About, default=About.SHORTLIST, db_default=About.SHORTLIST.value
    )
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    promised_at = models.DateTimeField()
    word_hash = models.CharField(max_length=128, blank=True)
    token_hash = models.CharField(max_length=64, blank=True)
    address_hash = models.CharField(max_length=64, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    code_hash = models.CharField(max_length=128, blank=True)
    code_asked_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = OfReferralQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["token_hash"], condition=~Q(token_hash=""), name="shortlist_token_once"
            ),
        ]
        indexes = [
            models.Index(fields=["referral", "-promised_at"], name="shortlist_link_of_case"),
            models.Index(
                fields=["referral", "answered_at"],
                condition=Q(answered_at__isnull=False),
                name="shortlist_link_answered",
            ),
        ]

    def __str__(self) -> str:
        return f"Link {self.pk}, {self.about}"
