"""An instrument: items, wording, rules of scoring and source, loaded by `load_reference`."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from evaluation.measures.scoring import Item, Rule, read_items, read_rules


class Needs(models.TextChoices):
    """What a scheme must say before it may use an instrument."""

    NOTHING = "", _("Nothing")
    SWITCH = "switch", _("That the scheme chose it")
    LICENCE = "licence", _("That the scheme holds a licence")
    TRAINED = "trained", _("That trained staff ask it, with the person present")


class Instrument(models.Model):
    """
    A version of a measure, as its file in the catalogue has it (scoring.py reads the rules).

    The lower `rank`, the earlier on a page: the person's own view comes first. It is asked of
    people from `from_age` to `to_age`. `alarms` name answers that open the risk pathway at once.
    `checked` says against what the score table was checked; `is_checked` is true for two sources.
    """

    code = models.CharField(max_length=30, primary_key=True)
    family = models.CharField(max_length=20)
    version = models.CharField(max_length=20)
    name = models.CharField(max_length=120)
    rank = models.PositiveSmallIntegerField(default=50)
    introduction = models.TextField(blank=True)
    note = models.TextField(blank=True)
    from_age = models.PositiveSmallIntegerField(null=True)
    to_age = models.PositiveSmallIntegerField(null=True)
    needs = models.CharField(max_length=10, choices=Needs, blank=True)
    is_by_link = models.BooleanField(default=True)
    items = models.JSONField()
    scores = models.JSONField(default=list)
    alarms = models.JSONField(default=list)
    licence = models.CharField(max_length=300, blank=True)
    copyright = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=300)
    checked = models.CharField(max_length=300, blank=True)
    is_checked = models.BooleanField(default=False)
    verified_on = models.DateField()

    def __str__(self) -> str:
        return self.name

    def questions(self) -> tuple[Item, ...]:
        """Return the items, to be asked."""
        return read_items(self.items)

    def rules(self) -> tuple[Rule, ...]:
        """Return the rules of its figures."""
        return read_rules(self.scores)

    @property
    def is_asked(self) -> bool:
        """Tell whether the questions are held here; those of a figure from elsewhere are not."""
        return not any(item.is_words for item in self.questions())

    def suits(self, age: int) -> bool:
        """Tell whether it is asked of somebody of this age."""
        return (self.from_age or 0) <= age <= (self.to_age or 200)
