from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("referrals", "0038_moves_taken_back"),
    ]

    operations = [
        migrations.AlterField(
            model_name="consent",
            name="purpose",
            field=models.CharField(
                choices=[
                    ("referral", "Being referred to social prescribing"),
                    ("sharing", "Sharing with a service"),
                    ("feedback", "Telling the GP practice how it went"),
                    ("evaluation", "Using answers, without a name, to see what works"),
                    ("afterwards", "Being asked again after the support has ended"),
                ],
                max_length=12,
            ),
        ),
    ]
