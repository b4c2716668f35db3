"""The WSGI entry."""

import os

from django.core.wsgi import get_wsgi_application

from spcore.starting import settle, spared

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "spcore.settings")
with spared():
    application = get_wsgi_application()
settle()
