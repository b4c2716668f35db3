"""Something added to a plan."""

from linkworkers.forms.plan_action_fields import PlanActionFields
from linkworkers.models import Doer
from linkworkers.services import ActionWords


class PlanActionAddForm(PlanActionFields):
    """What, who, when, how sure they feel."""

    def words(self) -> ActionWords:
        """Return what was entered."""
        entered = self.cleaned_data
        return ActionWords(**entered | {"doer": Doer(entered["doer"])})
