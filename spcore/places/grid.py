"""Latitude and longitude to metres of the British National Grid, within a few metres."""

from math import atan2, cos, hypot, radians, sin, sqrt, tan

# Ordnance Survey, "A guide to coordinate systems in Great Britain" (2020), annexes A to C.
WGS84 = (6_378_137.0, 6_356_752.3141)
AIRY = (6_377_563.396, 6_356_256.909)
SHIFT = (-446.448, 125.157, -542.06)
TURN = tuple(radians(seconds / 3600) for seconds in (-0.1502, -0.2470, -0.8421))
SCALE = 1 + 20.4894e-6
CENTRAL_SCALE = 0.9996012717
ORIGIN_LATITUDE, ORIGIN_LONGITUDE = radians(49), radians(-2)
ORIGIN_EASTING, ORIGIN_NORTHING = 400_000.0, -100_000.0


def grid_of(latitude: float, longitude: float) -> tuple[int, int] | None:
    """Return easting and northing of a WGS84 position; None when it is not in or near Britain."""
    if not (49.0 <= latitude <= 61.5 and -9.0 <= longitude <= 2.5):
        return None
    return _project(*_to_airy(radians(latitude), radians(longitude)))


def _to_airy(latitude: float, longitude: float) -> tuple[float, float]:
    """Return the position on the Airy ellipsoid, in radians (Helmert transformation)."""
    x, y, z = _cartesian(latitude, longitude)
    (dx, dy, dz), (rx, ry, rz) = SHIFT, TURN
    x, y, z = (
        dx + SCALE * x - rz * y + ry * z,
        dy + rz * x + SCALE * y - rx * z,
        dz - ry * x + rx * y + SCALE * z,
    )
    return _geodetic(x, y, z)


def _cartesian(latitude: float, longitude: float) -> tuple[float, float, float]:
    a, b = WGS84
    squared = 1 - (b * b) / (a * a)
    nu = a / sqrt(1 - squared * sin(latitude) ** 2)
    across = nu * cos(latitude)
    return across * cos(longitude), across * sin(longitude), (1 - squared) * nu * sin(latitude)


def _geodetic(x: float, y: float, z: float) -> tuple[float, float]:
    a, b = AIRY
    squared = 1 - (b * b) / (a * a)
    across = hypot(x, y)
    latitude = atan2(z, across * (1 - squared))
    for _round in range(5):
        nu = a / sqrt(1 - squared * sin(latitude) ** 2)
        latitude = atan2(z + squared * nu * sin(latitude), across)
    return latitude, atan2(y, x)


def _project(latitude: float, longitude: float) -> tuple[int, int]:
    """Return the transverse Mercator coordinates of a position on the Airy ellipsoid."""
    a, b = AIRY
    squared = 1 - (b * b) / (a * a)
    curve = 1 - squared * sin(latitude) ** 2
    nu = a * CENTRAL_SCALE / sqrt(curve)
    rho = a * CENTRAL_SCALE * (1 - squared) / curve**1.5
    eta = nu / rho - 1
    s, c, t = sin(latitude), cos(latitude), tan(latitude) ** 2
    off = longitude - ORIGIN_LONGITUDE
    northing = (
        ORIGIN_NORTHING
        + _arc(latitude)
        + nu / 2 * s * c * off**2
        + nu / 24 * s * c**3 * (5 - t + 9 * eta) * off**4
        + nu / 720 * s * c**5 * (61 - 58 * t + t * t) * off**6
    )
    easting = (
        ORIGIN_EASTING
        + nu * c * off
        + nu / 6 * c**3 * (nu / rho - t) * off**3
        + nu / 120 * c**5 * (5 - 18 * t + t * t + 14 * eta - 58 * t * eta) * off**5
    )
    return round(easting), round(northing)


def _arc(latitude: float) -> float:
    """Return the developed arc of the meridian from the true origin."""
    a, b = AIRY
    n = (a - b) / (a + b)
    less, more = latitude - ORIGIN_LATITUDE, latitude + ORIGIN_LATITUDE
    return (
        b
        * CENTRAL_SCALE
        * (
            (1 + n + 1.25 * n**2 + 1.25 * n**3) * less
            - (3 * n + 3 * n**2 + 2.625 * n**3) * sin(less) * cos(more)
            + (1.875 * n**2 + 1.875 * n**3) * sin(2 * less) * cos(2 * more)
            - 35 / 24 * n**3 * sin(3 * less) * cos(3 * more)
        )
    )
