"""Money in templates."""

from django import template

from evaluation.fund.selectors.words import pounds

register = template.Library()
register.filter("pounds", pounds)
