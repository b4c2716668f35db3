"""A team that takes self-referrals, and somebody at the public form."""

import re
from typing import Any

import time_machine
from django.test import Client

from spcore.accounts.models import Organisation
from tests.factories.referrals import World, small_world

# A Wednesday at noon, when the team is there.
WEDNESDAY = "2026-11-25 12:00:00+00:00"
TOKEN = re.compile(r'name="token"[^>]*value="([^"]+)"')
ANSWERS: dict[str, Any] = {
    "for_whom": "me",
    "needs": ["loneliness", "money"],
    "what_matters": "Somebody to talk to.",
    "cannot_wait": "no",
    "is_safe": "yes",
    "given_name": "Ada",
    "family_name": "Quill",
    "birth_date_day": "27",
    "birth_date_month": "3",
    "birth_date_year": "1956",
    "registered_with": "not_known",
    "phone": "07700 900111",
    "may": ["phone", "text"],
    "agrees": "on",
    "tell_practice": "no",
}


def open_world() -> World:
    """Make a small scheme that takes self-referrals."""
    world = small_world()
    world.scheme.takes_self_referrals = True
    world.scheme.duty_phone = "01632 960100"
    world.scheme.save()
    return world


class AtTheForm:
    """Somebody in front of the public form of one team, with a clock that the test moves."""

    def __init__(self, team: Organisation, clock: time_machine.Traveller) -> None:
        self.client, self.clock = Client(), clock
        self.path = f"/refer-yourself/{team.pk}/"
        self.token = ""

    def open(self) -> str:
        """Open the form, and keep its token."""
        page = self.client.get(self.path).content.decode()
        self.token = TOKEN.search(page)[1]  # type: ignore[index]
        return page

    def post(self, step: str, **changes: Any) -> Any:
        """Press a button, with the usual answers but for `changes`."""
        answers = {"token": self.token, **ANSWERS, **changes, "step": step}
        return self.client.post(self.path, {k: v for k, v in answers.items() if v is not None})

    def send(self, **changes: Any) -> Any:
        """Fill the form in, in half a minute, and send it."""
        self.open()
        self.clock.shift(30)
        return self.post("send", **changes)
