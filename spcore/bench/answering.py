"""The service over HTTP, beside a page behind no middleware at all: what gunicorn runs."""

from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application

from spcore.starting import settle, spared

BARE = "/bare"

settings.ROOT_URLCONF = "spcore.bench.nothing"
with spared():
    _whole = get_wsgi_application()
_middleware, settings.MIDDLEWARE = settings.MIDDLEWARE, []
_bare = WSGIHandler()
settings.MIDDLEWARE = _middleware
settle()


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Answer below /bare without middleware, everything else as the service does."""
    path = environ["PATH_INFO"]
    if path.startswith(BARE):
        environ["PATH_INFO"] = path.removeprefix(BARE)
        return _bare(environ, start_response)
    return _whole(environ, start_response)
