"""One proposed edit, side by side with the listing: taken over or not, with a word back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from providers import policies
from providers.forms.listing_history import proposed
from providers.forms.proposal_detail import ProposalDetailForm
from providers.models import ListingProposal, ProposalState
from providers.policies import Action
from providers.selectors import telling
from providers.services import proposals, versions
from spcore.access import for_roles


@for_roles(*policies.WHO_MAY[Action.PROPOSE])
@require_http_methods(["GET", "POST"])
def proposal_detail(request: HttpRequest, proposal_id: UUID) -> HttpResponse:
    """Show the difference; whoever keeps the listing decides, who proposed it may take it back."""
    actor = request.actor  # type: ignore[attr-defined]
    proposal = telling.proposal_for(actor=actor, proposal_id=proposal_id)
    is_open, is_own = proposal.state == ProposalState.OPEN, proposal.by_id == actor.user_id
    decides = is_open and not is_own and actor.role in policies.WHO_MAY[Action.DECIDE]
    if request.method == "POST" and is_own:
        proposals.withdraw_proposal(actor=actor, at=timezone.now(), proposal_id=proposal_id)
        messages.success(request, _("Taken back"))
        return redirect("providers:proposal_list")
    initial = {"version": proposal.service.version}
    form = ProposalDetailForm(request.POST if request.method == "POST" else None, initial=initial)
    is_newer = form.is_valid() and _is_newer(form, proposal)
    if form.is_valid():
        proposals.decide_proposal(
            actor=actor,
            at=timezone.now(),
            proposal_id=proposal_id,
            version=form.cleaned_data["version"],
            answer=form.said(),
        )
        messages.success(request, _("Answered. Whoever proposed it is told"))
        return redirect("providers:proposal_list")
    now_says = versions.said_by(versions.details_of(proposal.service))
    context = {
        "proposal": proposal,
        "rows": proposed(proposal.before, proposal.after, now_says),
        "form": form if decides else None,
        "may_withdraw": is_open and is_own,
    }
    status = 409 if is_newer else 200
    return render(request, "providers/proposal_detail.html", context, status=status)


def _is_newer(form: ProposalDetailForm, proposal: ListingProposal) -> bool:
    """Tell whether it would be taken over into a listing that was changed since it was shown."""
    version = proposal.service.version
    if not form.said().is_accepted or form.cleaned_data["version"] == version:
        return False
    form.for_newer(version)
    form.add_error(None, _("The listing was changed meanwhile. Look at what it says now"))
    return True
