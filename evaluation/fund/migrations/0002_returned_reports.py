from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("fund", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="awardreport",
            name="returned_why",
            field=models.CharField(blank=True, db_default="", default="", max_length=300),
        ),
    ]
