"""Which questionnaires ship with the product, and what loads along with them.

Filled in each app's `ready()`, so that this room knows nothing of carers or surveys.
"""

from collections.abc import Callable
from pathlib import Path

from portal.registry.registry import Registry

folders: Registry[Path] = Registry("questionnaires that ship with the product")
text_loaders: Registry[Callable[[], int]] = Registry("texts that load along with questionnaires")


def register(folder: Path) -> None:
    """A folder with `definition.toml` and `texts/`."""
    folders.register(str(folder), folder)


def register_texts(name: str, load: Callable[[], int]) -> None:
    """Words outside any questionnaire. `load` says how many translated texts it wrote."""
    text_loaders.register(name, load)
