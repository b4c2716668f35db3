"""Pictures, drawn afresh: nothing of the file that came is kept, so no place and no camera."""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from spcore.errors import Invalid
from spcore.files.kinds import FileKind

if TYPE_CHECKING:  # large, and few bring a picture: it is loaded where one is opened
    from PIL.Image import Image

MAXIMUM_PIXELS = 40_000_000
FORMATS = {FileKind.JPEG: "JPEG", FileKind.PNG: "PNG"}


def redrawn(content: bytes, kind: FileKind) -> bytes:
    """Return the picture as a new file of the same kind. :raises Invalid:"""
    from PIL import Image  # noqa: PLC0415

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(content), formats=[FORMATS[kind]]) as image:
                return _drawn(image, FORMATS[kind])
    except Invalid:
        raise
    except Exception as error:
        # Pillow and the decoders beneath it raise whatever they come upon.
        raise Invalid(_("This picture is damaged and cannot be opened"), field="file") from error


def made_small(content: bytes, *, side: int = 480) -> bytes:
    """Return a picture as a JPEG of at most `side` pixels each way. :raises Invalid:"""
    from PIL import Image  # noqa: PLC0415

    try:
        with Image.open(BytesIO(content), formats=list(FORMATS.values())) as image:
            small = image.convert("RGB")
    except (OSError, ValueError) as error:
        raise Invalid(_("This picture is damaged and cannot be opened"), field="file") from error
    small.thumbnail((side, side))
    written = BytesIO()
    small.save(written, "JPEG", quality=85)
    return written.getvalue()


def _drawn(image: Image, kind: str) -> bytes:
    from PIL import Image, ImageOps  # noqa: PLC0415

    if image.width * image.height > MAXIMUM_PIXELS:
        raise Invalid(_("This picture is too large. Save it smaller"), field="file")
    upright = ImageOps.exif_transpose(image)
    clean = upright.convert("RGB" if kind == "JPEG" else _mode(upright))
    fresh = Image.new(clean.mode, clean.size)
    fresh.paste(clean)
    written = BytesIO()
    fresh.save(written, kind, **({"quality": 88} if kind == "JPEG" else {"optimize": False}))
    return written.getvalue()


def _mode(image: Image) -> str:
    is_see_through = image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
    return "RGBA" if is_see_through else "RGB"
