"""Addresses of what changed in the directory near a worker."""

from django.urls import path

from linkworkers.views.directory_news import directory_news
from linkworkers.views.directory_news_stop import directory_news_stop

urlpatterns = [
    path("directory-news/", directory_news, name="directory_news"),
    path("directory-news/stop/<str:token>/", directory_news_stop, name="directory_news_stop"),
]
