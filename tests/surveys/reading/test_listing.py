"""The list of comments: in the order in which they are read, filtered, one after the other."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from portal.alerts.models import ToRead
from portal.languages.models import OwnWords
from portal.registry.working_time import LONDON
from surveys.models import Comment
from surveys.reading.listing import ALL, PLAIN, SECOND, Wanted, listed, neighbours, waits_of
from tests.factories.accounts import person
from tests.factories.comments import comment_of, labelled, plain_comment
from tests.factories.surveys import answered, survey_of, team_of

pytestmark = pytest.mark.django_db
LIST = reverse("staff-surveys:comments")
MORNING = datetime(2026, 11, 26, 10, 0, tzinfo=LONDON)
NEED = "We have no food in the house"


@pytest.fixture(autouse=True)
def _a_thursday_morning():
    with time_machine.travel(MORNING, tick=False):
        yield


def address(comment):
    return reverse("staff-surveys:comment", args=[comment.pk])


def a_few():
    """Read, old, beside the lowest answer, with a phrase of need."""
    survey = survey_of()
    version = answered(survey, {"happy": "fairly"}).version
    old = plain_comment(survey, 1, version=version)
    read = plain_comment(survey, 2, version=version, read_at=MORNING)
    lowest = Comment.objects.get(
        survey=answered(survey, {"happy": "not", "change": "Bad"}).survey, beside_lowest=True
    )
    return {"need": comment_of(survey, NEED), "lowest": lowest, "old": old, "read": read}


def test_need_first_then_the_lowest_answer_then_the_oldest_then_what_was_read():
    made = a_few()
    found = list(listed(person("survey_analyst"), Wanted(state=ALL)))
    assert found == [made["need"], made["lowest"], made["old"], made["read"]]


def test_what_was_read_waits_no_more():
    made = a_few()
    assert made["read"] not in listed(person("survey_analyst"), Wanted())


def test_by_survey_team_language_and_theme():
    tea, cake, user = survey_of(), survey_of("cake-club"), person("survey_analyst")
    north = comment_of(tea, team=team_of("north"))
    polish = comment_of(cake, "Ciasto", language="pl", team=None)
    labelled(north, "home", by=user), labelled(polish, "money", by=user)
    for wanted, expected in [
        (Wanted(survey="tea-club"), north),
        (Wanted(team="north"), north),
        (Wanted(language="pl"), polish),
        (Wanted(theme="money"), polish),
    ]:
        assert list(listed(user, wanted)) == [expected]


def test_what_is_left_to_label():
    user, other = person("survey_analyst"), person("principal_social_worker")
    mine, theirs, twice, plain = (comment_of(words=word) for word in ("a", "b", "c", "d"))
    labelled(mine, "home", by=user), labelled(theirs, "home", by=other)
    labelled(twice, "home", by=other), labelled(twice, "home", by=user)
    Comment.objects.update(read_at=MORNING)
    assert list(listed(user, Wanted(state=PLAIN))) == [plain]
    assert list(listed(user, Wanted(state=SECOND))) == [theirs]


def test_a_second_label_does_not_find_a_comment_by_its_theme():
    comment = comment_of()
    labelled(comment, "home"), labelled(comment, "money")
    user = person("survey_analyst")
    assert list(listed(user, Wanted(theme="home", state=ALL))) == [comment]
    assert list(listed(user, Wanted(theme="money", state=ALL))) == []


def test_how_long_it_waits_against_the_promise(sign_in):
    comment = comment_of()
    assert waits_of([comment])[str(comment.pk)].state.words == "7 hours left"
    assert "7 hours left" in sign_in("survey_analyst").get(LIST).text
    with time_machine.travel(MORNING + timedelta(hours=9), tick=False):
        assert waits_of([comment])[str(comment.pk)].state.words == "Overdue by 2 hours"


def test_what_was_imported_waits_by_no_clock():
    version = answered(survey_of(), {"happy": "fairly"}).version
    comment = plain_comment(survey_of("cake-club"), 1, version=version)
    assert waits_of([comment]) == {}


# From one to the next ---------------------------------------------------------------------------


def test_neighbours_of_the_same_list():
    user = person("survey_analyst")
    for word in ("a", "b", "c"):
        comment_of(words=word)
    first, middle, last = listed(user, Wanted())
    beside = neighbours(user, Wanted(), middle)
    assert (beside.before, beside.after, beside.place, beside.total) == (first.pk, last.pk, 2, 3)
    assert neighbours(user, Wanted(), first).before is None
    assert neighbours(user, Wanted(), last).after is None
    other = neighbours(user, Wanted(language="pl"), middle)
    assert (other.place, other.total, other.after) == (0, 0, None)


def test_a_reader_goes_through_them_with_her_filters(sign_in):
    user = person("survey_analyst")
    for word in ("a", "b"):
        comment_of(words=word, team=team_of("north"))
    comment_of(words="c", team=team_of("south"))
    client, query = sign_in(user=user), "?team=north"
    first, second = listed(user, Wanted(team="north"))
    page = client.get(address(first) + query).text
    assert "1 of 2" in page
    assert f'rel="next" href="{address(second)}{query}"' in page
    assert client.post(address(first) + query).url == address(second) + query
    assert client.post(address(second) + query).url == LIST + query


def test_a_phrase_is_cleared_only_with_words(sign_in):
    comment, client = comment_of(words=NEED), sign_in("survey_analyst")
    assert "A phrase put this first. What did you find?" in client.get(address(comment)).text
    answer = client.post(address(comment))
    assert answer.status_code == 400
    assert "Say what you found." in answer.text
    comment.refresh_from_db()
    assert comment.read_at is None
    client.post(address(comment), {"outcome": "acted"})
    comment.refresh_from_db()
    assert comment.read_at is not None
    assert ToRead.objects.about(comment).get().outcome == "acted"


def test_words_that_are_read_first_are_translated_first():
    haste = comment_of(words="Nie mamy jedzenia", language="pl")
    plain = comment_of(words="Dobra herbata", language="pl")
    assert OwnWords.objects.of(haste).get().is_urgent
    assert not OwnWords.objects.of(plain).get().is_urgent


@pytest.mark.parametrize("query", ["?team=x&language=x&theme=x&state=x&survey=x", "?page=-1"])
def test_filters_that_are_nonsense_are_none(query, sign_in):
    comment = comment_of()
    assert address(comment) in sign_in("survey_analyst").get(LIST + query).text
