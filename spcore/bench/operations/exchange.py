"""Operation 13: taking a referral by FHIR, beside sending one by the form."""

import json
from collections.abc import Iterator
from datetime import timedelta
from itertools import count
from typing import Any
from uuid import uuid4

import nhs_number
from allauth.idp.oidc.models import Token
from django.conf import settings
from django.utils import timezone

from referrals.models import Referral
from spcore.accounts.actor import Actor
from spcore.accounts.models import Scope
from spcore.accounts.roles import Role
from spcore.accounts.services import NewSystem, connect_system
from spcore.bench.calling import Browser, SignedIn
from spcore.bench.floors.hand import rows_of
from spcore.bench.operation import Case, Gate, Operation, same
from spcore.bench.operations.referring import check_page, new_drafts
from spcore.bench.parameters import World

MESSAGE = "/fhir/R4/$process-message"
FIRST, LAST = 955_000_000, 989_999_999  # below those of the filled database
PLENTY = {"system": "1000000/min", "token": "1000000/min"}


def _token(who: SignedIn) -> str:
    """Connect a system of the clinician's practice, and return a token of it."""
    practice = who.actor.organisation_id
    assert practice is not None  # noqa: S101  the bench's clinician has one
    made = connect_system(
        actor=Actor(Role.REFERRER_ADMIN, who.actor.user_id, practice),
        at=timezone.now(),
        new=NewSystem(name="Bench", scopes=tuple(Scope.values), nonce=uuid4()),
    )
    value = uuid4().hex
    token = Token(
        type=Token.Type.ACCESS_TOKEN,
        client_id=made.client_id,
        expires_at=timezone.now() + timedelta(hours=3),
    )
    token.set_value(value)
    token.set_scopes(Scope.values)
    token.save()
    return value


def _messages() -> Iterator[tuple[str, str]]:
    """Yield (reason, body) of messages about new people, each to be sent once."""
    paths = json.loads(Browser().get("/api/openapi.json").content)["paths"]
    content = paths[MESSAGE]["post"]["requestBody"]["content"]
    message: dict[str, Any] = content["application/fhir+json"]["example"]
    message["id"] = "{id}"
    message["entry"][1]["resource"]["reasonCode"] = [{"text": "{reason}"}]
    message["entry"][2]["resource"]["identifier"][0]["value"] = "{number}"
    text = json.dumps(message)  # once: it is the sender's work, not the service's
    for stem in count(_first_unused()):
        digit = nhs_number.calculate_checksum(f"{stem}")
        if digit == 10:
            continue
        reason, body = f"Lonely {stem}", text.replace("{id}", str(uuid4()))
        yield reason, body.replace("{reason}", reason).replace("{number}", f"{stem}{digit}")


def _first_unused() -> int:
    """Return the first nine digits of an NHS number that no message has named here."""
    sql = "SELECT max(nhs_number) FROM referrals_person WHERE nhs_number BETWEEN %s AND %s"
    last = rows_of(sql, [f"{FIRST}0", f"{LAST}9"])[0][0]
    return int(last[:9]) + 1 if last else FIRST


def _headers(token: str) -> dict[str, str]:
    packed = "e30="  # an empty object
    return {
        "Authorization": f"Bearer {token}",
        "X-Request-Id": str(uuid4()),
        "X-Correlation-Id": str(uuid4()),
        "NHSD-Target-Identifier": packed,
        "NHSD-End-User-Organisation": packed,
        "NHSD-Requesting-Software": packed,
        "NHSD-Requesting-Practitioner": packed,
    }


def _intake(world: World) -> list[Case]:
    settings.SYSTEM_RATES = PLENTY  # the measurement asks more often than a system may
    who = world.clinician
    token, messages, drafts = _token(who), _messages(), new_drafts(who)
    system, browser = Browser(), Browser(who)

    def send() -> str:
        reason, body = next(messages)
        system.send(MESSAGE, body, headers=_headers(token))
        return reason

    def form() -> None:
        browser.post(check_page(next(drafts)), {"version": 0, "is_contact_checked": "on"})

    def check() -> None:
        referral = Referral.objects.get(reason=send())
        same(referral.status, "submitted", what="status after a message")
        same(referral.steps.count(), 1, what="steps after a message")

    return [Case(label="a new referral", fast=send, floor=form, check=check)]


EXCHANGE = (
    Operation(
        number="13",
        name="FHIR intake",
        over="op 4",
        gate=Gate(ratio=1.5, goal=1.2, queries=15, seeks=True),
        cases=_intake,
    ),
)
