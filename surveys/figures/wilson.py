"""How sure a share is: the Wilson score interval at 95 %, good at none and at all as well."""

import math

Z = 1.96


def wilson(count: int, base: int) -> tuple[float, float]:
    """Lowest and highest percent, unrounded. Raises ValueError for a base of nothing."""
    if not 0 <= count <= base or base == 0:
        raise ValueError(f"There is no interval for {count} of {base}.")
    share = count / base
    spread = Z * math.sqrt(share * (1 - share) / base + Z**2 / (4 * base**2))
    middle, width = share + Z**2 / (2 * base), 1 + Z**2 / base
    low, high = (middle - spread) / width, (middle + spread) / width
    # Nought and one are met exactly; floating point lands beside them.
    return (0.0 if count == 0 else 100 * low), (100.0 if count == base else 100 * high)
