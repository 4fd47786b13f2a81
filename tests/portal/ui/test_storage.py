"""Static files as production serves them."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import override_settings

from portal.ui import build


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    assert build.main([]) == 0
    folder = tmp_path_factory.mktemp("collected")
    backend = {"BACKEND": "portal.ui.storage.PortalStaticFilesStorage"}
    storages = {**settings.STORAGES, "staticfiles": backend}
    with override_settings(STATIC_ROOT=folder, STORAGES=storages):
        call_command("collectstatic", interactive=False, verbosity=0)
    return folder


def text_of(folder: Path, pattern: str) -> str:
    (found,) = folder.glob(pattern)
    return found.read_text()


def test_every_file_can_be_collected_and_our_imports_are_hashed(collected: Path) -> None:
    script = text_of(collected, "portal.????????????.js")
    (imported,) = re.findall(r'from "\./([^"]+)"', script)
    assert re.fullmatch(r"govuk-frontend\.min\.[0-9a-f]{12}\.js", imported)
    assert (collected / imported).exists()


def test_fonts_are_hashed_in_their_stylesheet(collected: Path) -> None:
    (address,) = re.findall(r'url\("([^"]+)', text_of(collected, "font-ur.????????????.css"))
    assert (collected / address).exists()


def test_files_are_there_compressed(collected: Path) -> None:
    assert list(collected.glob("portal.????????????.css.br"))
