"""Operation 18: what a worker holds after it started, after many pages, and during each."""

from pathlib import Path

from django.urls import reverse

from spcore.bench.crowd import Asked, mix, visit
from spcore.bench.parameters import World
from spcore.bench.serving import Visitor, served, stop, workers_of
from spcore.bench.trial import Found, Limits, Trial

STARTED, GROWN, ONE_PAGE, EXPORT = 90.0, 1.10, 30.0, 25.0  # performance.md, operation 18
PAGES, FEW = 5_000, 40
LONG = 300.0  # seconds at most, for so many pages
AT_ONCE = 8


def _memory(world: World, quick: bool) -> Found:
    """Measure a worker that was just started: its share of memory, then the peak of each page."""
    stop()
    port = served()
    pages, visitor = mix(world), Visitor(port, None)
    visitor.become(world.busiest)
    visitor.get("/nothing/")  # the port is open before there is a worker
    [worker] = workers_of()
    started = _share_of(worker)
    # The first time each page is opened: what it takes then is kept, and would hide a second peak.
    peaks = {page.name: _peak(worker, visitor, page) for page in pages}
    crowd = visit(port, pages, visitors=AT_ONCE, seconds=LONG, most=FEW if quick else PAGES)
    grown = _share_of(worker)
    feed = f"{reverse('providers:oruk_service_list')}?format=ndjson"
    # A new visit: the server has closed the first one, which asked for nothing all the while.
    export = _peak(worker, Visitor(port, None), Asked("feed", None, feed))
    stop()
    limits = Limits(is_quiet=True)
    limits.most("MB after start", started, STARTED)
    limits.most("MB after many pages, over those after start", grown / started, GROWN)
    limits.most("MB more for one page", max(peaks.values()), ONE_PAGE)
    limits.most("MB more for an export", export, EXPORT)
    limits.most("errors", crowd.errors, 0)
    figures = {"started": started, "after": grown, "page": max(peaks.values()), "export": export}
    return Found({**figures, "pages": crowd.number}, tuple(limits.misses))


def _share_of(process: int) -> float:
    """Return a process's proportional share of memory, in megabytes."""
    return _line(Path(f"/proc/{process}/smaps_rollup"), "Pss:")


def _peak(process: int, visitor: Visitor, page: Asked) -> float:
    """Return by how much a process grew at most while it answered a page."""
    status = Path(f"/proc/{process}/status")
    visitor.become(page.who)
    Path(f"/proc/{process}/clear_refs").write_text("5")  # begin the peak anew
    before = _line(status, "VmRSS:")
    visitor.get(page.address)
    return max(0.0, _line(status, "VmHWM:") - before)


def _line(path: Path, name: str) -> float:
    for line in path.read_text().splitlines():
        if line.startswith(name):
            return int(line.split()[1]) / 1024
    raise ValueError(name)


MEMORY = (Trial("18", "memory of a worker", "", _memory),)
