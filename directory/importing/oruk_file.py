"""Open Referral UK in a local file: a page of a list, a list of whole services, or one service."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from directory.importing import json_text
from directory.importing.oruk_list import Page
from directory.importing.oruk_record import id_of, record_of
from directory.importing.record import BadValue, Reading, Record, Refusal, SourceError
from directory.importing.terms import KnownTerms

LARGEST = 500_000_000
"""Bytes."""


def read_oruk_file(path: Path, *, name: str, terms: KnownTerms | None = None) -> Reading:
    services, is_part = _services(_load(path), path)
    if services and not any(_looks_like_a_service(entry) for entry in services):
        raise SourceError(f"{path} holds no services: nothing in it has a name and a status.")
    reading = Reading(name=name, is_part=is_part)
    if is_part:
        reading.remarks.append("The file is part of a longer list, so nothing was made inactive.")
    reading.items = _items(reading, services, terms or KnownTerms.load())
    return reading


def _load(path: Path) -> Any:
    try:
        if path.stat().st_size > LARGEST:
            raise SourceError(f"{path} is larger than {LARGEST // 1_000_000} MB.")
        return json_text.parse(path.read_bytes())
    except OSError as error:
        raise SourceError(f"{path} cannot be read: {error.strerror}.") from error
    except ValueError as error:
        raise SourceError(f"{path} is not proper JSON: {error}.") from error


def _services(data: Any, path: Path) -> tuple[list[Any], bool]:
    """The services, and whether there are more of them elsewhere."""
    page = Page.of(data)
    if page:
        is_part = page.total_pages > 1 or page.total_items > len(page.contents)
        return page.contents, is_part
    if isinstance(data, list):
        return data, False
    if isinstance(data, Mapping):
        inner = data.get("services")
        if isinstance(inner, list):
            return inner, False
        if _looks_like_a_service(data):
            return [data], True
    raise SourceError(
        f"{path} is not Open Referral UK: it is neither a page with contents, nor a list of "
        "services, nor a service."
    )


def _looks_like_a_service(entry: Any) -> bool:
    """A term, a taxonomy or an organisation has a name too; only a service has a status."""
    return isinstance(entry, Mapping) and "name" in entry and "status" in entry


def _items(reading: Reading, services: list[Any], terms: KnownTerms) -> Iterator[Record | Refusal]:
    for place, service in enumerate(services, start=1):
        label = f"entry {place}"
        try:
            identity = id_of(service)
            label = identity
            if identity in reading.listed:
                raise BadValue(f"comes a second time, as entry {place}", "id")
            reading.listed.add(identity)
            yield record_of(service, terms)
        except BadValue as bad:
            yield Refusal(label, bad.field, bad.reason)
