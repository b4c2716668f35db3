"""The service's own settings, with handlers that email a fake sink and shorter patience."""

from spcore.settings import *  # noqa: F403
from spcore.settings import BASE_DIR, INSTALLED_APPS, TEMPLATES

INSTALLED_APPS = [*INSTALLED_APPS, "tests.chaos"]
TEMPLATES[0]["DIRS"] = [BASE_DIR / "tests" / "chaos" / "templates", *TEMPLATES[0]["DIRS"]]
NOTIFY_CHANNEL = "smtp"
