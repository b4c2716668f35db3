"""A step more: what was withdrawn, or made in error, by mistake is put back."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("referrals", "0026_decisions_taken_back"),
    ]

    operations = [
        migrations.AlterField(
            model_name="step",
            name="action",
            field=models.CharField(
                choices=[
                    ("submit", "Submit"),
                    ("take_back", "Take back and correct"),
                    ("return", "Return"),
                    ("redirect", "Redirect"),
                    ("accept", "Accept"),
                    ("undecide", "Take back the decision on"),
                    ("queue", "Put in the queue"),
                    ("allocate", "Allocate"),
                    ("start", "Record the first contact of"),
                    ("unstart", "Take back the first contact of"),
                    ("pause", "Pause"),
                    ("resume", "Resume"),
                    ("close", "Close"),
                    ("reopen", "Reopen"),
                    ("withdraw", "Withdraw"),
                    ("mark_in_error", "Mark as made in error"),
                    ("restore", "Put back"),
                ],
                max_length=25,
            ),
        ),
    ]
