"""What the database needs before the first index on names."""

from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations


class Migration(migrations.Migration):
    """Trigrams, for typing errors; nothing else needs an extension."""

    dependencies = [("places", "0001_initial")]
    operations = [TrigramExtension()]
