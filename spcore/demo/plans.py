"""One care and support plan for the demo: small steps, half of them done; needs asked twice."""

from datetime import datetime, timedelta

from django.utils import timezone

from linkworkers import services as work
from linkworkers.models import AgreedHow, Doer, Goal, PictureOccasion, Progress
from linkworkers.selectors import plan_paper
from referrals.models import Referral, Way
from referrals.states import Status
from spcore.accounts.actor import Actor
from spcore.demo.cast import Cast
from spcore.needs import Need

ABOUT = work.PlanWords(
    matters="Having somebody to have a brew with. Sunday calls with my sister in Leeds.",
    strengths="I baked for the whole street once. I am good with a garden, and I listen well.",
    who_matters="My sister, and Jean from next door. Jean may know about all of this.",
    how_to_support="Not before eleven. A call the day before helps. One at a time, no crowds.",
)
GROUP = work.GoalWords(
    "Sit down with the Thursday coffee group and stay for a whole cup", 9, Need.LONELINESS
)
START = {
    Need.LONELINESS: "big",
    Need.MOOD: "quite",
    Need.TRANSPORT: "quite",
    Need.MONEY: "bit",
    Need.FOOD: "none",
}
NOW = START | {Need.LONELINESS: "quite", Need.MOOD: "bit", Need.MONEY: "quite"}
FAR = 56  # days of a first contact, so that all of it has happened since
WALKED = ("Walk", "Have", "Say", "Stay")  # how the steps that lead out of the house begin
STEPS = (  # what, days from today, how it went, what they said
    ("Stand at the open front door for five minutes", -38, Progress.DONE, "Easier than I thought"),
    ("Walk to the corner and back", -31, Progress.DONE, "Did it twice"),
    ("Walk past the café when it is quiet", -17, Progress.PARTLY, "Turned round at the crossing"),
    ("Have a tea at the café before the group comes", -1, Progress.TODO, ""),
    ("Say hello to the group and leave when I like", 9, Progress.TODO, ""),
    ("Stay for a whole cup", 23, Progress.TODO, ""),
)


def add_plan(cast: Cast, *, at: datetime) -> None:
    """Write it for one of the first worker's people, as it would have been, week by week."""
    worker = cast.teams[0].workers[0]
    long_ago = at - timedelta(days=FAR)
    cases = Referral.objects.filter(
        link_worker_id=worker.user_id, status=Status.ACTIVE, first_contact_at__lt=long_ago
    )
    case = cases.filter(needs__contains=[Need.LONELINESS]).order_by("-first_contact_at").first()
    case = case or cases.order_by("-first_contact_at").first()
    if case is None:
        return
    begun = at - timedelta(days=45)
    _ask(case, worker, begun, at)
    work.edit_plan(referral_id=case.pk, words=ABOUT, version=0, actor=worker, at=begun)
    goal = work.add_goal(
        referral_id=case.pk, goal=GROUP, first=_first(begun), actor=worker, at=begun
    )
    work.add_action(goal_id=goal.pk, words=_of_the_worker(begun), actor=worker, at=begun)
    _steps(goal, worker, begun, at)
    _agree(case, worker, begun + timedelta(hours=1), at)
    _go(goal, worker, at)


def _ask(case: Referral, worker: Actor, begun: datetime, at: datetime) -> None:
    """Ask how much of a problem things are at the start, and three weeks ago at a review."""
    asked = (
        (PictureOccasion.START, begun, START, "Evenings are the worst. I do not go out."),
        (PictureOccasion.REVIEW, at - timedelta(days=21), NOW, "Better since Jean knows."),
    )
    for occasion, on, answers, words in asked:
        said = work.PictureAnswers(occasion, timezone.localdate(on), answers, words)
        work.ask_needs(referral_id=case.pk, said=said, actor=worker, at=on)


def _first(begun: datetime) -> work.ActionWords:
    day = timezone.localdate(begun + timedelta(days=3))
    return work.ActionWords("Tell Jean, and ask her along", due_on=day, confidence=8)


def _of_the_worker(begun: datetime) -> work.ActionWords:
    return work.ActionWords(
        "Ask the coffee group for a seat by the door",
        doer=Doer.WORKER,
        due_on=timezone.localdate(begun + timedelta(days=10)),
    )


def _steps(goal: Goal, worker: Actor, begun: datetime, at: datetime) -> None:
    words = [what for what, _days, _went, _said in STEPS]
    rows = work.add_steps(
        goal_id=goal.pk, steps=words, companion="Jean from next door", actor=worker, at=begun
    )
    for number, (row, (what, days, _went, _said)) in enumerate(zip(rows, STEPS, strict=True), 1):
        planned = work.ActionWords(
            what,
            companion=row.companion,
            way=Way.WALK if what.startswith(WALKED) else "",
            due_on=timezone.localdate(at + timedelta(days=days)),
            confidence=max(3, 9 - number),
            if_hard="Ring Jean, sit on the wall, go home when I want" if number > 2 else "",
            place=number,
        )
        work.edit_action(action_id=row.pk, words=planned, version=0, actor=worker, at=begun)


def _agree(case: Referral, worker: Actor, begun: datetime, at: datetime) -> None:
    mark = plan_paper(actor=worker, referral=case, at=begun).mark
    agreement = work.Agreement(
        agreed_on=timezone.localdate(begun),
        how=AgreedHow.TOGETHER,
        mark=mark,
        review_on=timezone.localdate(at + timedelta(days=7)),
        how_it_goes="It is a lot, but written down small it looks like something I can do.",
    )
    work.agree_plan(referral_id=case.pk, agreement=agreement, actor=worker, at=begun)


def _go(goal: Goal, worker: Actor, at: datetime) -> None:
    """Say how what is over went, each on its day."""
    said = {what: (days, progress, words) for what, days, progress, words in STEPS}
    for row in goal.actions.all():
        days, progress, words = said.get(row.what, (-36, Progress.DONE, ""))
        if progress == Progress.TODO:
            continue
        kept = {
            name: getattr(row, name)
            for name in ("what", "doer", "companion", "due_on", "confidence", "if_hard", "place")
        }
        went = work.ActionWords(**kept, progress=progress, went=words)
        on = at + timedelta(days=days)
        work.edit_action(action_id=row.pk, words=went, version=row.version, actor=worker, at=on)
