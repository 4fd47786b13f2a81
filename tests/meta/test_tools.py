"""The tools of the tests do what they are for."""

import socket

import pytest
from django.template import Context, Template
from pytest_socket import SocketConnectBlockedError

from tests.html_checks import faults_of

GOOD = '<html lang="en" dir="ltr"><body><h1>Good</h1></body></html>'


def page(inside):
    return GOOD.replace("</body>", f"{inside}</body>")


@pytest.mark.filterwarnings("ignore:A test tried to use")
def test_the_network_is_out_of_reach():
    with socket.socket() as outside, pytest.raises(SocketConnectBlockedError):
        outside.connect(("93.184.216.34", 80))


def test_a_variable_that_nobody_gave_fails_its_test():
    with pytest.raises(pytest.fail.Exception):
        Template("{{ nobody_gave_this }}").render(Context())


def test_a_good_page_has_no_faults():
    assert faults_of(GOOD) == []


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ('<html dir="ltr"><h1>x</h1></html>', "without lang"),
        ('<html lang="en"><h1>x</h1></html>', "without dir"),
        ('<html lang="en" dir="ltr"></html>', "0 h1"),
        (page("<h1>Two</h1>"), "2 h1"),
        (page('<p style="color: red">x</p>'), "inline style"),
        (page("<style>p {}</style>"), "inline style"),
        (page('<p onclick="x()">x</p>'), "inline handler"),
        (page("<script>x()</script>"), "<script> without src"),
        (page("<p>{{ x }}</p>"), "unrendered"),
        (page("<p>{% x %}</p>"), "unrendered"),
        (page('<p id="a"></p><p id="a"></p>'), "twice"),
    ],
)
def test_each_fault_is_found(html, fault):
    assert any(fault in found for found in faults_of(html))


@pytest.mark.parametrize(
    "html",
    [
        page('<script src="/x.js"></script>'),
        page('<script type="application/json">{"a": {"b": 1}}</script>'),
        page("<textarea>{{ typed }}</textarea>"),
        page('<p title="once">x</p>'),
    ],
)
def test_what_is_fine_is_left_alone(html):
    assert faults_of(html) == []
