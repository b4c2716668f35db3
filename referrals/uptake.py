"""How far somebody came with a service: one rule for every page that counts it. Knows no rows."""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from referrals.onward_states import Kind, Status

WEEKS = 12
DAYS = WEEKS * 7


class Stage(TextChoices):
    """How far it came. Being told of a service is not being introduced, nor going there."""

    OFFERED = "offered", _("Offered, not chosen yet")
    SIGNPOSTED = "signposted", _("Signposted: information only")
    REFERRED = "referred", _("Referred, has not started")
    INTRODUCED = "introduced", _("Introduced: somebody went along or rang with them")
    CAME_ONCE = "came_once", _("Came once")
    COMING = "coming", _("Came more than once")
    STILL_GOING = "still_going", _("Still going at 12 weeks")


# In this order: whoever reached one stage has passed those before it.
LADDER = tuple(Stage)
CAME = (Stage.CAME_ONCE, Stage.COMING, Stage.STILL_GOING)
_UNSENT = (Status.OFFERED, Status.CHOSEN)
_OVER = (*(Status.DECLINED, Status.EXPIRED, Status.ENDED, Status.WITHDRAWN, Status.PASSED_ON),)


@dataclass(frozen=True, slots=True)
class Uptake:
    """How far it came, and whether it is over: `furthest` stays what was reached."""

    furthest: Stage
    is_over: bool

    @property
    def has_come(self) -> bool:
        """Tell whether they have been there at all."""
        return self.furthest in CAME

    @property
    def is_lost(self) -> bool:
        """Tell whether it is over and they never went."""
        return self.is_over and not self.has_come


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one onward referral. `times` came; `at_12_weeks`: they were still going."""

    kind: str
    status: str
    times: int = 0
    is_introduced: bool = False
    at_12_weeks: bool = False


def uptake_of(known: Known) -> Uptake:
    """Return how far it came, by what was said and nothing else: an answer is no attendance."""
    status = Status(known.status)
    return Uptake(_furthest(known, status), status in _OVER)


def _furthest(known: Known, status: Status) -> Stage:
    times = max(known.times, 1 if status == Status.STARTED else 0)
    if times and known.at_12_weeks:
        return Stage.STILL_GOING
    if times:
        return Stage.CAME_ONCE if times == 1 else Stage.COMING
    if known.is_introduced:
        return Stage.INTRODUCED
    if known.kind == Kind.SIGNPOSTING:
        return Stage.SIGNPOSTED
    is_offer = status in _UNSENT and known.kind != Kind.RECORD_ONLY
    return Stage.OFFERED if is_offer else Stage.REFERRED
