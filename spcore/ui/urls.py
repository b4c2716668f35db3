"""The gallery of components."""

from django.urls import path

from spcore.ui.views.design import design

app_name = "ui"
urlpatterns = [path("design/", design, name="design")]
