"""
What somebody typed into a page whose sign-in had ended: kept until they sign in again.

Nothing is saved by it. The words wait in the browser's own session on the server, sealed with a key
that no table and no backup holds, marked with whose they are; whoever signs in as somebody else
never sees them, and they are dropped, as they are after twenty minutes. The form carries a token
that only a signed-in person could have been given, so nobody can leave words for another.
"""

from base64 import urlsafe_b64encode
from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, QueryDict
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

View = TypeVar("View", bound=Callable[..., object])
FIELD = "typed_by"  # the hidden field that carries the token
MOST = 200_000  # characters: the longest form has a tenth of it
LONGEST = timedelta(hours=12)  # longer than any session
_KEPT = "kept_typing"
_SALT = "spcore.keeping"
_NOT_KEPT = ("csrfmiddlewaretoken", FIELD)


def keeps_typing(view: View) -> View:
    """Mark a page whose form must not lose what was typed when the sign-in had ended."""
    view.keeps_typing = True  # type: ignore[attr-defined]
    return view


def is_marked(request: HttpRequest) -> bool:
    """Tell whether the page asked for is marked so."""
    match = request.resolver_match
    return getattr(match and match.func, "keeps_typing", False)


def token_for(request: HttpRequest, path: str) -> str:
    """Return what the form at `path` carries to say who was filling it in."""
    return _signer().sign_object([str(request.user.pk), path])


def _signer() -> signing.TimestampSigner:
    return signing.TimestampSigner(salt=_SALT)


def _seal() -> MultiFernet:
    """Return what seals the words; a secret key that was changed still opens them."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    keys = [salted_hmac(_SALT, "", secret=secret, algorithm="sha256") for secret in secrets]
    return MultiFernet([Fernet(urlsafe_b64encode(key.digest())) for key in keys])


def keep(request: HttpRequest) -> bool:
    """
    Keep what was posted to a page marked so, for whoever was filling it in; tell whether it was.

    Called where the post is turned away: nobody is signed in, or its CSRF token is an older one.
    """
    if request.method != "POST" or not is_marked(request):
        return False
    try:
        by, path = _signer().unsign_object(request.POST.get(FIELD, ""), max_age=LONGEST)
    except (signing.BadSignature, ValueError):
        return False
    typed = request.POST.copy()
    for name in _NOT_KEPT:
        typed.pop(name, None)
    body = typed.urlencode()
    if path != request.path or len(body) > MOST:
        return False
    sealed = _seal().encrypt(body.encode()).decode()
    request.session[_KEPT] = {"by": by, "path": path, "sealed": sealed}
    if not request.user.is_authenticated:
        messages.info(
            request,
            _(
                "You were signed out because nothing happened for a while. What you typed is kept "
                "for 20 minutes: sign in, and go on"
            ),
        )
    return True


def is_of_another(request: HttpRequest) -> bool:
    """Tell whether the form that was posted was filled in by somebody else than who is here now."""
    try:
        by, _path = _signer().unsign_object(request.POST.get(FIELD, ""), max_age=LONGEST)
    except (signing.BadSignature, ValueError):
        return False
    return by != str(request.user.pk)


def typed(request: HttpRequest) -> QueryDict | None:
    """Return what was kept for this person and page, once; drop what was another person's."""
    kept = request.session.get(_KEPT)
    if kept is None:
        return None
    if kept["by"] != str(request.user.pk):
        del request.session[_KEPT]
        return None
    if kept["path"] != request.path:
        return None
    del request.session[_KEPT]
    try:
        body = _seal().decrypt(kept.get("sealed", ""), ttl=settings.SESSION_COOKIE_AGE).decode()
    except InvalidToken:
        return None
    return QueryDict(body, mutable=True)


def posted_or_kept(request: HttpRequest) -> QueryDict | None:
    """Return what fills a page's form: what is posted, or what was kept of a post turned away."""
    return request.POST if request.method == "POST" else typed(request)
