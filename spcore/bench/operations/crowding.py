"""Operations 16 and 17: many at once, on the pages they open and on sending a referral."""

import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from unittest.mock import patch
from uuid import UUID

from django.db import connection
from django.utils import timezone

from referrals import services
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.bench.crowd import LONGEST, Crowd, mix, visit
from spcore.bench.operations.referring import new_drafts
from spcore.bench.parameters import World
from spcore.bench.serving import served
from spcore.bench.statistics import SAME_WITHIN, percentile
from spcore.bench.timing import MOST_RUNS
from spcore.bench.trial import Found, Limits, Trial

AT_ONCE = 8
WORKERS = 2
SLOWER, FASTER, KEPT = 10.0, 1.5, 0.75  # performance.md, operations 16 and 17
ROUNDS, EACH = 5, 6


def _mixed(world: World, quick: bool) -> Found:
    """Compare eight visitors with one, who is measured before and after them."""
    port, pages, seconds = served(workers=WORKERS), mix(world), 0.5 if quick else LONGEST
    one = partial(visit, port, pages, visitors=1, seconds=seconds)
    one()
    for _run in range(1 if quick else MOST_RUNS):
        before, many, after = (
            one(),
            visit(port, pages, visitors=AT_ONCE, seconds=seconds),
            one(),
        )
        slow, fast = sorted((before.rate, after.rate))
        is_quiet = fast <= slow * (1 + SAME_WITHIN)
        if is_quiet:
            break
    return _judged(before, many, after, Limits(is_quiet))


def _judged(before: Crowd, many: Crowd, after: Crowd, limits: Limits) -> Found:
    usual = {
        name: percentile(sorted([*seconds, *after.seconds[name]]), 0.5)
        for name, seconds in before.seconds.items()
        if seconds or after.seconds[name]
    }
    times = [each / usual[name] for name in usual for each in many.seconds[name]]
    errors = before.errors + many.errors + after.errors
    alone = (before.rate + after.rate) / 2
    p95 = percentile(sorted(times), 0.95) if times else float("inf")
    gain = many.rate / alone if alone else 0.0
    limits.most("errors", errors, 0)
    limits.most("p95 over a page's own usual time", p95, SLOWER, is_time=True)
    limits.least("pages a second over one visitor's", gain, FASTER)
    figures = {"p95x": p95, "rate": many.rate, "gain": gain, "alone": alone, "errors": errors}
    return Found(figures, tuple(limits.misses), not limits.is_quiet)


def _submits(world: World, quick: bool) -> Found:
    """Send drafts eight at once, and the same with nothing written to the audit."""
    who, drafts = world.clinician.actor, new_drafts(world.clinician)
    rounds, each = (1, 1) if quick else (ROUNDS, EACH)
    send = partial(_send_all, who, drafts, each)
    least = dict.fromkeys(("whole", "bare", "bare again"), float("inf"))
    send()
    for _round in range(rounds):
        least["whole"] = min(least["whole"], send())
        with patch.object(audit, "record", _nothing):
            least["bare"] = min(least["bare"], send())
            least["bare again"] = min(least["bare again"], send())
    fast, slow = sorted((least["bare"], least["bare again"]))
    limits = Limits(slow <= fast * (1 + SAME_WITHIN))
    kept = fast / least["whole"]
    limits.least("sends a second, of those without the audit,", kept, KEPT)
    figures = {"kept": kept, "rate": AT_ONCE * each / least["whole"]}
    return Found(figures, tuple(limits.misses), not limits.is_quiet)


def _nothing(**_entry: object) -> None:
    """Write nothing down."""


def _send_all(actor: Actor, drafts: Iterator[UUID], each: int) -> float:
    """Send so many drafts in each of eight threads, and return the seconds. Any failure is ours."""
    shares = [[next(drafts) for _draft in range(each)] for _thread in range(AT_ONCE)]
    failed: list[Exception] = []
    start = threading.Barrier(AT_ONCE + 1)
    threads = [
        threading.Thread(target=_send_some, args=(actor, share, start, failed.append))
        for share in shares
    ]
    for thread in threads:
        thread.start()
    start.wait()
    began = time.perf_counter()
    for thread in threads:
        thread.join()
    if failed:
        raise failed[0]
    return time.perf_counter() - began


def _send_some(
    actor: Actor, share: list[UUID], start: threading.Barrier, fail: Callable[[Exception], None]
) -> None:
    connection.ensure_connection()
    start.wait()
    try:
        for draft in share:
            services.submit_referral(referral_id=draft, actor=actor, at=timezone.now())
    except Exception as error:
        fail(error)
    finally:
        connection.close()


CROWDING = (
    Trial("16", "mixed load, 8 at once", "one visitor", _mixed),
    Trial("17", "8 sends at once", "no audit", _submits),
)
