"""Steps are history: added to and read, nothing else."""

from importlib import import_module

from django.db import migrations

guard = import_module("spcore.audit.migrations.0002_append_only").guard


class Migration(migrations.Migration):
    """Guard the steps of referrals and onward referrals."""

    dependencies = [("referrals", "0001_initial"), ("audit", "0002_append_only")]
    operations = [guard("referrals_step"), guard("referrals_onwardstep")]
