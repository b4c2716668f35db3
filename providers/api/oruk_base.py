"""What every answer of the open data shares: open to all, CORS, page envelope, JSON refusals."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, ClassVar
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.middleware.gzip import GZipMiddleware
from django.middleware.http import ConditionalGetMiddleware
from rest_framework.exceptions import NotFound
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.encoders import JSONEncoder
from rest_framework.views import APIView

from providers.api.oruk_filters import is_asked, open_query, page_asked
from providers.selectors.open_data import OpenQuery, every
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


class OrukList(OrukView):
    """
    A page of records in the envelope of NOTES 1.4. A page behind the last is empty, not 404.

    `rows` and `read` say what is listed and how it is written. `forms` has another pair for a
    switch that asks for more of each, or less (`full`, `minimal`: all on one page). With
    `format=ndjson` all records come without pages, one a line.
    """

    rows: ClassVar[Rows]
    read: ClassVar[Read]
    forms: ClassVar[Mapping[str, tuple[Rows, Read]]] = {}

    def get(self, request: Request) -> Response | StreamingHttpResponse:
        """Return the page that was asked for, or all of it as a stream."""
        params = request.query_params
        asked = (form for name, form in self.forms.items() if is_asked(params, name))
        rows_of, read = next(asked, (type(self).rows, type(self).read))
        rows = rows_of(open_query(params))
        if params.get("format", "").lower() == "ndjson":
            return StreamingHttpResponse(_lines(rows, read), content_type=NDJSON)
        number, size = page_asked(params)
        total = rows.count()
        if is_asked(params, "minimal") and "minimal" in self.forms:
            return StreamingHttpResponse(_one_page(rows, read, total), content_type=JSON)
        contents = [read(row) for row in rows[(number - 1) * size : number * size]]
        pages = -(-total // size)
        return Response(_envelope(total, pages, number, len(contents)) | {"contents": contents})


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


def _lines(rows: QuerySet[Any], read: Read) -> Iterator[bytes]:
    for row in every(rows):
        yield _json(read(row)) + b"\n"


def _one_page(rows: QuerySet[Any], read: Read, total: int) -> Iterator[bytes]:
    """Give everything as one page, while it is read."""
    head = _json(_envelope(total, min(total, 1), 1, total))
    yield head[:-1] + b',"contents":['
    for place, row in enumerate(every(rows)):
        yield (b"," if place else b"") + _json(read(row))
    yield b"]}"


def _json(body: dict[str, Any]) -> bytes:
    return json.dumps(body, cls=JSONEncoder, ensure_ascii=False, separators=(",", ":")).encode()


class OrukItem(OrukView):
    """One record by its id; an unknown or malformed id is a 404 with a JSON body."""

    rows: ClassVar[Callable[[], QuerySet[Any]]]
    read: ClassVar[Read]
    forms: ClassVar[Mapping[str, tuple[Callable[[], QuerySet[Any]], Read]]] = {}

    def get(self, request: Request, record_id: str) -> Response:
        """Return the record. :raises NotFound:"""
        try:
            key = UUID(record_id)
        except ValueError as error:
            raise NotFound from error
        asked = (form for name, form in self.forms.items() if is_asked(request.query_params, name))
        rows_of, read = next(asked, (type(self).rows, type(self).read))
        row = rows_of().filter(pk=key).first()
        if row is None:
            raise NotFound
        return Response(read(row))
