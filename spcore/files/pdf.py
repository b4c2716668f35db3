"""PDF files: read by a process of their own, which may take so long and so much and no more."""

import json
import re
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from spcore.errors import Invalid

CHILD = Path(__file__).with_name("pdf_child.py")
SECONDS = 12
AFTER_END = 1024
# Long enough that compressed bytes do not spell them by chance; #xx escapes are undone first.
ACTIVE = re.compile(rb"/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia|ImportData|SubmitForm)\b")
ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")


def read_pdf(content: bytes) -> str:
    """
    Return the text of a harmless PDF; nothing when it is a scan. At most ten pages are read.

    :raises Invalid: when it is damaged, locked, active, or something else as well.
    """
    if b"%%EOF" not in content[-AFTER_END:] or zipfile.is_zipfile(BytesIO(content)):
        raise _refusal(_("This PDF is damaged, or has another file behind it"))
    if ACTIVE.search(ESCAPE.sub(lambda match: bytes([int(match[1], 16)]), content)):
        raise _refusal(_active())
    found = _ask_child(content)
    if found.get("is_locked"):
        raise _refusal(_("This PDF needs a password. Save it without one"))
    if found.get("is_active"):
        raise _refusal(_active())
    if "text" not in found:
        raise _refusal(_("This PDF is damaged or too large to be read"))
    return str(found["text"])


def _active() -> str:
    return _("This PDF contains scripts or other files. Print it to PDF and choose the new file")


def _ask_child(content: bytes) -> dict[str, Any]:
    try:
        done = subprocess.run(  # noqa: S603  no word of the command comes from outside
            [sys.executable, "-I", str(CHILD)],
            input=content,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
        answer: dict[str, Any] = json.loads(done.stdout or b"{}")
    except (subprocess.TimeoutExpired, ValueError):
        return {}
    return answer


def _refusal(words: str) -> Invalid:
    return Invalid(words, field="file")
