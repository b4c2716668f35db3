"""The needs social prescribing answers: our top level of social determinants."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Need(TextChoices):
    """A social determinant that troubles a person, and that a service may help with."""

    LONELINESS = "loneliness", _("Loneliness and social connection")
    MOOD = "mood", _("Mood and worry")
    MONEY = "money", _("Money and debt")
    BENEFITS = "benefits", _("Benefits")
    HOUSING = "housing", _("Housing")
    FOOD = "food", _("Food")
    FUEL = "fuel", _("Fuel and utilities")
    WORK = "work", _("Work")
    LEARNING = "learning", _("Learning")
    LEGAL = "legal", _("Legal and immigration")
    TRANSPORT = "transport", _("Transport")
    CARING = "caring", _("Caring for somebody")
    FAMILY = "family", _("Family and relationships")
    SAFETY = "safety", _("Abuse and safety")
    ACTIVITY = "activity", _("Physical activity")
    HEALTH = "health", _("Long-term condition and healthy living")
    WEIGHT = "weight", _("Weight")
    SUBSTANCES = "substances", _("Alcohol, drugs, gambling")
    BEREAVEMENT = "bereavement", _("Bereavement")
    PURPOSE = "purpose", _("Arts, nature, faith and purpose")
    VOLUNTEERING = "volunteering", _("Volunteering")
    DIGITAL = "digital", _("Getting online")
    LANGUAGE = "language", _("Language and information")
    PRACTICAL = "practical", _("Practical help at home")
    SCHOOL = "school", _("School and growing up")
