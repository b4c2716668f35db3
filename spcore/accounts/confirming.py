"""Asking for the password or a code again before something grave."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.adapter import get_adapter
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import urlencode

View = Callable[..., HttpResponse]


def confirm_first(view: View) -> View:
    """
    Open a page only within five minutes of a password or code (granting a role, disabling, ...).

    Whoever is asked comes back to the page's form; nothing that was posted is replayed. A demo
    account has neither password nor code, so it is not asked. Goes under `@for_roles`.
    """

    @wraps(view)
    def confirmed(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        adapter = get_adapter(request)
        if adapter.is_reauthentication_required(app="spcore.accounts"):
            methods = adapter.get_reauthentication_methods(request.user)
            if methods:
                return redirect(f"{methods[0]['url']}?{urlencode({'next': request.path})}")
        return view(request, *args, **kwargs)

    return confirmed
