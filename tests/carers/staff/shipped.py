"""The carers' self-assessment as it ships, read from its files."""

import tomllib
from functools import cache

from django.conf import settings

from questionnaires.definition import Definition, read
from questionnaires.in_words import English
from questionnaires.texts import read_file

FOLDER = settings.BASE_DIR / "carers" / "data" / "questionnaire"


@cache
def definition() -> Definition:
    with (FOLDER / "definition.toml").open("rb") as file:
        return read(tomllib.load(file))


@cache
def english() -> English:
    return English(definition(), read_file(FOLDER / "texts" / "en.toml"))
