"""The kinds of file that may be kept: by the end of the name and by content, both."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath

from django.utils.translation import gettext as _

from spcore.errors import Invalid

MAXIMUM_BYTES = 10 * 1024 * 1024


class FileKind(StrEnum):
    """The allowed kinds, by their media types."""

    PDF = "application/pdf"
    JPEG = "image/jpeg"
    PNG = "image/png"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

    @property
    def ending(self) -> str:
        """Return the end of a file name, without a dot."""
        return self.name.lower() if self is not FileKind.JPEG else "jpg"


ENDINGS = {
    ".pdf": FileKind.PDF,
    ".jpg": FileKind.JPEG,
    ".jpeg": FileKind.JPEG,
    ".png": FileKind.PNG,
    ".docx": FileKind.DOCX,
}
# How each begins; what stands before, or something else that begins so, is another kind.
BEGINNINGS = {
    FileKind.PDF: b"%PDF-",
    FileKind.JPEG: b"\xff\xd8\xff",
    FileKind.PNG: b"\x89PNG\r\n\x1a\n",
    FileKind.DOCX: b"PK\x03\x04",
}


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that may be kept. `content` is what to keep, not always what came."""

    kind: FileKind
    content: bytes
    text: str = ""


def kind_of(*, name: str, content: bytes, allowed: frozenset[FileKind]) -> FileKind:
    """
    Return what a file is. Its name and its content must agree.

    :raises Invalid: in words for whoever chose the file.
    """
    if not content:
        raise Invalid(_("This file is empty"), field="file")
    if len(content) > MAXIMUM_BYTES:
        raise Invalid(_("This file is larger than 10 MB"), field="file")
    kind = ENDINGS.get(PurePath(name).suffix.lower())
    if kind is None or kind not in allowed:
        raise Invalid(
            _("Choose a file of one of these kinds: %s") % kinds_in_words(allowed), field="file"
        )
    if not content.startswith(BEGINNINGS[kind]) or not _looks_like(kind, content):
        words = _("The name of this file says %s, but it is something else inside") % kind.name
        raise Invalid(words, field="file")
    return kind


def kinds_in_words(allowed: frozenset[FileKind]) -> str:
    """Return the kinds as a list: PDF, JPEG."""
    return ", ".join(kind.name for kind in FileKind if kind in allowed)


def _looks_like(kind: FileKind, content: bytes) -> bool:
    """Tell whether the signatures of the whole file name this kind too."""
    import puremagic  # noqa: PLC0415  its table of signatures is large, and few bring a file

    try:
        found = puremagic.magic_string(content)
    except (puremagic.PureError, ValueError):
        return False
    return any(match.mime_type == kind.value for match in found)
