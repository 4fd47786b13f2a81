"""Which listings an adviser would mention beside another: `related.toml`, by key."""

import itertools
from pathlib import Path

from django.db import transaction

from directory.importing.shipped.files import DATA, load
from directory.models import Related, Service

FILE = "related.toml"


@transaction.atomic
def load_related(folder: Path = DATA) -> int:
    """Says how many listings have others beside them that they did not have before.

    Keys that are not loaded (yet) are passed over: the file may speak of listings of another place.
    """
    wanted = load(FILE, folder)
    services = Service.objects.in_bulk(
        {*wanted, *itertools.chain(*wanted.values())}, field_name="key"
    )
    standing: dict[str, list[str]] = {}
    rows = Related.objects.filter(service__key__in=wanted).order_by("service_id", "position")
    for key, other in rows.values_list("service__key", "other__key"):
        standing.setdefault(key, []).append(other)
    changed = 0
    for key, others in wanted.items():
        known = [other for other in others if other in services]
        if key not in services or standing.get(key, []) == known:
            continue
        Related.objects.filter(service=services[key]).delete()
        Related.objects.bulk_create(
            Related(service=services[key], other=services[other], position=position)
            for position, other in enumerate(known)
        )
        changed += 1
    return changed
