"""The Coventry services, made from the council's public papers, and drafts in other languages."""

from pathlib import Path

from directory.geography.units import COVENTRY
from directory.importing.actions import import_reading
from directory.importing.column_map import OUR_FIELDS, Column, ColumnMap
from directory.importing.csv_file import read_csv
from directory.importing.report import Report
from directory.importing.shipped.files import DATA, OTHER_LANGUAGES, load, texts
from directory.importing.shipped.translations import put_drafts
from directory.models import Service

SOURCE = "coventry-papers"
FILE = "services.csv"


def load_services(folder: Path = DATA) -> Report:
    """The services through the same door as anyone's CSV. They serve the city of the papers."""
    columns = {name: Column(name) for name in OUR_FIELDS if name in _header(folder / FILE)}
    mapped = ColumnMap(columns).with_constants(service_area=COVENTRY)
    return import_reading(read_csv(folder / FILE, name=SOURCE, columns=mapped), refresh=False)


def load_texts(folder: Path = DATA) -> int:
    """Drafts of the services' texts, for the languages whose file is there."""
    services = {service.key: service for service in Service.objects.filter(source=SOURCE)}
    touched = set()
    for language in OTHER_LANGUAGES:
        entries = load(f"texts/{language}.toml", folder)
        by_key = {
            services[key].pk: texts(entry) for key, entry in entries.items() if key in services
        }
        touched |= put_drafts(services.values(), language, by_key)
    return len(touched)


def _header(path: Path) -> list[str]:
    with path.open(encoding="utf-8-sig") as lines:
        return lines.readline().strip().split(",")
