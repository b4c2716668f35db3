"""What a person says of themself, for equality: asked once there is trust, never prefilled."""

from uuid import uuid4

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from referrals.models.person import Person
from referrals.models.querysets import OfPersonQuerySet

DECLINED = "declined"
PREFERS_NOT = _("Prefers not to say")


class Ethnicity(models.TextChoices):
    """
    ETHNIC CATEGORY, NHS Data Dictionary (16+1 codes of the 2001 census). Verified on 2026-11-28.

    "Z" is the standard's own word for "was asked and did not say"; not asked is an empty answer.
    """

    A = "A", _("White: British")
    B = "B", _("White: Irish")
    C = "C", _("White: any other White background")
    D = "D", _("Mixed: White and Black Caribbean")
    E = "E", _("Mixed: White and Black African")
    F = "F", _("Mixed: White and Asian")
    G = "G", _("Mixed: any other mixed background")
    H = "H", _("Asian or Asian British: Indian")
    J = "J", _("Asian or Asian British: Pakistani")
    K = "K", _("Asian or Asian British: Bangladeshi")
    L = "L", _("Asian or Asian British: any other Asian background")
    M = "M", _("Black or Black British: Caribbean")
    N = "N", _("Black or Black British: African")
    P = "P", _("Black or Black British: any other Black background")
    R = "R", _("Other ethnic groups: Chinese")
    S = "S", _("Other ethnic groups: any other ethnic group")
    Z = "Z", PREFERS_NOT


class AnswerSource(models.TextChoices):
    """Where an answer comes from."""

    ASKED = "asked", _("The person said so here")
    GP_RECORD = "gp_record", _("Carried over from the GP record")
    OTHER_RECORD = "other_record", _("Carried over from another record")


class Disability(models.TextChoices):
    """Day-to-day activities limited by a condition of 12 months or more (GSS harmonised)."""

    A_LOT = "a_lot", _("Yes, limited a lot")
    A_LITTLE = "a_little", _("Yes, limited a little")
    NO = "no", _("No")
    DECLINED = DECLINED, PREFERS_NOT


class Sex(models.TextChoices):
    """Sex, apart from gender."""

    FEMALE = "female", _("Female")
    MALE = "male", _("Male")
    DECLINED = DECLINED, PREFERS_NOT


class GenderSaid(models.TextChoices):
    """Gender as the person says it."""

    WOMAN = "woman", _("Woman")
    MAN = "man", _("Man")
    NON_BINARY = "non_binary", _("Non-binary")
    OTHER = "other", _("In another way")
    DECLINED = DECLINED, PREFERS_NOT


class YesNo(models.TextChoices):
    """Yes, no, or would rather not say."""

    YES = "yes", _("Yes")
    NO = "no", _("No")
    DECLINED = DECLINED, PREFERS_NOT


class Religion(models.TextChoices):
    """Religion (census 2021)."""

    NONE = "none", _("No religion")
    CHRISTIAN = "christian", _("Christian")
    BUDDHIST = "buddhist", _("Buddhist")
    HINDU = "hindu", _("Hindu")
    JEWISH = "jewish", _("Jewish")
    MUSLIM = "muslim", _("Muslim")
    SIKH = "sikh", _("Sikh")
    OTHER = "other", _("Another religion")
    DECLINED = DECLINED, PREFERS_NOT


class Orientation(models.TextChoices):
    """Sexual orientation (census 2021)."""

    STRAIGHT = "straight", _("Straight or heterosexual")
    GAY = "gay", _("Gay or lesbian")
    BISEXUAL = "bisexual", _("Bisexual")
    OTHER = "other", _("Another orientation")
    DECLINED = DECLINED, PREFERS_NOT


class InclusionGroup(models.TextChoices):
    """Groups whom services often miss (practice.md 16)."""

    HOMELESS = "homeless", _("Homeless, or nowhere settled to live")
    MIGRANT = "migrant", _("Asylum seeker or refugee")
    TRAVELLER = "traveller", _("Gypsy, Roma or Traveller")
    PRISON = "prison", _("Left prison")
    VETERAN = "veteran", _("Served in the armed forces")
    SEX_WORK = "sex_work", _("Sex work")
    SUBSTANCES = "substances", _("Dependent on alcohol or drugs")


class EqualityAnswers(models.Model):
    """
    One person's answers. An empty answer was not asked; `declined` was asked and not told.

    `groups_answer` tells "asked, none of them" from "not asked". Only the person's link worker
    reads it; figures go through suppression.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="equality")
    ethnicity = models.CharField(max_length=2, choices=Ethnicity, blank=True)
    ethnicity_source = models.CharField(max_length=15, choices=AnswerSource, blank=True)
    disability = models.CharField(max_length=10, choices=Disability, blank=True)
    sex = models.CharField(max_length=10, choices=Sex, blank=True)
    gender = models.CharField(max_length=10, choices=GenderSaid, blank=True)
    same_as_at_birth = models.CharField(max_length=10, choices=YesNo, blank=True)
    is_carer = models.CharField(max_length=10, choices=YesNo, blank=True)
    main_language = models.CharField(max_length=60, blank=True)
    religion = models.CharField(max_length=10, choices=Religion, blank=True)
    orientation = models.CharField(max_length=10, choices=Orientation, blank=True)
    groups = ArrayField(
        models.CharField(max_length=10, choices=InclusionGroup), default=list, blank=True
    )
    groups_answer = models.CharField(max_length=10, choices=YesNo, blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=0)

    objects = OfPersonQuerySet.as_manager()

    def __str__(self) -> str:
        return f"answers of {self.person_id}"
