"""A private link of a person's own opens the shortlist, or the equality questions."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("linkworkers", "0033_payments_wait"),
        ("referrals", "0041_payments"),
    ]

    operations = [
        migrations.RenameModel("ShortlistLink", "OwnLink"),
        migrations.AlterField(
            model_name="ownlink",
            name="referral",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="own_links",
                to="referrals.referral",
            ),
        ),
        migrations.AddField(
            model_name="ownlink",
            name="about",
            field=models.CharField(
                choices=[("shortlist", "Their shortlist"), ("equality", "The equality questions")],
                db_default="shortlist",
                default="shortlist",
                max_length=10,
            ),
        ),
    ]
