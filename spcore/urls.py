"""Every address of the service."""

from django.urls import include, path

from spcore.ui.first_words import FirstWords

parts = [
    path("", include("spcore.ui.public_urls")),
    path("", include("spcore.ui.urls")),
    path("", include("spcore.ops.urls")),
    path("", include("spcore.accounts.urls")),
    path("", include("spcore.accounts.allauth_urls")),
    path("", include("providers.urls")),
    path("", include("referrals.urls")),
    path("", include("linkworkers.urls")),
    path("", include("evaluation.measures.urls")),
    path("", include("evaluation.dashboards.urls")),
    path("", include("evaluation.fund.urls")),
]
urlpatterns = [FirstWords(parts)]
handler403 = "spcore.ui.views.refusals.forbidden"
handler404 = "spcore.ui.views.refusals.not_found"
handler500 = "spcore.ui.views.refusals.failed"
