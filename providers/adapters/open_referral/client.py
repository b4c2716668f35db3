"""Open Referral UK feeds over HTTP: page after page, with limits, and nothing trusted."""

import time
from collections.abc import Callable, Iterator
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote, urlencode
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

from spcore.loading.files import decode, parse_json
from spcore.loading.report import Refusal, Unusable
from spcore.public_web import public_opener

TIMEOUT = 30
MAXIMUM_BYTES = 20 * 1024 * 1024
MAXIMUM_PAGES = 5_000
LONGEST = 480  # seconds that a feed may take which is read by itself
TRIES, PAUSE = 3, 2  # seconds between them: a server that stumbles may be up again
CONTENTS = ("contents", "content", "items", "data", "results")  # where publishers put a page
HEADERS = {"Accept": "application/json", "User-Agent": "social-prescribing-referrals"}


class OnlyWeb(HTTPRedirectHandler):
    """Follow a redirect to another web address only."""

    def redirect_request(self, req, fp, code, msg, headers, newurl):  # type: ignore[no-untyped-def]
        """Refuse file:, ftp: and the like."""
        if not newurl.startswith(("https://", "http://")):
            raise Unusable(f"{req.full_url} sends on to {newurl}, which is no web address.")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


OPENER = build_opener(OnlyWeb)


def fetch_services(
    base: str, *, fetch: Callable[[str], Any] | None = None
) -> Iterator[dict[str, Any] | Refusal]:
    """
    Give the services of a feed in full, each id once, whatever the feed says it counts.

    They are asked for in full; one that comes without place and time is asked for by its id.
    :raises Unusable: when the feed does not answer with pages of services.
    """
    fetch = fetch or get
    base = base.rstrip("/").removesuffix("/services")
    seen: set[str] = set()
    for number in range(1, MAXIMUM_PAGES + 1):
        body = fetch(f"{base}/services?{urlencode({'page': number, 'full': 'true'})}")
        records = _records(body)
        if not isinstance(records, list):
            raise Unusable(f"{base}/services answers with no page of services.")
        new = [each for each in records if _is_new(each, seen)]
        for place, record in enumerate(new, 1):
            yield _in_full(base, record, place, fetch)
        if not new or not isinstance(body, dict) or _is_last(body, number):
            return


def public_get() -> Callable[[str], Any]:
    """
    Return what fetches JSON from the public web alone, as often as a stumbling server needs.

    All that is fetched by it must come within LONGEST seconds.
    """
    opener, until = public_opener(), time.monotonic() + LONGEST

    def fetch(address: str) -> Any:
        if not address.startswith("https://"):
            raise Unusable(f"{address} is not https.", "Start it with https://.")
        for left in range(TRIES - 1, -1, -1):
            if time.monotonic() > until:
                raise Unusable("It takes longer than eight minutes.", "Ask for a smaller feed.")
            try:
                return get(address, opener=opener)
            except Unusable as refusal:
                if not left or not _may_pass(refusal):
                    raise
            time.sleep(PAUSE)
        return None

    return fetch


def _may_pass(refusal: Unusable) -> bool:
    """Tell whether a server may answer otherwise in a moment."""
    cause = refusal.__cause__
    if isinstance(cause, HTTPError):
        return cause.code >= 500 or cause.code == 429
    return isinstance(cause, OSError | HTTPException)


def _records(body: Any) -> Any:
    """Return the records of a page, under whichever name they stand."""
    if not isinstance(body, dict):
        return body
    return next((body[name] for name in CONTENTS if isinstance(body.get(name), list)), None)


def _is_last(body: dict[str, Any], number: int) -> bool:
    pages = body.get("total_pages", body.get("totalPages"))
    if body.get("last_page") is True or body.get("last") is True:
        return True
    return isinstance(pages, int) and number >= pages > 1


def get(address: str, *, opener: OpenerDirector | None = None) -> Any:
    """Return the JSON at a web address. :raises Unusable: without an answer in time."""
    if not address.startswith(("https://", "http://")):
        raise Unusable(f"{address} is no web address.", "Start it with https://.")
    try:
        request = Request(address, headers=HEADERS)  # noqa: S310
        with (opener or OPENER).open(request, timeout=TIMEOUT) as answer:
            raw = answer.read(MAXIMUM_BYTES + 1)
    except HTTPError as error:
        raise Unusable(f"{address} answers with {error.code} {error.reason}.") from error
    except (OSError, HTTPException, ValueError) as error:
        raise Unusable(f"{address} does not answer: {error}.", "Check it, or try later.") from error
    if len(raw) > MAXIMUM_BYTES:
        raise Unusable(f"{address} answers with more than 20 MB.")
    return parse_json(decode(address, raw), name=address)


def _is_new(record: Any, seen: set[str]) -> bool:
    key = str(record.get("id")) if isinstance(record, dict) else repr(record)
    if key in seen:
        return False
    seen.add(key)
    return True


def _in_full(
    base: str, record: Any, place: int, fetch: Callable[[str], Any]
) -> dict[str, Any] | Refusal:
    if not isinstance(record, dict) or not record.get("id"):
        return Refusal(place, "id", "is not there.", "Ask the feed's publisher.")
    if record.get("service_at_locations") or record.get("schedules"):
        return record
    try:
        detail = fetch(f"{base}/services/{quote(str(record['id']), safe='')}")
    except Unusable as error:
        return Refusal(place, "id", f"{record['id']}: {error}", "It is left out this time.")
    return detail if isinstance(detail, dict) and detail.get("id") else record
