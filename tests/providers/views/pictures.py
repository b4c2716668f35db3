"""Pictures of hosts, as they are sent."""

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image


def picture() -> SimpleUploadedFile:
    """Return a picture larger than what is kept."""
    written = BytesIO()
    Image.new("RGB", (900, 600), "teal").save(written, "PNG")
    return SimpleUploadedFile("mo.png", written.getvalue(), "image/png")
