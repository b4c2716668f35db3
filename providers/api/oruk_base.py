"""What every answer of the open data shares: open to all, CORS, page envelope, JSON refusals."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.middleware.http import ConditionalGetMiddleware
from rest_framework.exceptions import NotFound
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from providers.adapters.open_referral.written import TEXTS, text_of
from providers.api.oruk_filters import is_asked, open_query, page_asked
from providers.selectors.open_data import OpenQuery, open_services, pieces
from spcore.access import ANYBODY

Rows = Callable[[OpenQuery], QuerySet[Any]]
Read = Callable[[Any], dict[str, Any]]
JSON, NDJSON = "application/json", "application/x-ndjson"


class JsonAlways(BaseContentNegotiation):
    """Answer in JSON whatever was asked for: the standard's validator sends a browser's wishes."""

    def select_parser(self, request: Request, parsers: Any) -> Any:
        """Return the one parser there is."""
        return parsers[0]

    def select_renderer(self, request: Request, renderers: Any, format_suffix: Any = None) -> Any:
        """Return the one renderer there is."""
        return renderers[0], renderers[0].media_type


class OrukView(APIView):
    """
    Anonymous, read-only, and readable by any page of any site (NOTES 1.5, rule 3).

    An answer that somebody has already is not sent again (ETag), and packed where that is wished:
    nothing in it is secret, so its length may tell what it says.
    """

    roles = frozenset({ANYBODY})
    authentication_classes: Sequence[type] = ()
    content_negotiation_class = JsonAlways
    http_method_names = ["get", "head", "options"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Answer, or say that nothing changed; with the header that lets other sites read it."""

        def answer(request: HttpRequest) -> HttpResponseBase:
            response = super(OrukView, self).dispatch(request, *args, **kwargs)
            return response.render() if isinstance(response, Response) else response

        response: Any = GZipMiddleware(ConditionalGetMiddleware(answer))(request)
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = "ETag"
        return response

    def options(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Response:
        """Answer a browser that asks before it reads."""
        headers = {"Access-Control-Allow-Methods": "GET", "Access-Control-Allow-Headers": "*"}
        return Response(status=204, headers=headers)


class Fresh:
    """Records that are written when they are asked for: `rows` are listed, `read` writes one."""

    def __init__(self, rows: Rows, read: Read) -> None:
        self.rows = rows
        self._read = read

    def some(self, rows: QuerySet[Any]) -> list[str]:
        """Return some records, in their order."""
        return [text_of(self._read(row)) for row in rows]

    def every(self, rows: QuerySet[Any]) -> Iterator[list[str]]:
        """Give all records, some at a time."""
        for piece in pieces(rows):
            yield [text_of(self._read(row)) for row in piece]


class Kept:
    """Services in full, as the texts that are kept of them."""

    rows = staticmethod(open_services)
    some = staticmethod(TEXTS.of)
    every = staticmethod(TEXTS.every)


class OrukList(OrukView):
    """
    A page of records in the envelope of NOTES 1.4. A page behind the last is empty, not 404.

    `way` says what is listed and how it is written. `ways` has another for a switch that asks for
    more of each, or less (`full`, `minimal`: all on one page). With `format=ndjson` all records
    come without pages, one a line.
    """

    way: ClassVar[Fresh | Kept]
    ways: ClassVar[Mapping[str, Fresh | Kept]] = {}

    def get(self, request: Request) -> HttpResponseBase:
        """Return the page that was asked for, or all of it as a stream."""
        params = request.query_params
        asked = (way for name, way in self.ways.items() if is_asked(params, name))
        way = next(asked, type(self).way)
        rows = way.rows(open_query(params))
        if params.get("format", "").lower() == "ndjson":
            return StreamingHttpResponse(_lines(way.every(rows)), content_type=NDJSON)
        number, size = page_asked(params)
        total = rows.count()
        if is_asked(params, "minimal") and "minimal" in self.ways:
            whole = _one_page(way.every(rows), _envelope(total, min(total, 1), 1, total))
            return StreamingHttpResponse(whole, content_type=JSON)
        texts = way.some(rows[(number - 1) * size : number * size])
        envelope = _envelope(total, -(-total // size), number, len(texts))
        return HttpResponse(_one_page([texts], envelope), content_type=JSON)


def _envelope(total: int, pages: int, number: int, size: int) -> dict[str, Any]:
    return {
        "total_items": total,
        "total_pages": pages,
        "page_number": number,
        "size": size,
        "first_page": number == 1,
        "last_page": number >= pages,
        "empty": not size,
    }


def _lines(pieces: Iterable[list[str]]) -> Iterator[bytes]:
    for texts in filter(None, pieces):
        yield "\n".join([*texts, ""]).encode()


def _one_page(pieces: Iterable[list[str]], envelope: dict[str, Any]) -> Iterator[bytes]:
    """Give everything as one page, while it is read."""
    yield text_of(envelope)[:-1].encode() + b',"contents":['
    for place, texts in enumerate(filter(None, pieces)):
        yield (b"," if place else b"") + ",".join(texts).encode()
    yield b"]}"


class OrukItem(OrukView):
    """One record by its id; an unknown or malformed id is a 404 with a JSON body."""

    way: ClassVar[Fresh | Kept]
    ways: ClassVar[Mapping[str, Fresh | Kept]] = {}

    def get(self, request: Request, record_id: str) -> HttpResponse:
        """Return the record. :raises NotFound:"""
        try:
            key = UUID(record_id)
        except ValueError as error:
            raise NotFound from error
        asked = (way for name, way in self.ways.items() if is_asked(request.query_params, name))
        way = next(asked, type(self).way)
        texts = way.some(way.rows(OpenQuery()).filter(pk=key))
        if not texts:
            raise NotFound
        return HttpResponse(texts[0], content_type=JSON)
