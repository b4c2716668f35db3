"""Open Referral UK feeds over HTTP: page after page, with limits, and nothing trusted."""

from collections.abc import Iterator
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote, urlencode
from urllib.request import HTTPRedirectHandler, Request, build_opener

from spcore.loading.files import parse_json
from spcore.loading.report import Refusal, Unusable

TIMEOUT = 30
MAXIMUM_BYTES = 20 * 1024 * 1024
MAXIMUM_PAGES = 5_000
HEADERS = {"Accept": "application/json", "User-Agent": "social-prescribing-referrals"}


class OnlyWeb(HTTPRedirectHandler):
    """Follow a redirect to another web address only."""

    def redirect_request(self, req, fp, code, msg, headers, newurl):  # type: ignore[no-untyped-def]
        """Refuse file:, ftp: and the like."""
        if not newurl.startswith(("https://", "http://")):
            raise Unusable(f"{req.full_url} sends on to {newurl}, which is no web address.")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


OPENER = build_opener(OnlyWeb)


def fetch_services(base: str) -> Iterator[dict[str, Any] | Refusal]:
    """
    Give the services of a feed in full, each id once, whatever the feed says it counts.

    They are asked for in full; one that comes without place and time is asked for by its id.
    :raises Unusable: when the feed does not answer with pages of services.
    """
    base = base.rstrip("/").removesuffix("/services")
    seen: set[str] = set()
    for number in range(1, MAXIMUM_PAGES + 1):
        body = get(f"{base}/services?{urlencode({'page': number, 'full': 'true'})}")
        records = body.get("contents") if isinstance(body, dict) else body
        if not isinstance(records, list):
            raise Unusable(f"{base}/services answers with no page of services.")
        new = [each for each in records if _is_new(each, seen)]
        for place, record in enumerate(new, 1):
            yield _in_full(base, record, place)
        if not new or not isinstance(body, dict) or body.get("last_page") is True:
            return


def get(address: str) -> Any:
    """Return the JSON at a web address. :raises Unusable: without an answer in time."""
    if not address.startswith(("https://", "http://")):
        raise Unusable(f"{address} is no web address.", "Start it with https://.")
    try:
        with OPENER.open(Request(address, headers=HEADERS), timeout=TIMEOUT) as answer:  # noqa: S310
            raw = answer.read(MAXIMUM_BYTES + 1)
    except HTTPError as error:
        raise Unusable(f"{address} answers with {error.code} {error.reason}.") from error
    except (OSError, HTTPException, ValueError) as error:
        raise Unusable(f"{address} does not answer: {error}.", "Check it, or try later.") from error
    if len(raw) > MAXIMUM_BYTES:
        raise Unusable(f"{address} answers with more than 20 MB.")
    return parse_json(raw.decode("utf-8", "replace"), name=address)


def _is_new(record: Any, seen: set[str]) -> bool:
    key = str(record.get("id")) if isinstance(record, dict) else repr(record)
    if key in seen:
        return False
    seen.add(key)
    return True


def _in_full(base: str, record: Any, place: int) -> dict[str, Any] | Refusal:
    if not isinstance(record, dict) or not record.get("id"):
        return Refusal(place, "id", "is not there.", "Ask the feed's publisher.")
    if record.get("service_at_locations") or record.get("schedules"):
        return record
    try:
        detail = get(f"{base}/services/{quote(str(record['id']), safe='')}")
    except Unusable as error:
        return Refusal(place, "id", f"{record['id']}: {error}", "It is left out this time.")
    return detail if isinstance(detail, dict) and detail.get("id") else record
