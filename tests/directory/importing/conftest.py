"""What the import tests share: a few terms, CSV files, and a feed that behaves as it is told."""

import csv
import json
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from directory.importing.progress import Progress
from directory.importing.terms import KnownTerms
from directory.models import Taxonomy, Term

Answer = tuple[int, dict[str, str], bytes]


@pytest.fixture
def terms(db: None) -> KnownTerms:
    for taxonomy, code, name in (
        (Taxonomy.NEEDS, "food", "Food"),
        (Taxonomy.NEEDS, "dementia", "Dementia"),
        (Taxonomy.AUDIENCES, "carers", "People who look after someone"),
        (Taxonomy.PLACES, "food-bank", "Food bank"),
    ):
        Term.objects.create(taxonomy=taxonomy, code=code, name=name)
    return KnownTerms.load()


@pytest.fixture
def write_csv(tmp_path: Path) -> Callable[..., Path]:
    """Writes rows, each a dict, as `services.csv` (or another name)."""

    def write(*rows: dict[str, str], name: str = "services.csv") -> Path:
        columns = list(dict.fromkeys(column for row in rows for column in row))
        path = tmp_path / name
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, restval="")
            writer.writeheader()
            writer.writerows(rows)
        return path

    return write


@pytest.fixture
def progress(tmp_path: Path) -> Callable[[], Progress]:
    """The same file each time, as for a second run."""
    return lambda: Progress("http://feed.example.org/services", tmp_path)


class FeedServer:
    """A feed on this machine. `services` are its whole services; each oddity can be switched on."""

    def __init__(self) -> None:
        self.services: list[dict[str, Any]] = []
        self.per_page = 2
        self.asked: list[str] = []
        self.override: Callable[[str, dict[str, str]], Answer | None] = lambda path, query: None
        """Answers in place of the feed where it gives an answer."""
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.netloc = f"127.0.0.1:{self._server.server_port}"
        self.address = f"http://{self.netloc}/api"
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.02,), daemon=True
        )
        self._thread.start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def page(self, number: int, **changes: Any) -> dict[str, Any]:
        start = (number - 1) * self.per_page
        rows = self.services[start : start + self.per_page]
        total = -(-len(self.services) // self.per_page) or 1
        flat = [{"id": row["id"], "name": row.get("name"), "status": "active"} for row in rows]
        return {
            "total_items": len(self.services),
            "total_pages": total,
            "page_number": number,
            "size": len(rows),
            "first_page": number == 1,
            "last_page": number == total,
            "empty": not rows,
            "contents": flat,
            **changes,
        }

    def answer(self, target: str) -> Answer:
        parts = urlsplit(target)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        self.asked.append(parts.path)
        odd = self.override(parts.path, query)
        if odd is not None:
            return odd
        if parts.path == "/api/services":
            return ok(self.page(int(query.get("page", 1))))
        identity = parts.path.rpartition("/")[2]
        for service in self.services:
            if service["id"] == identity:
                return ok(service)
        return 404, {}, b"{}"

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        feed = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                status, headers, body = feed.answer(self.path)
                try:
                    self.send_response(status)
                    for name, value in headers.items():
                        self.send_header(name, value)
                    self.send_header("Content-Length", str(len(body)))
                    self.end_headers()
                    self.wfile.write(body)
                except OSError:
                    # The importer may hang up first; that is what some tests are about.
                    return

            def log_message(self, *args: Any) -> None:
                return

        return Handler


def ok(data: Any) -> Answer:
    return 200, {"Content-Type": "application/json"}, json.dumps(data).encode()


def hang(seconds: float) -> Answer:
    time.sleep(seconds)
    return 200, {}, b"{}"


@pytest.fixture
def feed() -> Iterator[FeedServer]:
    server = FeedServer()
    yield server
    server.stop()


def service(number: int, **changes: Any) -> dict[str, Any]:
    """A whole service of a feed."""
    return {
        "id": f"00000000-0000-4000-8000-{number:012}",
        "name": f"Service {number}",
        "status": "active",
        "description": "Helps people at home.",
        **changes,
    }
