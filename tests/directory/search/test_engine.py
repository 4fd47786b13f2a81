"""The database's part: the same documents from either engine, whatever the words are."""

import uuid

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directory.models import SearchDocument, Service
from directory.search.engine import Fts5Engine, Order, PostgresEngine, Wanted, by_id, engine
from portal.languages.folding import words
from tests.factories.directory import ServiceFactory
from tests.short_time import examples

pytestmark = pytest.mark.django_db


def document(service: Service | None = None, language: str = "en", **fields: str) -> str:
    made = SearchDocument.objects.create(
        service=service or ServiceFactory(), language=language, **{"name": "x", **fields}
    )
    return made.service_id.hex


def find(*tokens: str, **options: object) -> list[str]:
    wanted = Wanted(tokens, **{"languages": ["en"], **options})  # type: ignore[arg-type]
    return [one.service_id for one in engine().find(wanted)]


@pytest.mark.sqlite
def test_sqlite_has_its_engine() -> None:
    assert isinstance(engine(), Fts5Engine)


@pytest.mark.postgresql
def test_postgresql_has_its_engine() -> None:
    assert isinstance(engine(), PostgresEngine)


@pytest.mark.parametrize("field", ["name", "terms", "words", "body", "tags"])
def test_every_field_is_searched(field: str) -> None:
    assert find("carer") == []
    found = document(**{field: "a carer b"})
    assert find("carer") == [found]


@pytest.mark.parametrize(
    "token",
    ["or", "and", "not", "near", "the", "12", "cv6", "دیکھ", "ਦੇਖਭਾਲ", "સંભાળ", "ክክክ", "喘息"],
)
def test_any_word_is_itself_and_never_an_operator(token: str) -> None:
    folded = words(token)[0]
    found = document(name=f"a {folded} b")
    document(name="a b")
    assert find(folded) == [found]


@pytest.mark.parametrize("operator", ["OR", "AND", "NOT", "NEAR"])
def test_operators_are_quoted(operator: str) -> None:
    found = document(name=operator.lower())
    assert find(operator) == [found]


@settings(
    max_examples=examples(60),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.text(st.characters(codec=None), max_size=20))
def test_any_folded_text_can_be_asked_for(db: None, text: str) -> None:
    for word in words(text):
        assert find(word) == []


def test_any_of_the_words_is_enough() -> None:
    one, two = document(name="carer"), document(name="dementia")
    assert set(find("carer", "dementia")) == {one, two}


def test_a_word_is_found_whole() -> None:
    document(name="carers")
    assert find("carer") == []


def test_only_the_languages_asked_for() -> None:
    document(language="pl", name="carer")
    assert find("carer") == []
    assert len(find("carer", languages=["en", "pl"])) == 1


def test_each_filter_must_be_met_by_one_of_its_tokens() -> None:
    free = document(name="carer", tags="tcostfree tdaymo")
    document(name="carer", tags="tcostpaid tdaymo")
    document(name="carer", tags="tcostfree tdaytu")
    assert find("carer", all_of=[["tcostfree", "tcostunknown"], ["tdaymo"]]) == [free]


def test_filters_alone_are_enough() -> None:
    free = document(tags="tcostfree")
    assert find(all_of=[["tcostfree"]]) == [free]


def test_nothing_asked_for_finds_nothing() -> None:
    document()
    assert find() == []


def test_no_more_than_the_limit() -> None:
    for _ in range(3):
        document(name="carer")
    assert len(engine().find(Wanted(["carer"], ["en"]), limit=2)) == 2


def test_a_name_is_handed_on_before_a_text() -> None:
    body = document(body="carer")
    name = document(name="carer")
    assert find("carer") == [name, body]


