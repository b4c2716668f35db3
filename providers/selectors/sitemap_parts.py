"""Lists of public pages that apps above add to the list of lists, for search engines."""

_NAMES: list[str] = []


def also(name: str) -> None:
    """Name the address of a further list."""
    if name not in _NAMES:
        _NAMES.append(name)


def further() -> tuple[str, ...]:
    """Return the names of the addresses of further lists."""
    return tuple(_NAMES)
