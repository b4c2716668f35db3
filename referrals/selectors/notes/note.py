"""What a learning note holds."""

from dataclasses import dataclass

from django.utils.functional import Promise

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Note:
    """
    Two minutes on one need: body, mind and life; what social prescribing can and cannot do.

    `ask` is one question to ask the person today.
    """

    body: Words
    mind: Words
    life: Words
    can: Words
    cannot: Words
    ask: Words