class TestNamesFirst:
    """For words that stand in more listings than can be ranked."""

    def handed_on(self, limit: int = 10, **options: object) -> list[str]:
        wanted = Wanted(["carer"], ["en"], order=Order.NAMED, **options)  # type: ignore[arg-type]
        return [one.service_id for one in engine().find(wanted, limit=limit)]

    def test_then_any_others_in_the_order_of_the_index(self) -> None:
        texts = [document(body="carer carer"), document(words="carer"), document(body="carer")]
        named = document(name="carer")
        document(name="other")
        assert self.handed_on() == [named, *texts]

    def test_among_names_the_engine_s_order_holds(self) -> None:
        once = document(name="carer", words="other", body="other")
        often = document(name="carer", words="carer", body="carer")
        assert self.handed_on() == [often, once]

    def test_no_more_than_the_limit(self) -> None:
        text, named = document(body="carer"), document(name="carer")
        assert self.handed_on(1) == [named]
        assert self.handed_on(2) == [named, text]

    def test_each_document_once(self) -> None:
        service = ServiceFactory()
        document(service, name="carer")
        document(service, "pl", name="carer")
        wanted = Wanted(["carer"], ["en", "pl"], order=Order.NAMED)
        assert [one.language for one in engine().find(wanted)] == ["en", "pl"]

    def test_filters_and_languages_hold(self) -> None:
        free = document(name="carer", tags="tcostfree")
        also_free = document(body="carer", tags="tcostfree")
        document(name="carer", tags="tcostpaid")
        document(body="carer", tags="tcostpaid")
        document(language="pl", name="carer", tags="tcostfree")
        assert self.handed_on(all_of=[["tcostfree"]]) == [free, also_free]

    @pytest.mark.parametrize("token", ["دیکھ", "ਦੇਖਭਾਲ", "સંભાળ", "ክክክ", "喘息", "or", "12"])
    def test_a_name_in_any_script(self, token: str) -> None:
        folded = words(token)[0]
        text, named = document(body=folded), document(name=f"a {folded} b")
        wanted = Wanted([folded], ["en"], order=Order.NAMED)
        assert [one.service_id for one in engine().find(wanted)] == [named, text]


class TestAny:
    def handed_on(self, limit: int = 10, **options: object) -> list[str]:
        wanted = Wanted(["carer"], ["en"], order=Order.ANY, **options)  # type: ignore[arg-type]
        return [one.service_id for one in engine().find(wanted, limit=limit)]

    def test_the_first_that_come(self) -> None:
        made = [document(body="carer"), document(name="carer"), document(tags="carer")]
        assert self.handed_on() == made
        assert self.handed_on(2) == made[:2]

    def test_documents_in_other_languages_take_no_place(self) -> None:
        for _ in range(9):
            document(language="pl", name="carer")
        assert self.handed_on(2) == []
        english = document(name="carer")
        assert self.handed_on(2) == [english]

    def test_filters_hold(self) -> None:
        free = document(name="carer", tags="tcostfree")
        document(name="carer", tags="tcostpaid")
        assert self.handed_on(all_of=[["tcostfree"]]) == [free]

    def test_nothing_asked_for_finds_nothing(self) -> None:
        document()
        assert engine().find(Wanted([], ["en"], order=Order.ANY)) == []


class TestById:
    def test_english_documents_alone(self) -> None:
        service = ServiceFactory()
        document(service, "pl", name="opieka")
        document(service, name="care")
        assert [one.name for one in by_id([service.pk.hex], [])] == ["care"]

    def test_an_unknown_listing_is_left_out(self) -> None:
        assert by_id([uuid.uuid4().hex], []) == []

    @pytest.mark.parametrize(
        ("all_of", "found"),
        [
            ([], True),
            ([["tcostfree", "tcostunknown"]], True),
            ([["tcostfree"], ["tdaymo"]], True),
            ([["tcostfree"], ["tdaytu"]], False),
            ([["tcost"]], False),
        ],
    )
    def test_filters_hold(self, all_of: list[list[str]], found: bool) -> None:
        key = document(tags="tcostfree tdaymo cost:free day:MO")
        assert [one.service_id for one in by_id([key], all_of)] == ([key] if found else [])
