"""`{% once %}`: the parts of a page that are the same for everybody are rendered once."""

from typing import Any
from uuid import UUID

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token, VariableNode
from django.template.defaulttags import CsrfTokenNode, ForNode, IfNode, WithNode
from django.template.loader_tags import BlockNode, IncludeNode
from django.urls import get_urlconf
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from spcore.ui.addresses import BLANK

register = template.Library()
HERE = "language and table of addresses of this page"
OF_A_PAGE = (BlockNode, CsrfTokenNode, ForNode, IfNode, IncludeNode, VariableNode, WithNode)


class OnceNode(template.Node):
    """It keeps its mark-up by language and table of addresses, and sees nothing of any page."""

    child_nodelists = ()  # no page looks into it for blocks

    def __init__(self, inside: NodeList, key: FilterExpression | None) -> None:
        self._inside, self._key = inside, key
        self._kept: dict[tuple[str | None, Any], SafeString] = {}

    def render(self, context: template.Context) -> SafeString:
        """Return the mark-up, with the row's own id in its addresses."""
        which = context.render_context.get(HERE)
        if which is None:
            which = context.render_context[HERE] = (get_language(), get_urlconf())
        if which not in self._kept:
            self._kept[which] = SafeString(self._inside.render(template.Context({"key": BLANK})))
        kept = self._kept[which]
        return kept if self._key is None else _of_row(kept, self._key.resolve(context))


def _of_row(kept: SafeString, key: UUID) -> SafeString:
    if not isinstance(key, UUID):
        raise TypeError("The key of {% once %} is the id of a row")
    return SafeString(kept.replace(str(BLANK), str(key)))


@register.tag
def once(parser: Parser, token: Token) -> OnceNode:
    """
    Render what is inside once for everybody: words, addresses, files; nothing that asks the page.

    `{% once referral.pk %}<a href="{% url 'referrals:consent_list' key %}">…</a>{% endonce %}`
    stands for every row: `key` is its id.
    :raises TemplateSyntaxError: for a tag that may look different from page to page.
    """
    _name, *keys = token.split_contents()
    inside = parser.parse(("endonce",))
    parser.delete_first_token()
    for node in inside.get_nodes_by_type(OF_A_PAGE):
        raise template.TemplateSyntaxError(f"{type(node).__name__} is of one page: not in once")
    return OnceNode(inside, parser.compile_filter(keys[0]) if keys else None)
