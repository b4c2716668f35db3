"""The file of a list that somebody brings in on a page, read with what they say of its columns."""

import zlib
from collections.abc import Iterator

from providers.adapters.table import Opened, read_opened
from providers.adapters.table_columns import TableMapping
from providers.models import DirectoryImport
from providers.services.directory_entry import Found


def found_in(batch: DirectoryImport) -> Iterator[Found]:
    """Give the services of the list. :raises Unusable:"""
    content = zlib.decompress(batch.content)
    main, *linked = [
        Opened(
            batch.file_name,
            content,
            TableMapping(
                columns={
                    heading: field
                    for heading, field in zip(table["headings"], table["fields"], strict=True)
                    if field
                },
                sheet=table["sheet"],
            ),
        )
        for table in batch.tables
    ]
    return read_opened(main, linked)
