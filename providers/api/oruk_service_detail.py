"""One service of the open data, with all that hangs on it."""

from providers.api.oruk_base import Kept, OrukItem


class OrukServiceDetail(OrukItem):
    """One service of the open data, with all that hangs on it."""

    way = Kept()
