"""The work: capacity, contacts, goals."""

from linkworkers.models.contact import Contact, ContactMode, ContactResult
from linkworkers.models.goal import Goal, GoalStatus
from linkworkers.models.profile import Profile

__all__ = ["Contact", "ContactMode", "ContactResult", "Goal", "GoalStatus", "Profile"]
