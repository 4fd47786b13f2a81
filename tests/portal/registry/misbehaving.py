"""A web server on this machine that does what bad websites do."""

import http.server
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager


class Misbehaving(http.server.BaseHTTPRequestHandler):
    """Each path is one kind of bad behaviour."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        name = self.path.strip("/").partition("?")[0].replace("-", "_") or "good"
        behave = getattr(self, f"serve_{name}", self.serve_missing)
        try:
            behave()
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def answer(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for key, value in headers.items():
            self.send_header(key.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def serve_good(self) -> None:
        self.answer(200, b"good", Content_Type="text/plain")

    def serve_missing(self) -> None:
        self.answer(404, b"missing")

    def serve_broken(self) -> None:
        self.answer(500, b"oh")

    def serve_headers(self) -> None:
        self.answer(200, str(self.headers).encode())

    def serve_here(self) -> None:
        self.answer(302, Location="/good")

    def serve_loop(self) -> None:
        self.answer(302, Location="/loop")

    def serve_moved(self) -> None:
        self.answer(int(self.path.partition("?")[2]), b"moved", Location="/good")

    def serve_hops(self) -> None:
        left = int(self.path.partition("?")[2])
        self.answer(302, Location=f"/hops?{left - 1}" if left > 1 else "/good")

    def serve_to(self) -> None:
        self.answer(302, Location=self.path.partition("?")[2])

    def serve_unmeasured(self) -> None:
        self.send_response(200)
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(b"x" * 100)
        self.close_connection = True

    def serve_inside(self) -> None:
        self.answer(302, Location="http://127.0.0.1:1/secret")

    def serve_file(self) -> None:
        self.answer(302, Location="file:///etc/passwd")

    def serve_nowhere(self) -> None:
        self.answer(302)

    def serve_hang(self) -> None:
        time.sleep(3)

    def serve_drip(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        for _ in range(30):
            self.wfile.write(b"x")
            self.wfile.flush()
            time.sleep(0.1)

    def serve_endless(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(1000):
            self.wfile.write(b"x" * 10_000)
        self.close_connection = True

    def serve_boast(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(10**12))
        self.end_headers()
        self.close_connection = True

    def serve_packed(self) -> None:
        self.answer(200, b"\x1f\x8b", Content_Encoding="gzip")

    def serve_cut(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "100")
        self.end_headers()
        self.wfile.write(b"half")
        self.close_connection = True

    def serve_rubbish(self) -> None:
        self.wfile.write(b"this is not HTTP\r\n\r\n")
        self.close_connection = True

    def log_message(self, *args: object) -> None:
        """Quiet."""


@contextmanager
def misbehaving_server() -> Iterator[str]:
    """Gives the address of a running server: `http://127.0.0.1:<port>`."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Misbehaving)
    server.daemon_threads = True
    # Handlers that are still asleep when a test is over are left to end by themselves.
    server.block_on_close = False
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
