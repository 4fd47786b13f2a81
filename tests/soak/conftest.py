"""The same small world as in the tests of every address."""

from tests.meta.conftest import world

__all__ = ["world"]
