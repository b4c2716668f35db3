"""An address as a QR code: plain SVG inside the page, on paper and on a screen."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

BORDER = 4  # modules of white around it, which scanners ask for


def qr_svg(text: str, *, label: str) -> SafeString:
    """Return the code as SVG that is as large as its box; `label` says what it leads to."""
    from qrcode import QRCode  # noqa: PLC0415  it loads Pillow, which few pages need
    from qrcode.constants import ERROR_CORRECT_M  # noqa: PLC0415

    code = QRCode(error_correction=ERROR_CORRECT_M, border=BORDER)
    code.add_data(text)
    rows = code.get_matrix()
    dark = (
        f"M{x} {y}h1v1h-1z"
        for y, row in enumerate(rows)
        for x, is_dark in enumerate(row)
        if is_dark
    )
    return format_html(
        '<svg class="app-qr" role="img" aria-label="{}" viewBox="0 0 {} {}" '
        'shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{}v{}H0z"/><path d="{}"/></svg>',
        label,
        *(len(rows),) * 4,
        "".join(dark),
    )
