"""Fetching outside addresses: never inside, never for ever, never without end."""

import ipaddress
import socket
import time
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.registry import network
from portal.registry.fetching import FetchError, fetch
from portal.registry.network import is_public
from tests.portal.registry.misbehaving import misbehaving_server


@pytest.fixture(scope="module")
def server():
    with misbehaving_server() as address:
        yield address


@pytest.fixture(autouse=True)
def _allowed(settings, server):
    settings.FETCH_PRIVATE_ADDRESSES = [urlsplit(server).netloc]


def get(url, max_bytes=1_000_000, timeout=2.0, **more):
    return fetch(url, max_bytes=max_bytes, timeout=timeout, **more)


def why(url, **more):
    with pytest.raises(FetchError) as error:
        get(url, **more)
    return str(error.value)


def test_a_good_answer(server):
    answer = get(f"{server}/good")
    assert (answer.status, answer.body) == (200, b"good")
    assert answer.headers["content-type"] == "text/plain"


def test_a_bad_status_is_an_answer_too(server):
    assert get(f"{server}/broken").status == 500


def test_a_redirect_is_followed(server):
    answer = get(f"{server}/here")
    assert answer.body == b"good"
    assert answer.url == f"{server}/good"


def test_a_redirect_to_nowhere_is_an_answer(server):
    assert get(f"{server}/nowhere").status == 302


def test_headers_can_be_sent(server):
    assert b"Accept: text/csv" in get(f"{server}/headers", headers={"Accept": "text/csv"}).body


def test_the_host_is_named_as_it_was_given(server):
    assert f"Host: {urlsplit(server).netloc}".encode() in get(f"{server}/headers").body


def test_odd_characters_are_encoded(server):
    assert get(f"{server}/missing/ł x?q=ą b").status == 404


def test_redirects_have_a_limit(server):
    assert "more than 5 times" in why(f"{server}/loop")


@pytest.mark.parametrize("hops", [1, 5])
def test_as_many_redirects_as_allowed_are_followed(server: str, hops: int) -> None:
    assert get(f"{server}/hops?{hops}").body == b"good"


def test_one_redirect_more_is_refused(server: str) -> None:
    assert "more than 5 times" in why(f"{server}/hops?6")


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_every_kind_of_redirect_is_followed(server: str, status: int) -> None:
    assert get(f"{server}/moved?{status}").body == b"good"


@pytest.mark.parametrize("status", [201, 300, 400])
def test_what_is_no_redirect_is_an_answer_though_it_names_a_place(server: str, status: int) -> None:
    assert get(f"{server}/moved?{status}").body == b"moved"


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        ("http://10.0.0.1/", "private network"),
        ("//169.254.169.254/latest/meta-data/", "private network"),
        ("http://[::ffff:127.0.0.1]:1/", "private network"),
        ("http://localhost:1/", "private network"),
        ("http://user:secret@example.org/", "user name or password"),
        ("ftp://example.org/", "http:// or https://"),
        ("data:text/plain,x", "http:// or https://"),
        ("http://example.org:0/", "not a web address"),
    ],
)
def test_where_a_redirect_leads_is_checked_like_the_first_address(
    server: str, place: str, reason: str
) -> None:
    assert reason in why(f"{server}/to?{place}")


def test_all_redirects_share_one_time(server: str) -> None:
    start = time.monotonic()
    assert "within 0.5 seconds" in why(f"{server}/to?/drip", timeout=0.5)
    assert time.monotonic() - start < 1.5


@pytest.mark.parametrize(("path", "size"), [("good", 4), ("unmeasured", 100)])
def test_an_answer_of_just_the_size_allowed_is_taken(server: str, path: str, size: int) -> None:
    assert len(get(f"{server}/{path}", max_bytes=size).body) == size


@pytest.mark.parametrize(("path", "size"), [("good", 3), ("unmeasured", 99)])
def test_one_byte_more_is_refused(server: str, path: str, size: int) -> None:
    assert f"sent more than {size} bytes" in why(f"{server}/{path}", max_bytes=size)


def test_a_machine_named_at_the_keyboard_may_be_private(server: str, settings: Any) -> None:
    settings.FETCH_PRIVATE_ADDRESSES = []
    assert get(f"{server}/good", trusted=urlsplit(server).netloc).body == b"good"


def test_where_a_trusted_machine_leads_on_to_is_not_trusted(server: str, settings: Any) -> None:
    settings.FETCH_PRIVATE_ADDRESSES = []
    assert "private network" in why(f"{server}/inside", trusted=urlsplit(server).netloc)


def test_another_port_of_a_trusted_machine_is_not_trusted(server: str, settings: Any) -> None:
    settings.FETCH_PRIVATE_ADDRESSES = []
    assert "private network" in why(f"{server}/good", trusted="127.0.0.1:1")


def test_compressed_answers_are_not_asked_for(server: str) -> None:
    assert b"Accept-Encoding: identity" in get(f"{server}/headers").body


def test_no_sentence_repeats_a_password(server: str) -> None:
    assert "hunter2" not in why("http://user:hunter2@example.org/")


def test_a_redirect_inside_is_refused(server):
    assert "private network" in why(f"{server}/inside")


