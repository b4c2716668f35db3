"""Addresses of the dashboards."""

from django.urls import path

from evaluation.dashboards.views.need_results import need_results
from evaluation.dashboards.views.overview import overview

app_name = "dashboards"
urlpatterns = [
    path("dashboards/", overview, name="overview"),
    path("results/", need_results, name="need_results"),
]
