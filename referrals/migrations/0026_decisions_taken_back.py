"""When whoever referred first opened what the team decided: until then it can be taken back."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("referrals", "0025_news_marks")]

    operations = [
        migrations.AddField(
            model_name="referral",
            name="news_seen_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
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
                ],
                max_length=25,
            ),
        ),
    ]
