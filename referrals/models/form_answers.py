"""What the public form asks beside the referral itself."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from referrals.models.querysets import FormAnswersQuerySet
from referrals.models.referral import Referral


class Safe(models.TextChoices):
    """The answer to "Are you safe right now?". Never a grade: "no" asks somebody to read it."""

    YES = "yes", _("Yes")
    NO = "no", _("No")
    UNSAID = "unsaid", _("I would rather not say")


class View(models.TextChoices):
    """What the person thinks of the referral, and of the referrer hearing how it goes."""

    AGREES = "agrees", _("Knows about it and agrees")
    OBJECTS = "objects", _("Agrees, but the referrer must not hear how it goes")
    NOT_TOLD = "not_told", _("Does not know about it yet")


class ParentView(models.TextChoices):
    """What somebody with parental responsibility thinks of the referral."""

    AGREES = "agrees", _("Knows about it and agrees")
    DISAGREES = "disagrees", _("Knows about it and does not agree")
    NOT_TOLD = "not_told", _("Does not know about it yet")
    NOT_ASKED = "not_asked", _("Is not asked: the young person decides")


class FormAnswers(models.Model):
    """
    What only one way in asks: the public form, or the short form of another referrer.

    Where the person objects, the referrer is told nothing more (practice.md 10). `digest` tells
    the same form sent twice; it holds nothing that can be read back.
    """

    referral = models.OneToOneField(
        Referral, primary_key=True, on_delete=models.PROTECT, related_name="form_answers"
    )
    helper_name = models.CharField(max_length=150, blank=True)
    helper_relation = models.CharField(max_length=150, blank=True)
    helper_phone = models.CharField(max_length=30, blank=True)
    is_safe = models.CharField(max_length=10, choices=Safe, blank=True)
    person_view = models.CharField(max_length=10, choices=View, blank=True)
    parent_name = models.CharField(max_length=150, blank=True)
    parent_phone = models.CharField(max_length=30, blank=True)
    parent_view = models.CharField(max_length=10, choices=ParentView, blank=True)
    place = models.CharField(max_length=150, blank=True)
    known_by = models.CharField(max_length=200, blank=True)
    digest = models.CharField(max_length=64, blank=True)

    objects = FormAnswersQuerySet.as_manager()

    def __str__(self) -> str:
        return f"FormAnswers of {self.referral_id}"