def test_a_redirect_to_a_file_is_refused(server):
    assert "http://" in why(f"{server}/file")


def test_a_server_that_hangs_ends_with_a_sentence(server):
    start = time.monotonic()
    assert "did not answer within 0.3 seconds" in why(f"{server}/hang", timeout=0.3)
    assert time.monotonic() - start < 2


def test_a_server_that_drips_ends_too(server):
    assert "did not answer within" in why(f"{server}/drip", timeout=0.4)


def test_an_endless_answer_is_cut(server):
    assert "sent more than 100,000 bytes" in why(f"{server}/endless", max_bytes=100_000)


def test_an_announced_flood_is_not_even_begun(server):
    assert "sent more than 1 MB" in why(f"{server}/boast")


def test_a_compressed_answer_is_refused(server):
    assert "compressed" in why(f"{server}/packed")


def test_an_answer_cut_short_is_refused(server):
    assert "broke off" in why(f"{server}/cut")


def test_an_answer_that_is_not_http_is_refused(server):
    assert "broke off" in why(f"{server}/rubbish")


def test_a_closed_door_is_said(settings):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings.FETCH_PRIVATE_ADDRESSES = [f"127.0.0.1:{port}"]
    assert "No connection" in why(f"http://127.0.0.1:{port}/")


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.org/feed",
        "file:///etc/passwd",
        "gopher://example.org/",
        "javascript:alert(1)",
        "example.org/feed",
        "",
        "http://",
        "http://:80/",
        "http://user:secret@example.org/",
        "http://example.org:99999/",
        "http://example.org:x/",
        "http://[::1/",
        "http://example.org:0/",
        "http://" + "a" * 300 + ".org/",
    ],
)
def test_what_is_no_web_address_is_refused(url):
    assert why(url)


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "127.1", "2130706433", "0x7f.1", "0177.0.0.1", "localhost", "0.0.0.0",
        "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "224.0.0.1",
        "255.255.255.255",
        "[::1]", "[::]", "[fe80::1]", "[fc00::1]", "[::ffff:127.0.0.1]", "[::ffff:10.0.0.1]",
        "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[ff02::1]", "[fec0::1]", "[::7f00:1]",
        "[64:ff9b:1::7f00:1]", "[2001::1]",
    ],
)  # fmt: skip
def test_addresses_inside_are_refused_however_they_are_written(settings, host):
    settings.FETCH_PRIVATE_ADDRESSES = []
    assert "private network" in why(f"http://{host}/")


def test_another_port_of_an_allowed_machine_is_refused(server):
    assert "private network" in why("http://127.0.0.1:9/")


def answers(monkeypatch, *addresses):
    """Makes every name resolve to these addresses, one answer after the other."""
    asked = []

    def getaddrinfo(host, port, *args, **kwargs):
        if host[0].isdigit():
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (host, port))]
        asked.append(host)
        address = addresses[min(len(asked), len(addresses)) - 1]
        group = address if isinstance(address, list) else [address]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, port)) for one in group]

    monkeypatch.setattr(network.socket, "getaddrinfo", getaddrinfo)
    return asked


def test_a_name_that_leads_inside_is_refused(monkeypatch):
    answers(monkeypatch, "10.0.0.1")
    assert "private network" in why("http://innocent.example/")


def test_one_inside_address_among_good_ones_is_enough_to_refuse(monkeypatch):
    answers(monkeypatch, ["93.184.216.34", "127.0.0.1"])
    assert "private network" in why("http://innocent.example/")


def test_the_checked_address_is_the_one_that_is_used(monkeypatch, server, settings):
    """A name that answers differently the second time is never asked a second time."""
    port = urlsplit(server).port
    settings.FETCH_PRIVATE_ADDRESSES = [f"rebinding.example:{port}"]
    asked = answers(monkeypatch, "127.0.0.1", "10.0.0.1")
    assert get(f"http://rebinding.example:{port}/good").body == b"good"
    assert asked.count("rebinding.example") == 1


def test_a_name_that_does_not_exist_is_said(monkeypatch):
    def fails(*args, **kwargs):
        raise socket.gaierror

    monkeypatch.setattr(network.socket, "getaddrinfo", fails)
    assert why("http://nowhere.example/") == "There is no website called nowhere.example."


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.216.34", "2606:4700::1111"])
def test_open_internet_is_public(address):
    assert is_public(ipaddress.ip_address(address))


@given(st.ip_addresses(v=4))
def test_wrapping_an_address_in_ipv6_changes_nothing(address):
    mapped = ipaddress.IPv6Address(f"::ffff:{address}")
    assert is_public(mapped) == is_public(address)


@given(st.ip_addresses(v=4))
def test_translated_and_tunnelled_addresses_are_judged_by_what_is_inside(
    address: ipaddress.IPv4Address,
) -> None:
    translated = ipaddress.IPv6Address(int(network.NAT64.network_address) | int(address))
    tunnelled = ipaddress.IPv6Address(0x2002 << 112 | int(address) << 80 | 1)
    assert is_public(translated) == is_public(tunnelled) == is_public(address)


@given(st.text(max_size=60))
def test_no_text_breaks_the_check(text):
    with pytest.raises(FetchError):
        get("http://user:pass@" + text)
