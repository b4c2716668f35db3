"""Listings as the open data tells them, written once and kept (docs/decisions/0081)."""

from django.db import models

from providers.models.service import Service


class OpenText(models.Model):
    """
    A listing of the open data in full, as JSON. `form` is that of the code that wrote it.

    It counts only while no `OpenTextDue` says that something in it changed. Nothing at the service
    waits for it, so no key holds the two together: the text of one that is gone is swept up.
    """

    service = models.OneToOneField(
        Service,
        primary_key=True,
        on_delete=models.DO_NOTHING,
        related_name="open_text",
        db_constraint=False,
    )
    form = models.CharField(max_length=16)
    body = models.TextField()

    class Meta:
        # Which listings have none of this form is asked each minute, and never of the long bodies.
        indexes = [
            models.Index(fields=["service"], include=["form"], name="open_text_of_form"),
        ]

    def __str__(self) -> str:
        return f"text of {self.service_id}"


class OpenTextDue(models.Model):
    """
    That something a listing's text says was changed: a row for each change, written by triggers.

    Rows are only added, so nobody who edits waits for whoever writes texts, or the other way.
    """

    id = models.BigAutoField(primary_key=True)
    service_id = models.UUIDField(db_index=True)

    def __str__(self) -> str:
        return f"text of {self.service_id} is due"
