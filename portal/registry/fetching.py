"""Fetching from addresses that other people give us, without being led where we must not go.

Every address is checked before a connection is made, at the moment of connecting, after each
redirect: http and https only, no password in it, and none that leads into a private network. The
connection goes to the very address that was checked, so a name that changes its answer between
check and use gains nothing. Size and time are limited as a whole, not from one read to the next.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import SplitResult, quote, urljoin, urlsplit

import httpcore

from portal.registry.network import Deadline, NotAllowed, PinnedNetwork

MAX_REDIRECTS = 5
REDIRECTS = {301, 302, 303, 307, 308}
PORTS = {"http": 80, "https": 443}


class FetchError(Exception):
    """Why an address could not be fetched, as a sentence for the person who gave it."""


@dataclass(frozen=True)
class Fetched:
    """An answer, whatever its status."""

    status: int
    headers: Mapping[str, str]
    """Names in lower case."""
    body: bytes
    url: str = field(default="")
    """Where it came from in the end, after redirects."""


def fetch(
    url: str,
    *,
    max_bytes: int,
    timeout: float,
    headers: Mapping[str, str] | None = None,
    trusted: str = "",
) -> Fetched:
    """Gets an outside address. `timeout` is in seconds, for everything together, redirects too.

    `trusted` is a `host:port` that may be private because the person at this machine's own
    keyboard named it. Where it leads on to is checked like anything else.
    """
    deadline = Deadline(timeout)
    network = PinnedNetwork(deadline, trusted=trusted)
    for _ in range(MAX_REDIRECTS + 1):
        checked = _checked(url)
        answer = _ask(
            checked, network=network, deadline=deadline, max_bytes=max_bytes, headers=headers or {}
        )
        location = answer.headers.get("location", "")
        if answer.status not in REDIRECTS or not location:
            return answer
        url = urljoin(checked, location)
    raise FetchError(f"{_host(url)} sent us on more than {MAX_REDIRECTS} times.")


def post(
    url: str, *, body: bytes, headers: Mapping[str, str], max_bytes: int, timeout: float
) -> Fetched:
    """Sends something to an outside address, under the same rules, and never on to another one."""
    deadline = Deadline(timeout)
    return _ask(
        _checked(url),
        network=PinnedNetwork(deadline),
        deadline=deadline,
        max_bytes=max_bytes,
        headers={**headers, "Content-Length": str(len(body))},
        body=body,
    )


def check_address(url: str) -> str:
    """What somebody typed as an address, in its plain form. Raises FetchError with a sentence.

    Where it leads is checked when it is used.
    """
    return _checked(url)


def _checked(url: str) -> str:
    """The address as it goes over the wire, if it is one that may be fetched at all."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError as error:
        raise FetchError("This is not a web address.") from error
    if parts.scheme not in PORTS:
        raise FetchError("The address must start with http:// or https://.")
    if not parts.hostname:
        raise FetchError("The address names no website.")
    if parts.username or parts.password:
        raise FetchError("The address must not hold a user name or password.")
    if port == 0:
        raise FetchError("This is not a web address.")
    try:
        return _ascii(parts)
    except UnicodeError as error:
        raise FetchError("This is not a web address.") from error


def _ask(
    url: str,
    *,
    network: PinnedNetwork,
    deadline: Deadline,
    max_bytes: int,
    headers: Mapping[str, str],
    body: bytes | None = None,
) -> Fetched:
    """A GET, or a POST where there is a body."""
    host = _host(url)
    sent: list[tuple[bytes | str, bytes | str]] = [
        ("Host", _authority(url)),
        ("User-Agent", "coventry-portal"),
        # Compressed answers could unpack to any size.
        ("Accept-Encoding", "identity"),
        *(headers or {"Accept": "*/*"}).items(),
    ]
    try:
        with (
            httpcore.ConnectionPool(network_backend=network) as pool,
            pool.stream(
                "GET" if body is None else "POST",
                url,
                headers=sent,
                content=body,
                extensions=deadline.extensions(),
            ) as answer,
        ):
            named = {
                name.decode("ascii", "replace").lower(): value.decode("latin-1")
                for name, value in answer.headers
            }
            if answer.status in REDIRECTS:
                return Fetched(answer.status, named, b"", url)
            return Fetched(answer.status, named, _body(answer, named, host, max_bytes), url)
    except NotAllowed as refusal:
        raise FetchError(str(refusal)) from refusal
    except httpcore.TimeoutException as error:
        raise FetchError(f"{host} did not answer within {deadline.seconds:g} seconds.") from error
    except httpcore.ConnectError as error:
        raise FetchError(f"No connection to {host} could be made.") from error
    except (httpcore.NetworkError, httpcore.ProtocolError) as error:
        raise FetchError(f"The connection to {host} broke off.") from error


def _body(
    answer: httpcore.Response, headers: Mapping[str, str], host: str, max_bytes: int
) -> bytes:
    if headers.get("content-encoding", "identity").lower() not in {"", "identity"}:
        raise FetchError(f"{host} sent a compressed answer that was not asked for.")
    too_long = FetchError(f"{host} sent more than {_size(max_bytes)}.")
    if headers.get("content-length", "").isdigit() and int(headers["content-length"]) > max_bytes:
        raise too_long
    body = bytearray()
    for chunk in answer.iter_stream():
        body += chunk
        if len(body) > max_bytes:
            raise too_long
    return bytes(body)


def _host(url: str) -> str:
    return urlsplit(url).hostname or "the website"


def _authority(url: str) -> str:
    """Host and port as the other side expects them, without a user name."""
    parts = urlsplit(url)
    name = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else str(parts.hostname)
    return name if parts.port in {None, PORTS[parts.scheme]} else f"{name}:{parts.port}"


def _ascii(parts: SplitResult) -> str:
    """Names in IDNA, the rest percent-encoded, no fragment."""
    host = str(parts.hostname)
    name = f"[{host}]" if ":" in host else host.encode("idna").decode("ascii")
    port = f":{parts.port}" if parts.port else ""
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?[]")
    return f"{parts.scheme}://{name}{port}{path}{'?' + query if query else ''}"


def _size(count: int) -> str:
    return f"{count / 1_000_000:g} MB" if count >= 1_000_000 else f"{count:,} bytes"
