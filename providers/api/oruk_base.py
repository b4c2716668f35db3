"""What every answer of the open data shares: open to all, CORS, page envelope, JSON refusals."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest
from rest_framework.exceptions import NotFound
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from providers.api.oruk_filters import open_query, page_asked
from providers.selectors.open_data import OpenQuery
from spcore.access import ANYBODY


class JsonAlways(BaseContentNegotiation):
    """Answer in JSON whatever was asked for: the standard's validator sends a browser's wishes."""

    def select_parser(self, request: Request, parsers: Any) -> Any:
        """Return the one parser there is."""
        return parsers[0]

    def select_renderer(self, request: Request, renderers: Any, format_suffix: Any = None) -> Any:
        """Return the one renderer there is."""
        return renderers[0], renderers[0].media_type


class OrukView(APIView):
    """Anonymous, read-only, and readable by any page of any site (NOTES 1.5, rule 3)."""

    roles = frozenset({ANYBODY})
    authentication_classes: Sequence[type] = ()
    content_negotiation_class = JsonAlways
    http_method_names = ["get", "head", "options"]

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        """Add the CORS header, to refusals too."""
        response = super().finalize_response(request, response, *args, **kwargs)
        response["Access-Control-Allow-Origin"] = "*"
        return response

    def options(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Response:
        """Answer a browser that asks before it reads."""
        headers = {"Access-Control-Allow-Methods": "GET", "Access-Control-Allow-Headers": "*"}
        return Response(status=204, headers=headers)


class OrukList(OrukView):
    """A page of records in the envelope of NOTES 1.4. A page behind the last is empty, not 404."""

    rows: ClassVar[Callable[[OpenQuery], QuerySet[Any]]]
    read: ClassVar[Callable[[Any], dict[str, Any]]]

    def get(self, request: Request) -> Response:
        """Return the page that was asked for."""
        number, size = page_asked(request.query_params)
        rows = type(self).rows(open_query(request.query_params))
        total = rows.count()
        contents = [type(self).read(row) for row in rows[(number - 1) * size : number * size]]
        pages = -(-total // size)
        return Response(
            {
                "total_items": total,
                "total_pages": pages,
                "page_number": number,
                "size": len(contents),
                "first_page": number == 1,
                "last_page": number >= pages,
                "empty": not contents,
                "contents": contents,
            }
        )


class OrukItem(OrukView):
    """One record by its id; an unknown or malformed id is a 404 with a JSON body."""

    rows: ClassVar[Callable[[], QuerySet[Any]]]
    read: ClassVar[Callable[[Any], dict[str, Any]]]

    def get(self, request: Request, record_id: str) -> Response:
        """Return the record. :raises NotFound:"""
        try:
            key = UUID(record_id)
        except ValueError as error:
            raise NotFound from error
        row = type(self).rows().filter(pk=key).first()
        if row is None:
            raise NotFound
        return Response(type(self).read(row))
