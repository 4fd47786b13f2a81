"""CSV files for tests, and the commands run on them."""

import csv
import io
import json

from django.core.management import call_command


def a_file(folder, header, *rows, name="answers.csv"):
    file = folder / name
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([header, *rows])
    return file


def run(command, *arguments):
    out = io.StringIO()
    call_command(command, *map(str, arguments), "--json", stdout=out, stderr=io.StringIO())
    return json.loads(out.getvalue())


def imported(survey, file):
    return run("import_responses", survey, file)


def results(survey, *arguments):
    return run("survey_results", survey, *arguments)
