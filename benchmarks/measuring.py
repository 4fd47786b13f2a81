"""Times in milliseconds, as medians and 95th percentiles."""

import statistics
import time
from collections.abc import Callable, Iterable
from typing import Any


def timed(
    work: Callable[[Any], object], inputs: Iterable[Any], *, warm: int = 20
) -> dict[str, float]:
    """Runs the work over the inputs, the first few of them once before, uncounted."""
    inputs = list(inputs)
    for one in inputs[:warm]:
        work(one)
    taken = []
    for one in inputs:
        start = time.perf_counter()
        work(one)
        taken.append((time.perf_counter() - start) * 1000)
    return summary(taken)


def summary(taken: list[float]) -> dict[str, float]:
    ordered = sorted(taken)
    return {
        "runs": len(ordered),
        "median_ms": round(statistics.median(ordered), 2),
        "p95_ms": round(ordered[max(0, round(len(ordered) * 0.95) - 1)], 2),
    }


def once(work: Callable[[], object]) -> float:
    """Seconds that one run takes."""
    start = time.perf_counter()
    work()
    return round(time.perf_counter() - start, 2)
