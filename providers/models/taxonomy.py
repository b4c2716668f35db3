"""Other people's vocabularies, kept beside our needs and published as Open Referral terms."""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models

from spcore.needs import Need


class Taxonomy(models.Model):
    """A vocabulary (UK-CAT, a council's directory tags, Open Eligibility)."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    description = models.TextField()
    uri = models.URLField(max_length=500, blank=True)
    version = models.CharField(max_length=40, blank=True)

    def __str__(self) -> str:
        return self.name


class TaxonomyTerm(models.Model):
    """A term of a vocabulary, and which of our needs it speaks of."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    taxonomy = models.ForeignKey(Taxonomy, on_delete=models.CASCADE, related_name="terms")
    code = models.CharField(max_length=120)
    name = models.CharField(max_length=255)
    description = models.TextField(blank=True)
    uri = models.CharField(max_length=500, blank=True)
    language = models.CharField(max_length=10, blank=True)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL)
    needs = ArrayField(models.CharField(max_length=20, choices=Need), default=list, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["taxonomy", "code"], name="taxonomy_term_once")
        ]

    def __str__(self) -> str:
        return self.name
