"""Clinical codes: which code says what in a GP record. Data that people check, not code."""

from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

SNOMED = "http://snomed.info/sct"


class CodeUse(models.TextChoices):
    """What the service says with a code."""

    ACCEPTED = "accepted", _("The referral was accepted, and the person agrees")
    DECLINED = "declined", _("The person declined")
    OFFERED = "offered", _("Social prescribing was offered")
    SIGNPOSTED = "signposted", _("The person was told of a service, not referred")
    SEEN = "seen", _("A link worker saw the person")
    CLOSED = "closed", _("The case was closed")


class ClinicalCode(models.Model):
    """
    One code of one system. Only a code that somebody has looked up may be written to a record.

    `verified_on` is the day somebody compared it with the national browser or found it in two
    independent sources; empty: nobody has. `version` is 0 until an administrator edits the row;
    loading the catalogue again leaves edited rows alone.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    system = models.CharField(max_length=120, default=SNOMED)
    code = models.CharField(max_length=30)
    display = models.CharField(max_length=200)
    use = models.CharField(max_length=12, choices=CodeUse, blank=True)
    note = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=400)
    verified_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["system", "code"], name="code_once_in_its_system"),
            models.UniqueConstraint(
                fields=["use"], condition=~Q(use=""), name="one_code_for_each_use"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.display}"
