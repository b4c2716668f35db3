"""Several visitors at once, each over one connection, for a bounded time (loopback only)."""

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.urls import reverse

from spcore.bench.calling import PageFailed, SignedIn
from spcore.bench.operations.referring import new_drafts
from spcore.bench.parameters import World
from spcore.bench.serving import Visitor

LONGEST = 4.0  # seconds of one step


@dataclass(frozen=True, slots=True)
class Asked:
    """A page of the mix, and who asks for it."""

    name: str
    who: SignedIn | None
    address: str


@dataclass(slots=True)
class Crowd:
    """What a step took: seconds by page, how many pages failed, how long it all lasted."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    errors: int = 0
    lasted: float = 0

    @property
    def number(self) -> int:
        """Return how many pages were answered."""
        return sum(map(len, self.seconds.values()))

    @property
    def rate(self) -> float:
        """Return how many pages a second were answered."""
        return self.number / self.lasted if self.lasted else 0.0


def mix(world: World) -> list[Asked]:
    """Return the pages people open most, by those who open them."""
    draft = next(new_drafts(world.clinician))
    search = f"{reverse('providers:directory')}?words={world.commonest}"
    case = reverse("linkworkers:case_detail", args=[world.long_case])
    return [
        Asked("caseload", world.busiest, reverse("linkworkers:caseload")),
        Asked("case", world.busiest, case),
        Asked("triage", world.triager, reverse("referrals:triage_list")),
        Asked("sent", world.clinician, reverse("referrals:referral_list")),
        Asked("form", world.clinician, reverse("referrals:referral_edit", args=[draft])),
        Asked("figures", world.commissioner, reverse("dashboards:overview")),
        Asked("directory", None, reverse("providers:directory")),
        Asked("search", None, search),
    ]


def visit(
    port: int, pages: Sequence[Asked], *, visitors: int, seconds: float, most: int = 10**9
) -> Crowd:
    """Let so many visitors ask for pages by turns, each beginning at another; `most` in all."""
    found = Crowd({page.name: [] for page in pages})
    lock, until = threading.Lock(), time.monotonic() + seconds
    left = iter(range(most))

    def go(first: int) -> None:
        visitor, place = Visitor(port, None), first
        while time.monotonic() < until and next(left, None) is not None:
            page = pages[place % len(pages)]
            place += 1
            began = time.perf_counter()
            try:
                visitor.become(page.who)
                visitor.get(page.address)
            except (OSError, PageFailed):
                with lock:
                    found.errors += 1
                visitor = Visitor(port, None)
                continue
            with lock:
                found.seconds[page.name].append(time.perf_counter() - began)

    threads = [threading.Thread(target=go, args=(number,)) for number in range(visitors)]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found.lasted = time.perf_counter() - began
    return found
