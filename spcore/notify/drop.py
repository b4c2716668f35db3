"""Documents into a folder that another system reads: whole or not at all."""

import os
from pathlib import Path
from uuid import UUID

from django.conf import settings

from spcore.errors import Unavailable
from spcore.notify.document import Document


def is_set_up() -> bool:
    """Tell whether a folder is named."""
    return bool(settings.FEEDBACK_DROP_DIR)


def write(*, message_id: UUID, folder: str, documents: list[Document]) -> None:
    """
    Write each document under the message's id; a second call ends in the same files.

    A reader never sees half a file: it is written beside, under a dot, and then renamed.
    :raises Unavailable: when the folder cannot be written.
    """
    place = Path(settings.FEEDBACK_DROP_DIR) / folder
    try:
        place.mkdir(parents=True, exist_ok=True, mode=0o750)
        for document in documents:
            name = f"{message_id}{Path(document.name).suffix}"
            write_whole(place, name, document.content)
    except OSError as error:
        raise Unavailable("The folder for letters cannot be written") from error


def write_whole(place: Path, name: str, content: bytes) -> None:
    """Write one file so that a reader finds it whole or not at all. :raises OSError:"""
    part = place / f".{name}.part"
    with part.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    part.replace(place / name)
