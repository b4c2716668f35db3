"""Reminders by rule: raised and ended in sets, told once a day, settled by a tap."""

from linkworkers.services.reminders.check_ins import answer_check_in, issue_link
from linkworkers.services.reminders.promising import promise_messages
from linkworkers.services.reminders.raising import Passed, raise_reminders
from linkworkers.services.reminders.rules import RuleChange, save_rule
from linkworkers.services.reminders.settling import FURTHEST, put_off, settle, take_up_again

__all__ = [
    "FURTHEST",
    "Passed",
    "RuleChange",
    "answer_check_in",
    "issue_link",
    "promise_messages",
    "put_off",
    "raise_reminders",
    "save_rule",
    "settle",
    "take_up_again",
]
