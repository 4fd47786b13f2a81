"""The network as `fetching` sees it: checked addresses only, and one clock for everything."""

import ipaddress
import socket
import ssl
import time
from collections.abc import Iterable
from typing import Any

import httpcore
from django.conf import settings

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

NAT64 = ipaddress.ip_network("64:ff9b::/96")
SIX_TO_FOUR = ipaddress.ip_network("2002::/16")


class NotAllowed(Exception):
    """A name that leads where we must not go."""


class Deadline:
    """What is left of the time for the whole work. Monotonic, in seconds."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._ends = time.monotonic() + seconds

    def left(self) -> float:
        left = self._ends - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout
        return left

    def extensions(self) -> dict[str, Any]:
        """For httpcore; the streams below cut each of these down to what is left."""
        left = self.left()
        return {"timeout": dict.fromkeys(("connect", "read", "write", "pool"), left)}


def is_public(address: IPAddress) -> bool:
    """Whether an address lies in the open internet, also where IPv6 wraps an IPv4 address."""
    inner = _wrapped(address)
    if inner is not None:
        return is_public(inner)
    # Python calls the old site-local range (fec0::/10) global.
    site_local = isinstance(address, ipaddress.IPv6Address) and address.is_site_local
    return address.is_global and not (
        address.is_multicast or address.is_reserved or address.is_unspecified or site_local
    )


def _wrapped(address: IPAddress) -> ipaddress.IPv4Address | None:
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address.ipv4_mapped:
        return address.ipv4_mapped
    if address in NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    if address in SIX_TO_FOUR:
        return address.sixtofour
    return None


def addresses_of(host: str, port: int, trusted: str = "") -> list[str]:
    """The addresses of a name, all of them allowed; a single forbidden one refuses the name."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise NotAllowed(f"There is no website called {host}.") from error
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if f"{host}:{port}" in {trusted, *settings.FETCH_PRIVATE_ADDRESSES}:
        return addresses
    for address in addresses:
        # A scope ('%eth0') marks a link-local address; the part before it says the same.
        if not is_public(ipaddress.ip_address(address.partition("%")[0])):
            raise NotAllowed(
                f"{host} is inside a private network; only public websites are fetched."
            )
    return addresses


class PinnedNetwork(httpcore.NetworkBackend):
    """Resolves and checks a name itself, then connects to the address it has checked.

    The name stays in the request and in the TLS handshake, so certificates are still checked
    against the name.
    """

    def __init__(self, deadline: Deadline, *, trusted: str = "") -> None:
        self._deadline = deadline
        self._trusted = trusted
        self._network = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        problem: Exception = httpcore.ConnectError()
        for address in addresses_of(host, port, self._trusted):
            try:
                stream = self._network.connect_tcp(
                    address, port, timeout=self._deadline.left(), socket_options=socket_options
                )
            except httpcore.ConnectError as error:
                problem = error
            else:
                return TimedStream(stream, self._deadline)
        raise problem


class TimedStream(httpcore.NetworkStream):
    """A stream that lets no read or write outlast the deadline of the whole."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, timeout=self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, timeout=self._deadline.left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        secure = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left())
        return TimedStream(secure, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
