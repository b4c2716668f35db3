"""`{% once %}`: the parts of a page that are the same for everybody are rendered once."""

from typing import Any

from django import template
from django.template.base import NodeList, Parser, Token, VariableNode
from django.template.defaulttags import ForNode, IfNode, WithNode
from django.template.loader_tags import BlockNode, IncludeNode
from django.urls import get_urlconf
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()
OF_A_PAGE = (BlockNode, ForNode, IfNode, IncludeNode, VariableNode, WithNode)


class OnceNode(template.Node):
    """It keeps its mark-up by language and table of addresses, and sees nothing of any page."""

    child_nodelists = ()  # no page looks into it for blocks

    def __init__(self, inside: NodeList) -> None:
        self._inside = inside
        self._kept: dict[tuple[str | None, Any], SafeString] = {}

    def render(self, _context: template.Context) -> SafeString:
        """Return the mark-up."""
        which = (get_language(), get_urlconf())
        if which not in self._kept:
            self._kept[which] = SafeString(self._inside.render(template.Context()))
        return self._kept[which]


@register.tag
def once(parser: Parser, _token: Token) -> OnceNode:
    """
    Render what is inside once for everybody: words, addresses, files; nothing that asks the page.

    :raises TemplateSyntaxError: for a tag that may look different from page to page.
    """
    inside = parser.parse(("endonce",))
    parser.delete_first_token()
    for node in inside.get_nodes_by_type(OF_A_PAGE):
        raise template.TemplateSyntaxError(f"{type(node).__name__} is of one page: not in once")
    return OnceNode(inside)
