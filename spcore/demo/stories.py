"""What the made-up people say, need and agree; written for this demo."""

from dataclasses import dataclass

from referrals.states import ReturnReason
from spcore.needs import Need


@dataclass(frozen=True, slots=True)
class Story:
    """One reason to refer: the needs in it, the referrer's words, the person's, and a goal."""

    needs: tuple[Need, ...]
    reason: str
    matters: str
    goal: str
    weight: int = 1


STORIES = (
    Story(
        (Need.LONELINESS, Need.BEREAVEMENT),
        "Came four times this quarter, each time mostly to talk. Lost their partner in spring.",
        "I want somebody to have a brew with again.",
        "Have one place to go each week where people know my name",
        5,
    ),
    Story(
        (Need.MONEY, Need.BENEFITS),
        "Cannot sleep for worry about letters from lenders. Work hours were cut.",
        "I just want the letters to stop.",
        "Have a plan for what I owe that I can keep to",
        4,
    ),
    Story(
        (Need.HOUSING, Need.LEGAL),
        "Damp flat, two chest infections since autumn. Landlord does not answer.",
        "A dry room for the little one.",
        "Know my rights and get the damp dealt with",
        3,
    ),
    Story(
        (Need.ACTIVITY, Need.HEALTH),
        "Type 2 diabetes, wants to move more but fears the gym.",
        "To walk to the shop without stopping.",
        "Walk for half an hour three times a week, with company",
        3,
    ),
    Story(
        (Need.MOOD, Need.PURPOSE),
        "Low since leaving work last year. No thoughts of self-harm. Used to paint.",
        "Something to get up for.",
        "Pick up my brushes again and show somebody",
        3,
    ),
    Story(
        (Need.CARING, Need.BENEFITS),
        "Looks after mother with dementia alone, worn out, own checks missed.",
        "One afternoon that is mine.",
        "Find out what help carers can get and use it",
        2,
    ),
    Story(
        (Need.FOOD, Need.FUEL),
        "Skipping meals to feed the meter.",
        "To be warm and not to choose.",
        "Be sure of food and heating this winter",
        2,
    ),
    Story(
        (Need.DIGITAL, Need.LONELINESS),
        "Everything is online now and the phone is a riddle to them.",
        "To see my grandchildren on the screen.",
        "Make a video call by myself",
        2,
    ),
    Story(
        (Need.WORK, Need.LEARNING),
        "Fit note for back pain runs out, would like lighter work.",
        "To earn my own again.",
        "Start a course that leads to work I can do sitting down",
        1,
    ),
    Story(
        (Need.LANGUAGE, Need.FAMILY),
        "New to the area, speaks little English, two small children.",
        "To talk with the other mothers at school.",
        "Join a conversation class near the school",
        1,
    ),
    Story(
        (Need.SUBSTANCES, Need.MOOD),
        "Drinks more since redundancy and says so.",
        "To be somebody they can count on.",
        "Have somebody to ring on a bad evening",
        1,
    ),
    Story(
        (Need.VOLUNTEERING, Need.PURPOSE),
        "Recovered well from a stroke, restless at home.",
        "To be useful.",
        "Give two mornings a week to something that matters",
        1,
    ),
)
CONTACT_NOTES = (
    "Talked about the week. Mood a little better. Agreed one thing to try.",
    "Went through the letters together and sorted them by date.",
    "Met at the surgery. Tired, but keen to carry on.",
    "Rang the service together and asked about the first visit.",
    "Did not sleep well. Went over the plan and made the next step smaller.",
    "Came along to the first session. Stayed the whole hour.",
)
# Why, as a code; in words; and what would have helped.
RETURNS = (
    (
        ReturnReason.NOT_AGREED,
        "Please ring the person first: they did not know about the referral.",
        "A line that says when you asked them.",
    ),
    (
        ReturnReason.NOT_ENOUGH,
        "What does the person want to change? The letter names only a diagnosis.",
        "One sentence in the person's own words.",
    ),
    (ReturnReason.CONTACT, "The number does not ring. Is there another?", ""),
    (
        ReturnReason.RISK,
        "Please ask about risks before we visit.",
        "A yes or a no is enough.",
    ),
    (ReturnReason.TEAM_FULL, "We have no room before next month. Please send it again then.", ""),
    (
        ReturnReason.CLINICAL_FIRST,
        "Chest pain was mentioned on the phone. Please see the person first.",
        "",
    ),
)
REDIRECT_REASON = "Needs an assessment by the community mental health team: use their own form."
WITHDRAW_REASON = "The person found help by themself."
# What the practice must do (practice.md 20; empty: nothing), and how it went.
OUTCOME_WORDS = {
    "goals_met": ("", "Goals met, and still going to the group."),
    "partly_met": ("", "Some way there, and knows who to ring."),
    "declined": ("", "Does not want this now. Welcome back any time."),
    "not_reached": ("Please mention it at the next visit.", "Rang and wrote, no answer."),
    "not_engaged": ("", "Came twice, then stopped answering."),
    "moved": ("", "Moved out of the area."),
    "back_to_gp": ("Please see them about their medicine.", "Worried about side effects."),
}
DECLINE_WORDS = "No places before spring. Please ask again then."
SUMMARY = "Would like to come along and meet people. First visit with somebody they know."
