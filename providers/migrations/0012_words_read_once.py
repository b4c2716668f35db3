"""
What somebody typed is made a search when the statement is planned, not again for every row.

Nothing but a statement that is planned each time may hold it: its answer changes with the groups
of words, so no index, no generated column and no statement prepared on the server.
"""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("providers", "0011_feeds_and_local_edits"),
    ]

    operations = [
        migrations.RunSQL(
            "ALTER FUNCTION providers_asked(text) IMMUTABLE",
            "ALTER FUNCTION providers_asked(text) STABLE",
        ),
    ]
