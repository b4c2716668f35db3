"""How much Python a page takes: a counter, the same on a quiet machine and a busy one."""

from functools import partial

from spcore.accounts.actor import Actor
from spcore.bench.calling import Browser, signed_in
from spcore.bench.counting import calls_of
from tests.factories.accounts import user_id_of


def calls_for(actor: Actor, address: str) -> int:
    """
    Return the function calls of a page that has been opened before.

    The fewer of two times: what earlier tests left is put away meanwhile, and counts as calls too.
    """
    browser = Browser(signed_in(user_id_of(actor)))
    browser.get(address)
    return min(calls_of(partial(browser.get, address)) for _time in range(2))
