"""What Celery runs and when, and how it speaks with the broker."""

from typing import Any

MINUTE = 60.0
QUEUES = ("safety", "normal")  # in this order of precedence
# The relay names the queue of each batch by its lane; every other task is ordinary.
ROUTES: dict[str, dict[str, str]] = {"*": {"queue": "normal"}}
TIME_LIMIT = 600
TRANSPORT: dict[str, Any] = {
    "socket_connect_timeout": 2,
    "socket_timeout": 5,
    "queue_order_strategy": "priority",
    # A task that a dead worker held comes again after this, which must outlast TIME_LIMIT.
    "visibility_timeout": 900,
}

# Rules that administrators edit are rows, not entries here. `schedule` is in seconds, or a time
# of the British day. What beat could not have run in time is not worth running twice: it expires.
# Facts are built anew by night, by the clock: a count of hours would begin again with each update,
# and an update is what they must follow.
BEAT: dict[str, dict[str, Any]] = {
    "worker-heartbeat": {
        "task": "spcore.outbox.tasks.heartbeat",
        "schedule": 15.0,
        "options": {"expires": 15},
    },
    "seal-audit": {
        "task": "spcore.audit.tasks.seal",
        "schedule": MINUTE,
        "options": {"expires": MINUTE},
    },
    "anchor-audit": {
        "task": "spcore.audit.tasks.anchor",
        "schedule": 60 * MINUTE,
        "options": {"expires": 60 * MINUTE},
    },
    "forget-sessions": {
        "task": "spcore.accounts.tasks.forget_sessions",
        "schedule": 10 * MINUTE,
        "options": {"expires": 10 * MINUTE},
    },
    "promise-digests": {
        "task": "referrals.tasks.promise_digests",
        "schedule": 60 * MINUTE,
        "options": {"expires": 60 * MINUTE},
    },
    "promise-directory-news": {
        "task": "linkworkers.tasks.promise_directory_news",
        "schedule": 60 * MINUTE,
        "options": {"expires": 60 * MINUTE},
    },
    "tidy-drafts": {
        "task": "referrals.tasks.tidy_drafts",
        "schedule": 24 * 60 * MINUTE,
        "options": {"expires": 24 * 60 * MINUTE},
    },
    "ask-owners": {
        "task": "providers.tasks.ask_owners",
        "schedule": 24 * 60 * MINUTE,
        "options": {"expires": 24 * 60 * MINUTE},
    },
    "read-feed": {
        "task": "providers.tasks.read_feed",
        "schedule": 2 * MINUTE,
        "options": {"expires": 2 * MINUTE},
    },
    "write-open-texts": {
        "task": "providers.tasks.write_open_texts",
        "schedule": MINUTE,
        "options": {"expires": MINUTE},
    },
    "warn-of-endings": {
        "task": "providers.tasks.warn_of_endings",
        "schedule": 24 * 60 * MINUTE,
        "options": {"expires": 24 * 60 * MINUTE},
    },
    "forget-lists": {
        "task": "providers.tasks.forget_lists",
        "schedule": 24 * 60 * MINUTE,
        "options": {"expires": 24 * 60 * MINUTE},
    },
    "expire-unanswered": {
        "task": "referrals.tasks.expire_unanswered",
        "schedule": 24 * 60 * MINUTE,
        "options": {"expires": 24 * 60 * MINUTE},
    },
    "remind": {
        "task": "linkworkers.tasks.remind",
        "schedule": 15 * MINUTE,
        "options": {"expires": 15 * MINUTE},
    },
    "read-receipts": {
        "task": "spcore.notify.tasks.read_receipts",
        "schedule": 30 * MINUTE,
        "options": {"expires": 30 * MINUTE},
    },
    "read-texts": {
        "task": "spcore.notify.tasks.read_texts",
        "schedule": MINUTE / 2,
        "options": {"expires": MINUTE / 2},
    },
    "keep-covers": {
        "task": "linkworkers.tasks.keep_covers",
        "schedule": 5 * MINUTE,
        "options": {"expires": 5 * MINUTE},
    },
    "remind-of-training": {
        "task": "linkworkers.tasks.remind_of_training",
        "schedule": 24 * 60 * MINUTE,
        "options": {"expires": 24 * 60 * MINUTE},
    },
    "forget-imports": {
        "task": "linkworkers.tasks.forget_imports",
        "schedule": 24 * 60 * MINUTE,
        "options": {"expires": 24 * 60 * MINUTE},
    },
    "keep-days-of-the-fund": {
        "task": "evaluation.fund.tasks.keep_days",
        "schedule": 24 * 60 * MINUTE,
        "options": {"expires": 24 * 60 * MINUTE},
    },
    "ask-afterwards": {
        "task": "evaluation.tasks.ask_afterwards",
        "schedule": 24 * 60 * MINUTE,
        "options": {"expires": 24 * 60 * MINUTE},
    },
    "publish-figures": {
        "task": "evaluation.tasks.publish_figures",
        "schedule": "03:30",
        "options": {"expires": 24 * 60 * MINUTE},
    },
    "fold-cells": {
        "task": "evaluation.facts.tasks.fold_cells",
        "schedule": 5 * MINUTE,
        "options": {"expires": 5 * MINUTE},
    },
    "check-cells": {
        "task": "evaluation.facts.tasks.check_cells",
        "schedule": "04:30",
        "options": {"expires": 24 * 60 * MINUTE},
    },
    "rebuild-facts": {
        "task": "evaluation.tasks.rebuild_facts",
        "schedule": "02:30",
        "options": {"expires": 24 * 60 * MINUTE},
    },
}
