"""An instrument: items, wording, options, direction and source, loaded by `load_reference`."""

from django.db import models


class Instrument(models.Model):
    """
    A version of a measure. `items` is a list of {code, text, low, high, minimum, maximum, better}.

    Wording and rules come from the source named in the row (domain.md, Measures).
    """

    code = models.CharField(max_length=30, primary_key=True)
    family = models.CharField(max_length=20)
    version = models.CharField(max_length=20)
    name = models.CharField(max_length=120)
    introduction = models.TextField(blank=True)
    items = models.JSONField()
    source = models.CharField(max_length=300)
    verified_on = models.DateField()

    def __str__(self) -> str:
        return self.name
