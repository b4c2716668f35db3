"""Postcodes and small areas, in metres of the British National Grid."""

from django.db import models


class Lsoa(models.Model):
    """
    A lower layer super output area of the 2021 census, with its deprivation and population.

    `imd_decile` is the English Indices of Deprivation 2025 decile, 1 the most deprived tenth.
    `population` is of mid-2020 (ONS), by the age bands of the file in `population_by_age`.
    """

    code = models.CharField(max_length=9, primary_key=True)
    name = models.CharField(max_length=100)
    ward = models.CharField(max_length=100, blank=True)
    district_code = models.CharField(max_length=9, blank=True)
    district = models.CharField(max_length=100, blank=True)
    icb_code = models.CharField(max_length=9, blank=True)
    sub_icb_code = models.CharField(max_length=9, blank=True)
    rural_urban = models.CharField(max_length=100, blank=True)
    imd_rank = models.PositiveIntegerField(null=True, blank=True)
    imd_decile = models.PositiveSmallIntegerField(null=True, blank=True)
    population = models.PositiveIntegerField(null=True, blank=True)
    population_by_age = models.JSONField(default=dict, blank=True)

    def __str__(self) -> str:
        return self.name


class GroupPopulation(models.Model):
    """How many people of a group (a sex, an ethnic group) live in a board's area; who counted."""

    id = models.BigAutoField(primary_key=True)
    icb_code = models.CharField(max_length=9)
    by = models.CharField(max_length=15)
    group = models.CharField(max_length=15)
    people = models.PositiveIntegerField()
    source = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["icb_code", "by", "group"], name="group_population_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.group} of {self.icb_code}"


class Postcode(models.Model):
    """
    A postcode and where it is. `code` has no space and is upper case; `outcode` is its first half.

    Terminated postcodes are kept: people still give them, and nobody marks them in the source.
    """

    code = models.CharField(max_length=7, primary_key=True)
    outcode = models.CharField(max_length=4, db_index=True)
    easting = models.IntegerField()
    northing = models.IntegerField()
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    lsoa = models.ForeignKey(
        Lsoa, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    district_code = models.CharField(max_length=9, blank=True)

    def __str__(self) -> str:
        return f"{self.code[:-3]} {self.code[-3:]}"
