"""The scheme's rules for reminders."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import policies
from linkworkers.selectors import reminders
from linkworkers.selectors.owners import owners
from spcore.access import for_roles


@for_roles(*policies.MAY_SET_RULES)
@require_http_methods(["GET"])
def rule_list(request: HttpRequest) -> HttpResponse:
    """List the rules in words."""
    rules = reminders.rules_of(actor=request.actor)
    heads = (_("State"), _("Who acts next"), _("What they are reminded of"))
    context = {"rules": rules, "owners": owners(), "heads": heads}
    return render(request, "linkworkers/rule_list.html", context)
