"""One person's answers at the start, in between and at the end, side by side."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from evaluation.measures.models import Assessment, Instrument
from evaluation.measures.scoring import Item, Rule
from evaluation.measures.selectors.corrections import Mended, mended
from spcore.accounts.actor import Actor


@dataclass(frozen=True, slots=True)
class Change:
    """One figure: what it was each time, and first to last in words."""

    label: str
    figures: list[str]
    words: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Course:
    """One measure over time: its assessments, oldest first, and each figure across them."""

    instrument: Instrument
    assessments: list[Assessment]
    changes: list[Change]

    @property
    def is_compared(self) -> bool:
        """Tell whether there is a before and an after."""
        return len(self.assessments) > 1

    @property
    def mended(self) -> list[Mended]:
        """Return what was corrected in any of them."""
        return [one for row in self.assessments for one in mended(row)]

    @property
    def is_asked_differently(self) -> bool:
        """Tell whether the answers were given in several ways, which alone can change them."""
        return len({row.collected for row in self.assessments}) > 1

    @property
    def versions(self) -> list[str]:
        """Return the versions that were asked, in order, where there are several."""
        found = list(dict.fromkeys(row.instrument.version for row in self.assessments))
        return found if len(found) > 1 else []


def courses_of(*, actor: Actor, referral_id: UUID, at: datetime) -> list[Course]:
    """Return every measure that was asked on a case, the person's own view first. Three queries."""
    rows = Assessment.objects.visible_to(actor, at=at).filter(referral_id=referral_id)
    rows = rows.select_related("instrument", "recorded_by")
    rows = rows.prefetch_related("corrections__corrected_by")
    by_family: dict[str, list[Assessment]] = {}
    for row in rows.order_by("instrument__rank", "answered_on", "recorded_at", "pk"):
        by_family.setdefault(row.instrument.family, []).append(row)
    return [_course(assessments) for assessments in by_family.values()]


def _course(assessments: list[Assessment]) -> Course:
    instrument = assessments[-1].instrument
    changes = [_change(rule, instrument, assessments) for rule in instrument.rules()]
    changes += [_how_known(item, assessments) for item in _unscored(instrument)]
    asked = [change for change in changes if any(change.figures)]
    return Course(instrument, assessments, asked)


def _unscored(instrument: Instrument) -> list[Item]:
    """Return the questions with options that no figure is made of: how something is known."""
    scored = {code for rule in instrument.rules() for code in rule.items}
    return [one for one in instrument.questions() if one.options and one.code not in scored]


def _how_known(item: Item, assessments: list[Assessment]) -> Change:
    given = [row.answers.get(item.code) for row in assessments]
    shown = [_figure(answer, item) for answer in given]
    return Change(label=item.label, figures=shown, words=_move(shown))


def _change(rule: Rule, instrument: Instrument, assessments: list[Assessment]) -> Change:
    named = [row.words.get(rule.code, "") for row in assessments]
    figures = [row.scores.get(rule.code) for row in assessments]
    given = [figure for figure in figures if figure is not None]
    item = next(item for item in instrument.questions() if item.code == rule.items[0])
    is_category = rule.method == "each" and bool(item.options)
    shown = [_figure(figure, item if is_category else None) for figure in figures]
    label = next((words for words in reversed(named) if words), rule.label)
    if len({words.casefold() for words in named if words}) > 1:
        return Change(
            label, shown, _("Something else than at first, so there is no change to tell")
        )
    return Change(
        label=label,
        figures=shown,
        words=_move(shown) if is_category else _in_words(rule, given),
        note=_meaning(rule, given),
    )


def _figure(figure: float | None, category: Item | None) -> str:
    """Return a figure as it is read: the words of a category, else the number."""
    if figure is None:
        return ""
    return category.words_of(figure) if category else _plain(figure)


def _move(shown: list[str]) -> str:
    """Say from which category to which: the numbers only order them."""
    given = [words for words in shown if words]
    if len(given) < 2:
        return ""
    if given[0] == given[-1]:
        return _("The same")
    return _("From “%(first)s” to “%(last)s”") % {"first": given[0], "last": given[-1]}


def _in_words(rule: Rule, given: list[float]) -> str:
    """Say how the first and the last figure differ."""
    if len(given) < 2:
        return ""
    difference = given[-1] - given[0]
    if difference == 0:
        return _("The same")
    size = {"points": _plain(abs(round(difference, 3)))}
    if not rule.better:
        return (_("Up by %(points)s") if difference > 0 else _("Down by %(points)s")) % size
    wanted = difference > 0 if rule.better == "up" else difference < 0
    return (_("Better by %(points)s") if wanted else _("Worse by %(points)s")) % size


def _meaning(rule: Rule, given: list[float]) -> str:
    """Compare with the published change that matters, where there is one. Never an invented one."""
    if rule.meaningful is None or len(given) < 2:
        return ""
    size = {"points": _plain(rule.meaningful)}
    if abs(given[-1] - given[0]) >= rule.meaningful:
        return _("As much as is held to matter (%(points)s or more)") % size
    return _("Less than is held to matter (%(points)s or more)") % size


def _plain(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".") if number != int(number) else str(int(number))


def words_before(*, actor: Actor, referral_id: UUID, family: str, at: datetime) -> dict[str, str]:
    """Return the person's own words of the last time, so that the same is asked about again."""
    rows = Assessment.objects.visible_to(actor, at=at).filter(referral_id=referral_id)
    rows = rows.filter(instrument__family=family).exclude(words={})
    last = rows.order_by("answered_on", "recorded_at").last()
    named = {item.code for item in last.instrument.questions() if item.is_named} if last else set()
    words = last.words if last else {}
    return {f"{code}_words": said for code, said in words.items() if code in named}
