"""The words of the referral form: labels, hints, and what is said when something is missing."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from spcore.needs import Need

SOURCE = _("Where do you work?")
NEEDS = _("What does the person need help with?")
NEEDS_HINT = _("Tick all that the person agrees with.")
WHAT_MATTERS = _("What matters most to the person, in their words?")
WHAT_MATTERS_HINT = _(
    "We ask because the link worker begins there. For example: “I would like to leave the house "
    "again.”"
)
REASON = _("Why are you referring them?")
REASON_HINT = _(
    "We ask so that the team need not ask you: what you would say to a colleague in two sentences."
)
BACKGROUND = _("Background that helps the link worker")
BACKGROUND_HINT = _(
    "We ask so that the person need not tell it all again: health conditions that matter for "
    "support, who else helps. Leave out what the link worker does not need."
)
URGENCY = _("How soon is help needed?")
CRITICAL_DATE = _("Is there a date by which something is lost?")
CRITICAL_DATE_HINT = _(
    "We ask because it decides who is seen first: eviction, court, an appeal, no food or heating, "
    "discharge from hospital. For example, 27 3 2027."
)
CRITICAL_WHAT = _("What happens on that date?")
RISK = _("Are there risks to the person, or to others, that the link worker must know?")
RISK_HINT = _("Ask. If you have not asked, say so: the team then asks first.")
RISK_DETAIL = _("What is there to know?")
RISK_DETAIL_HINT = _("What it is, what is in place, who to ring.")
VISIT_RISK = _("Anything to know before visiting at home?")
VISIT_RISK_HINT = _(
    "We ask so that whoever visits is safe: a dog, a shared door, two people for the first visit."
)
CONSENT_REFERRAL = _("Does the person agree to be referred to social prescribing?")
CONSENT_FEEDBACK = _("May the link worker tell the practice how it went?")
CONSENT_FEEDBACK_HINT = _("We ask because the practice is told only if the person agrees.")
CONSENT_EVALUATION_HINT = _("We ask so that the scheme can show what helps. A no changes nothing.")
CODES_ONLY_HINT = _("We ask because some people do not want their story in the record.")
CONSENT_EVALUATION = _("May their answers be used, without a name, to see what works?")
CONSENT_HOW = _("How did they say so?")
ASSESSED_ON = _("When was it assessed, if not today?")
CODES_ONLY = _("Write codes only to the record: no words about what happens")

MISSING = {
    "needs": _("Choose at least one thing the person needs help with"),
    "urgency": _("Say how soon help is needed"),
    "risk_answer": _("Say what you know about risks. If you have not asked, say so"),
    "consent_referral": _("Say whether the person agrees to be referred"),
    "consent_how": _("Say how they told you"),
}
DATE_PAST = _("The date must be today or later")
NO_CRITICAL_WHAT = _("Say what happens on that date")
NO_RISK_DETAIL = _("Say what there is to know about risks")
REFUSED = _("You can only send what the person agrees to. Save it as a draft, or delete it")
NO_PARENT_NAME = _("Enter the name of the parent or carer")
NO_COMPETENCE = _("Say why this child is able to decide this")

COLUMNS = (
    *("source", "needs", "what_matters", "reason", "background", "urgency", "critical_date"),
    *("critical_what", "risk_answer", "risk_detail", "visit_risk", "codes_only"),
)
# Closed until they are wanted: what is asked without having to be.
FOLDS: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (_("Add background"), ("background",)),
    (_("Add a date by which something is lost"), ("critical_date", "critical_what")),
    (_("Add what to know before visiting at home"), ("visit_risk",)),
    (_("Say more about what may be told and used"), ("consent_evaluation", "codes_only")),
)
FIELDSETS: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (_("What the person needs"), ("source", "needs", "what_matters", "reason", "background")),
    (_("How soon"), ("urgency", "critical_date", "critical_what")),
    (_("Safety"), ("risk_answer", "visit_risk")),
    (
        _("What the person agrees to"),
        (
            *("consent_referral", "consent_said_by", "consent_how", "consent_feedback"),
            *("consent_evaluation", "codes_only"),
        ),
    ),
)
NEED_HINTS = {
    Need.LONELINESS: _("Alone too much, few friends, new to the area"),
    Need.MOOD: _("Low, anxious, stressed"),
    Need.MONEY: _("Debts, bills, budgeting"),
    Need.BENEFITS: _("Claiming, appeals, forms"),
    Need.HOUSING: _("Repairs, eviction, nowhere to stay"),
    Need.FOOD: _("Not enough, or cannot cook"),
    Need.FUEL: _("Heating, meters, water"),
    Need.WORK: _("Finding, keeping or leaving a job"),
    Need.LEARNING: _("Courses, reading, new skills"),
    Need.LEGAL: _("Rights, immigration, papers"),
    Need.TRANSPORT: _("Getting to places"),
    Need.CARING: _("Looks after somebody, needs a break"),
    Need.FAMILY: _("Parenting, separation, family strain"),
    Need.SAFETY: _("Hurt or frightened by somebody"),
    Need.ACTIVITY: _("Moving more, sport, walking"),
    Need.HEALTH: _("Living with a condition"),
    Need.WEIGHT: _("Eating, weight"),
    Need.SUBSTANCES: _("Drinking, drugs, betting"),
    Need.BEREAVEMENT: _("Somebody has died"),
    Need.PURPOSE: _("Making, gardens, worship, meaning"),
    Need.VOLUNTEERING: _("Giving time, feeling useful"),
    Need.DIGITAL: _("Phone, computer, internet"),
    Need.LANGUAGE: _("English, finding one's way, registering with a GP"),
    Need.PRACTICAL: _("Shopping, repairs, getting home from hospital"),
    Need.SCHOOL: _("School, college, growing up"),
}
