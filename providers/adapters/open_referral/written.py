"""A listing of the open data as the text that goes out, and which code wrote it."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

from rest_framework.utils.encoders import JSONEncoder

from providers.adapters.open_referral import places, publishing, publishing_details, values
from providers.models import Service
from providers.selectors.open_texts import OpenTexts


def text_of(body: dict[str, Any]) -> str:
    """Return a body as JSON."""
    return json.dumps(body, cls=JSONEncoder, ensure_ascii=False, separators=(",", ":"))


def service_text(service: Service) -> str:
    """Return a service in full as JSON. Expects `in_full`'s prefetches."""
    return text_of(publishing.service_in_full(service))


def _form() -> str:
    """Return what stands for the code: a text that other code wrote is written again."""
    rooms = (publishing, publishing_details, places, values)
    code = b"".join(Path(room.__file__).read_bytes() for room in rooms)
    return sha256(code).hexdigest()[:16]


TEXTS = OpenTexts(form=_form(), write=service_text)
