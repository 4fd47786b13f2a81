"""A readable key for a new listing."""

import hashlib
import re

from django.utils.text import slugify

from directory.importing.record import Record
from directory.models import Service

_AS_IT_IS = re.compile(r"^[A-Za-z0-9_-]{1,120}$")


def free_key(record: Record, source: str) -> str:
    """The key that the record asks for, else one from its name; told apart where it is taken."""
    wanted = record.key if _AS_IT_IS.match(record.key) else slugify(record.key)
    wanted = wanted or slugify(record.listing.name) or slugify(source) or "service"
    mark = hashlib.sha256(f"{source}\n{record.source_id}".encode()).hexdigest()[:8]
    for key in (wanted[:120], f"{slugify(source)}-{wanted}"[:120], f"{wanted[:100]}-{mark}"):
        if not Service.objects.filter(key=key).exists():
            return key
    return f"service-{mark}-{hashlib.sha256(record.digest().encode()).hexdigest()[:16]}"
