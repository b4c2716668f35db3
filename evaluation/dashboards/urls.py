"""Addresses of the dashboards."""

from django.urls import path

from evaluation.dashboards.views.board_report import board_report
from evaluation.dashboards.views.cohort_list import cohort_list
from evaluation.dashboards.views.data_return import data_return
from evaluation.dashboards.views.fair_share import fair_share
from evaluation.dashboards.views.need_results import need_results
from evaluation.dashboards.views.overview import overview
from evaluation.dashboards.views.table_download import table_download
from evaluation.dashboards.views.topic_detail import topic_detail

app_name = "dashboards"
urlpatterns = [
    path("dashboards/", overview, name="overview"),
    path("dashboards/report/", board_report, name="board_report"),
    path("dashboards/return/", data_return, name="data_return"),
    path("dashboards/cohorts/", cohort_list, name="cohort_list"),
    path("dashboards/fair-share/", fair_share, name="fair_share"),
    path("dashboards/<slug:topic>/", topic_detail, name="topic_detail"),
    path("dashboards/<slug:topic>/download/", table_download, name="table_download"),
    path("results/", need_results, name="need_results"),
]
