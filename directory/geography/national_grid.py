"""From the Ordnance Survey's national grid to degrees, in plain Python.

Inverse transverse Mercator on the Airy 1830 ellipsoid, then a Helmert shift to WGS84; constants
from the Ordnance Survey's "A guide to coordinate systems in Great Britain". Good to a few metres.
"""

import math

AIRY_A, AIRY_B = 6377563.396, 6356256.909
WGS84_A, WGS84_B = 6378137.0, 6356752.3142
SCALE = 0.9996012717
ORIGIN_LATITUDE, ORIGIN_LONGITUDE = math.radians(49), math.radians(-2)
FALSE_EASTING, FALSE_NORTHING = 400_000, -100_000
SHIFT = (446.448, -125.157, 542.060)
"""Metres."""
TURN = tuple(math.radians(seconds / 3600) for seconds in (0.1502, 0.2470, 0.8421))
STRETCH = -20.4894e-6


def to_degrees(easting: float, northing: float) -> tuple[float, float]:
    """Latitude and longitude (WGS84) of a grid reference in metres."""
    latitude, longitude = _unproject(easting, northing)
    return _from_cartesian(_shift(_to_cartesian(latitude, longitude)))


def _unproject(easting: float, northing: float) -> tuple[float, float]:
    """Airy latitude and longitude in radians."""
    n = (AIRY_A - AIRY_B) / (AIRY_A + AIRY_B)
    e2 = 1 - (AIRY_B / AIRY_A) ** 2
    latitude = ORIGIN_LATITUDE
    arc = 0.0
    while abs(northing - FALSE_NORTHING - arc) >= 0.00001:
        latitude += (northing - FALSE_NORTHING - arc) / (AIRY_A * SCALE)
        arc = _meridian_arc(latitude, n)
    sine, cosine, tangent = math.sin(latitude), math.cos(latitude), math.tan(latitude)
    nu = AIRY_A * SCALE / math.sqrt(1 - e2 * sine**2)
    rho = AIRY_A * SCALE * (1 - e2) / (1 - e2 * sine**2) ** 1.5
    eta2 = nu / rho - 1
    t2, t4, t6 = tangent**2, tangent**4, tangent**6
    d = easting - FALSE_EASTING
    north = (
        tangent / (2 * rho * nu) * d**2
        - tangent / (24 * rho * nu**3) * (5 + 3 * t2 + eta2 - 9 * t2 * eta2) * d**4
        + tangent / (720 * rho * nu**5) * (61 + 90 * t2 + 45 * t4) * d**6
    )
    east = (
        d / (cosine * nu)
        - (nu / rho + 2 * t2) / (6 * cosine * nu**3) * d**3
        + (5 + 28 * t2 + 24 * t4) / (120 * cosine * nu**5) * d**5
        - (61 + 662 * t2 + 1320 * t4 + 720 * t6) / (5040 * cosine * nu**7) * d**7
    )
    return latitude - north, ORIGIN_LONGITUDE + east


def _meridian_arc(latitude: float, n: float) -> float:
    n2, n3 = n**2, n**3
    difference, total = latitude - ORIGIN_LATITUDE, latitude + ORIGIN_LATITUDE
    return (
        AIRY_B
        * SCALE
        * (
            (1 + n + 5 / 4 * n2 + 5 / 4 * n3) * difference
            - (3 * n + 3 * n2 + 21 / 8 * n3) * math.sin(difference) * math.cos(total)
            + (15 / 8 * (n2 + n3)) * math.sin(2 * difference) * math.cos(2 * total)
            - 35 / 24 * n3 * math.sin(3 * difference) * math.cos(3 * total)
        )
    )


def _to_cartesian(latitude: float, longitude: float) -> tuple[float, float, float]:
    e2 = 1 - (AIRY_B / AIRY_A) ** 2
    nu = AIRY_A / math.sqrt(1 - e2 * math.sin(latitude) ** 2)
    return (
        nu * math.cos(latitude) * math.cos(longitude),
        nu * math.cos(latitude) * math.sin(longitude),
        nu * (1 - e2) * math.sin(latitude),
    )


def _shift(point: tuple[float, float, float]) -> tuple[float, float, float]:
    x, y, z = point
    rx, ry, rz = TURN
    grow = 1 + STRETCH
    return (
        SHIFT[0] + grow * x - rz * y + ry * z,
        SHIFT[1] + rz * x + grow * y - rx * z,
        SHIFT[2] - ry * x + rx * y + grow * z,
    )


def _from_cartesian(point: tuple[float, float, float]) -> tuple[float, float]:
    x, y, z = point
    e2 = 1 - (WGS84_B / WGS84_A) ** 2
    flat = math.hypot(x, y)
    latitude = math.atan2(z, flat * (1 - e2))
    for _ in range(6):
        nu = WGS84_A / math.sqrt(1 - e2 * math.sin(latitude) ** 2)
        latitude = math.atan2(z + e2 * nu * math.sin(latitude), flat)
    return math.degrees(latitude), math.degrees(math.atan2(y, x))
