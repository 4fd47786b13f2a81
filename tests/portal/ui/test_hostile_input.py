"""What is dropped, what is refused, and what must pass untouched."""

from io import BytesIO
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpResponse, QueryDict
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from portal.ui.middleware import UNWANTED, HostileInputMiddleware, cleaned, is_text

pytestmark = pytest.mark.django_db


def answer(path: bytes, query: str = "") -> tuple[int, QueryDict | None]:
    """What the middleware does with a request as a web server hands it over."""
    seen: list[QueryDict] = []

    def view(request: Any) -> HttpResponse:
        seen.append(request.GET)
        return HttpResponse("fine")

    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path.decode("latin-1"),
        "QUERY_STRING": query,
        "SERVER_NAME": "testserver",
        "SERVER_PORT": "80",
        "wsgi.input": BytesIO(),
    }
    response = HostileInputMiddleware(view)(WSGIRequest(environ))
    return response.status_code, seen[0] if seen else None


@pytest.mark.parametrize(
    "path", [b"/en/\xff", b"/en/\xed\xa0\x80", b"/en/a\x00b", b"/\xe2\x80\xae"]
)
def test_an_address_that_is_not_text_is_refused(path: bytes) -> None:
    assert answer(path) == (400, None)


@pytest.mark.parametrize("path", ["/en/", "/ur/خدمات/", "/gu/સેવા/", "/zh-hant/服務/"])
def test_an_address_in_any_script_passes(path: str) -> None:
    assert answer(path.encode())[0] == 200


@pytest.mark.parametrize(
    ("query", "clean"),
    [
        ("q=%00a", "a"),
        ("q=a%1Fb", "ab"),
        ("q=%E2%80%AEabc", "abc"),
        ("q=%E2%81%A6abc%E2%81%A9", "abc"),
        ("q=%EF%BB%BFa", "a"),
    ],
)
def test_characters_nobody_meant_are_dropped(query: str, clean: str) -> None:
    _, seen = answer(b"/en/", query)
    assert seen is not None
    assert seen["q"] == clean


def test_lines_and_tabs_stay() -> None:
    assert cleaned(QueryDict("q=a%0D%0Ab%09c"))["q"] == "a\r\nb\tc"


@pytest.mark.parametrize("joiner", ["\u200c", "\u200d"])
def test_joiners_that_scripts_need_stay(joiner: str) -> None:
    query = QueryDict(mutable=True)
    query["q"] = f"می{joiner}خواهم"
    assert cleaned(query) is query


def test_a_clean_query_is_not_copied() -> None:
    query = QueryDict("q=carer&near=CV1")
    assert cleaned(query) is query


def test_names_are_cleaned_too() -> None:
    assert dict(cleaned(QueryDict("q%00=a"))) == {"q": ["a"]}


def test_every_value_is_kept() -> None:
    assert cleaned(QueryDict("need=a&need=b%00")).getlist("need") == ["a", "b"]


def test_broken_utf_8_in_a_query_is_shown_as_such() -> None:
    _, seen = answer(b"/en/", "q=%FF%FEabc")
    assert seen is not None
    assert "abc" in seen["q"]


def test_forms_are_cleaned(client: Client) -> None:
    response = client.post("/en/feedback/", {"message": "\x00\u202e"})
    assert response.status_code == 400
    assert "Write what you want to tell us." in response.content.decode()


def test_a_form_with_too_many_fields_is_refused() -> None:
    response = Client(raise_request_exception=False).post(
        "/en/feedback/", {"message": "Hello", **{f"field{n}": "x" for n in range(3100)}}
    )
    assert response.status_code == 400


def test_a_broken_upload_is_refused() -> None:
    response = Client(raise_request_exception=False).generic(
        "POST", "/en/feedback/", b"--x\r\nbroken", content_type="multipart/form-data; boundary="
    )
    assert response.status_code == 400


@given(st.text(), st.text())
def test_whatever_is_typed_comes_out_clean(name: str, value: str) -> None:
    query = QueryDict(mutable=True)
    query[name] = value
    for key, values in cleaned(query).lists():
        assert not UNWANTED.search(key + "".join(values))


@given(st.binary(max_size=40))
def test_any_bytes_make_an_answer(path: bytes) -> None:
    status, _ = answer(b"/" + path)
    assert status in {200, 400}


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["C"])))
def test_all_letters_make_an_address(path: str) -> None:
    assert is_text(path) or "%" in path
