"""Rules about the repository itself."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("portal", "questionnaires", "directory", "carers", "surveys")
LONGEST_MODULE = 600
LONGEST_TEMPLATE = 200


def files(*patterns):
    """Files that git knows or would take, so that what is built or installed does not count."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", *patterns],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [ROOT / line for line in listed.stdout.splitlines() if (ROOT / line).is_file()]


def code():
    return [
        path
        for path in files(*(f"{room}/*.py" for room in ROOMS))
        if "migrations" not in path.parts
    ]


def name(path):
    return str(path.relative_to(ROOT))


def offenders(paths, pattern, flags=0):
    found = re.compile(pattern, flags)
    return [
        f"{name(path)}:{number}"
        for path in paths
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if found.search(line)
    ]


def test_no_module_is_a_fault_in_length():
    long = [name(path) for path in code() if len(path.read_text().splitlines()) > LONGEST_MODULE]
    assert not long


def test_no_template_is_a_fault_in_length():
    long = [
        name(path)
        for path in files("templates/*.html")
        if len(path.read_text().splitlines()) > LONGEST_TEMPLATE
    ]
    assert not long


def test_every_module_says_what_it_is_for():
    silent = [
        name(path)
        for path in code()
        if path.read_text().strip() and not path.read_text().lstrip().startswith(('"""', "#!"))
    ]
    assert not silent


def test_nothing_is_left_for_later():
    assert not offenders(code() + files("templates/*"), r"\b(?:TODO|FIXME|XXX)\b")


def test_no_registry_or_machine_is_named():
    everything = [
        path
        for path in files(
            "*.txt", "*.toml", "*.json", ".npmrc", "Makefile", "*.md", "*.yml", ".ci/*"
        )
        if "tests" not in path.parts
    ]
    addresses = r"(?<!emit-)index-url|registry\.npm[j]s|pypi\.[o]rg|files\.python[h]osted|/wor[k]/"
    assert not offenders(everything, addresses)


def test_lock_file_of_npm_holds_hashes_and_no_addresses():
    lock = (ROOT / "package-lock.json").read_text()
    assert '"integrity"' in lock
    assert '"resolved"' not in lock


def test_python_packages_are_pinned_with_hashes():
    for path in (ROOT / "requirements").glob("*.txt"):
        pins = re.findall(r"^[a-z0-9][\w.\[\],-]*==\S+ \\$", path.read_text(), re.MULTILINE)
        loose = re.findall(r"^[a-z0-9][^\s=]*(?:>=|~=|$)", path.read_text(), re.MULTILINE)
        assert pins, path
        assert not loose, path


def test_every_dependency_says_why_it_is_here():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    lines = (ROOT / "pyproject.toml").read_text().splitlines()
    for dependency in project["dependencies"]:
        above = lines[next(n for n, line in enumerate(lines) if f'"{dependency}"' in line) - 1]
        assert above.strip().startswith("#"), f"say above {dependency} what it is for"


def test_templates_hold_nothing_inline():
    inline = r"\sstyle=|\son(?:click|change|load|submit|input)=|<script(?![^>]*\bsrc=)|javascript:"
    assert not offenders(files("templates/*.html"), inline)


def test_templates_never_switch_escaping_off():
    assert not offenders(files("templates/*.html"), r"\|\s*safe\b|autoescape off")


def test_own_styles_know_no_left_and_right():
    sides = r"(?:margin|padding|border|inset)-(?:left|right)"
    physical = sides + r"|(?:float|text-align|clear):\s*(?:left|right)"
    assert not offenders(files("static/src/*.scss"), physical)


def test_no_typeface_or_crown_of_the_government():
    ours = files("static/src/*", "templates/*")
    texts = [path for path in ours if path.suffix in {".scss", ".js", ".svg", ".html"}]
    assert not offenders(texts, r"GDS Transport|govuk-crest|crown\.svg", re.IGNORECASE)


def test_staff_pages_are_not_marked_for_translation():
    staff = files("templates/staff/*.html", "templates/account/*.html", "templates/mfa/*.html")
    assert not offenders(staff, r"{%\s*(?:translate|blocktranslate|trans|blocktrans)\b")


def test_nothing_is_written_in_views_of_migrations_only():
    """Migrations are the only place for SQL that changes tables."""
    assert not offenders(code(), r"\b(?:CREATE|ALTER|DROP)\s+TABLE\b")


@pytest.mark.parametrize(
    "room",
    ["portal/accounts", "portal/audit", "portal/notices", "directory", "questionnaires", "carers"],
)
def test_every_room_has_tests(room):
    assert files(f"tests/{room}/*.py")
