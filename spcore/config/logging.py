"""Logs to standard output; never a person's data, a token or an address with one."""

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django.request": {"level": "ERROR"},
        "celery": {"level": "INFO"},
        "weasyprint": {"level": "ERROR"},  # each letter would tell its ten steps
        "fontTools": {"level": "ERROR"},
    },
}
