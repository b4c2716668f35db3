"""Pages for everybody: what the service is, how accessible it is, who sees what."""

from django.urls import path

from spcore.ops.views.health import health
from spcore.ui.views.accessibility import accessibility
from spcore.ui.views.home import home
from spcore.ui.views.privacy import privacy
from spcore.ui.views.robots import robots

app_name = "spcore"
urlpatterns = [
    path("", home, name="home"),
    path("accessibility/", accessibility, name="accessibility"),
    path("robots.txt", robots, name="robots"),
    path("privacy/", privacy, name="privacy"),
    path("health/", health, name="health"),
]
