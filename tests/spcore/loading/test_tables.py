"""A table somebody sends."""

import csv
import io

from spcore.loading.tables import open_table


class TestOpenTable:
    def test_leaves_other_readers_of_the_process_their_long_fields(self):
        assert open_table(b"Name,Born\nAnn,1950\n", name="list.csv").headings == ["Name", "Born"]

        assert next(csv.reader(io.StringIO("x" * 200_000))) == ["x" * 200_000]
