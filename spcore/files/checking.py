"""One door for files from outside: of an allowed kind, and harmless as far as can be told."""

import hashlib

from spcore.files.archives import check_docx
from spcore.files.images import redrawn
from spcore.files.kinds import Checked, FileKind, kind_of
from spcore.files.pdf import read_pdf

EVERY = frozenset(FileKind)


def check_file(*, name: str, content: bytes, allowed: frozenset[FileKind] = EVERY) -> Checked:
    """
    Return what may be kept of a file: images drawn afresh, PDF and DOCX as they came.

    Takes up to some seconds of one core. :raises Invalid: in words for whoever chose the file.
    """
    kind = kind_of(name=name, content=content, allowed=allowed)
    if kind is FileKind.PDF:
        return Checked(kind, content, read_pdf(content))
    if kind is FileKind.DOCX:
        check_docx(content)
        return Checked(kind, content)
    return Checked(kind, redrawn(content, kind))


def digest_of(content: bytes) -> str:
    """Return the SHA-256 of a file, by which a second copy is known."""
    return hashlib.sha256(content).hexdigest()
