"""`manage.py make_plan`: what it prints, and what it makes of bad files."""

import json

import pytest
from django.core.management import CommandError, call_command

from carers.management.commands.make_plan import Command
from directory.search import index
from tests.factories.directory import ServiceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(assessment, ruleset, tmp_path, capsys):
    def call(content, *options):
        path = tmp_path / "answers.json"
        raw = content if isinstance(content, bytes) else json.dumps(content).encode()
        path.write_bytes(raw)
        call_command("make_plan", str(path), *options)
        return capsys.readouterr()

    return call


def answers(**given):
    return {"answers": given}


def test_it_prints_one_document_of_the_agreed_shape(run):
    ServiceFactory(key="cress", name="CRESS")
    index.rebuild()
    out, err = run({"answers": {"backup": "nobody"}, "postcode": "CV1 5FB"}, "--json")
    assert err == ""
    found = json.loads(out)
    assert set(found) == {"routing", "eligibility", "red_flags", "items", "services"}
    assert found["routing"] == ["adult"]
    assert set(found["eligibility"]) == {"result", "C1", "H", "O", "W"}
    assert found["eligibility"]["O"]["8"] == {"a": "U", "b": "U", "c": "U", "value": "U"}
    assert found["red_flags"] == [{"level": "R1", "question": "backup", "option": "nobody"}]
    for one in found["items"]:
        assert set(one) == {"code", "title", "why", "when", "checked"}
    [service] = found["services"]
    assert set(service) == {"key", "name", "organisation", "distance_m", "reasons"}
    assert service["key"] == "cress"


def test_it_prints_words_without_json(run):
    out, _err = run(answers(backup="nobody"))
    assert out.startswith("today: Ring and ask for help today [ring-today]\n")
    assert "We asked: “Who could step in if you fell ill today?” You said: “Nobody”." in out


def test_no_answers_are_a_plan(run):
    assert json.loads(run(answers(), "--json").out)["items"]


def test_it_speaks_the_language_that_is_asked_for(run):
    assert json.loads(run(answers(), "--json", "--language", "ur").out)["items"]


def test_a_bad_postcode_is_a_sentence_and_the_plan_all_the_same(run):
    out, err = run({"answers": {}, "postcode": "somewhere"}, "--json")
    assert err.startswith("We do not know that place.")
    assert json.loads(out)["items"]


def test_unknown_codes_are_each_named(run, capsys):
    given = answers(nothing="x", hard=["home", "tea"], sleep=["well", "broken"])
    with pytest.raises(CommandError):
        run(given, "--json")
    out, err = capsys.readouterr()
    assert out == ""
    assert "There is no question 'nothing'." in err
    assert "Question 'hard' has no option 'tea'." in err
    assert "'sleep' takes one option." in err


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is not JSON"),
        (b"{", "is not JSON"),
        (b"\xff\xfe\x00", "is not JSON"),
        (b"[" * 100_000, "is not JSON"),
        ([], 'no object with "answers"'),
        ({}, 'no object with "answers"'),
        ({"answers": []}, 'no object with "answers"'),
        ({"answers": None}, 'no object with "answers"'),
        ({"answers": {}, "postcode": 5}, 'The "postcode" is text.'),
        ({"answers": {}, "postcode": "x" * 201}, "longer than 200 characters"),
        ({"answers": {}, "more": 1}, "nobody knows: more"),
        (b" " * 1_000_001, "longer than 1,000,000 bytes"),
    ],
)
def test_a_file_of_another_shape_is_refused_with_a_sentence(run, content, sentence):
    with pytest.raises(CommandError, match=sentence) as refused:
        run(content, "--json")
    assert refused.value.returncode == 1


@pytest.mark.parametrize("question", ["hard", "sleep", "want"])
@pytest.mark.parametrize("value", [5, None, {"a": 1}, [1], [["x"]], True, 1.5])
def test_answers_that_are_no_codes_are_refused(run, question, value):
    with pytest.raises(CommandError, match="do not fit") as refused:
        run(answers(**{question: value}), "--json")
    assert refused.value.returncode == 1


@pytest.mark.parametrize("text", ["\x00", "\ud800", "x" * 50_000, "{council}", "%s %(a)s"])
def test_own_words_may_be_anything(run, text):
    content = json.dumps({"answers": {"want": text, "postcode": text}}).encode()
    assert json.loads(run(content, "--json").out)["items"]


def test_a_file_that_is_not_there(assessment, ruleset, tmp_path):
    for path in (tmp_path / "none.json", tmp_path):
        with pytest.raises(CommandError, match="cannot be read"):
            call_command("make_plan", str(path))


def test_before_anything_is_published(db, tmp_path):
    path = tmp_path / "answers.json"
    path.write_text('{"answers": {}}', encoding="utf-8")
    with pytest.raises(CommandError, match="No questions or no rules have been published"):
        call_command("make_plan", str(path))


@pytest.mark.parametrize("wrong", [[], ["a.json", "--language", "xx"], ["a.json", "--colour"]])
def test_wrong_usage(wrong, capsys):
    parser = Command().create_parser("manage.py", "make_plan")
    parser.called_from_command_line = True
    with pytest.raises(SystemExit) as stopped:
        parser.parse_args(wrong)
    assert stopped.value.code == 2
    assert "usage: manage.py make_plan" in capsys.readouterr().err
