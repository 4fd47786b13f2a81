"""All that is known from elsewhere, for the screens on which staff read it and add to it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from surveys.constructs import carriers, constructs
from surveys.figures.outside.beside import Measured, known
from surveys.figures.outside.groups import Dimension, dimensions
from surveys.figures.outside.measures import measures
from surveys.figures.outside.targets import UP
from surveys.models import OutsideFigure, Survey

Kind = OutsideFigure.Kind


@dataclass(frozen=True)
class TargetRow:
    survey: str
    indicator: str
    way: str
    figure: OutsideFigure


@dataclass
class CityRows:
    dimension: Dimension
    rows: list[tuple[str, OutsideFigure]] = field(default_factory=list)
    """Words of the group, and a figure; the latest first."""


def targets() -> list[TargetRow]:
    """The latest of each first."""
    titles = dict(Survey.objects.values_list("pk", "title"))
    rows = OutsideFigure.objects.filter(kind=Kind.TARGET).select_related("entered_by")
    found = []
    for row in rows.order_by("of", "-on", "-pk"):
        survey, _, indicator = row.of.partition(":")
        title = constructs()[indicator].title if indicator in constructs() else indicator
        way = "or more" if row.part == UP else "or less"
        found.append(TargetRow(titles.get(survey, survey), title, way, row))
    return found


def results() -> list[tuple[str, list[Measured]]]:
    """By survey or framework that they come from."""
    found: dict[str, list[Measured]] = {}
    for one in known(list(measures().values())):
        found.setdefault(one.group, []).append(one)
    return list(found.items())


def city() -> list[CityRows]:
    found = {code: CityRows(one) for code, one in dimensions().items()}
    rows = OutsideFigure.objects.filter(kind=Kind.POPULATION).select_related("entered_by")
    for row in rows.known_first():
        if row.of in found:
            group = found[row.of].dimension.by_code.get(row.part)
            found[row.of].rows.append((group.words if group else row.part, row))
    return list(found.values())


def target_choices() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """By survey what it measures; a survey that staff made may measure anything."""
    measured: dict[str, dict[str, str]] = {}
    for code, construct in constructs().items():
        for survey, _form, _question in carriers(code):
            measured.setdefault(survey, {})[f"{survey}:{code}"] = construct.title
    everything = {code: construct.title for code, construct in constructs().items()}
    for one in Survey.objects.in_use():
        own = {f"{one.pk}:{code}": title for code, title in everything.items()}
        yield one.title, list(measured.get(one.pk, own).items())


def measure_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    return [
        (group, [(one.measure.code, one.measure.words) for one in found])
        for group, found in results()
    ]


def city_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    return [
        (one.words, [(f"{one.code}:{group.code}", group.words) for group in one.groups])
        for one in dimensions().values()
    ]
