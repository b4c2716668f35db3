"""How much of a problem things are, asked."""

from collections.abc import Iterable
from typing import Any

from linkworkers.forms.needs_picture_fields import NeedsPictureFields
from spcore.ui.plain_form import PlainForm


class NeedsPictureAddForm(NeedsPictureFields, PlainForm):
    """`known` are the needs that the referral, the goals and earlier answers name."""

    def __init__(self, *args: Any, known: Iterable[str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.ask_about(known)
