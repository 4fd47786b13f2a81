"""Distance over the ground, as the crow flies."""

import math

EARTH_RADIUS = 6_371_008.8
"""Mean radius in metres."""


def distance_m(
    latitude: float, longitude: float, other_latitude: float, other_longitude: float
) -> float:
    """Haversine distance between two points in degrees."""
    phi, other_phi = math.radians(latitude), math.radians(other_latitude)
    d_phi = other_phi - phi
    d_lambda = math.radians(other_longitude - longitude)
    half = math.sin(d_phi / 2) ** 2 + (
        math.cos(phi) * math.cos(other_phi) * math.sin(d_lambda / 2) ** 2
    )
    return 2 * EARTH_RADIUS * math.asin(min(1.0, math.sqrt(half)))
