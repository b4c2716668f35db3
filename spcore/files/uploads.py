"""How large a request with files may be: judged before anything of it is written to disk."""

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler

from spcore.files.kinds import MAXIMUM_BYTES

FILES_AT_ONCE = 8
MAXIMUM_REQUEST = FILES_AT_ONCE * MAXIMUM_BYTES + 1024 * 1024


class BoundedUpload(FileUploadHandler):
    """The first handler of every upload; hands on what it allows."""

    def handle_raw_input(
        self,
        input_data: Any,
        META: dict[str, Any],  # noqa: N803  Django's name
        content_length: int,
        *args: Any,
        **_more: Any,
    ) -> None:
        """Refuse a request that is too large by what it says of itself, with a 400."""
        if content_length > MAXIMUM_REQUEST:
            raise RequestDataTooBig("The files are too large")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Hand the data on to the next handler."""
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leave the file to the next handler."""
