"""Builds `static/built` from `static/src` and the npm packages.

`python -m portal.ui.build [--force]`, or `make styles`.

Two stylesheets, one for each direction: GOV.UK Frontend has no logical properties, so the
right-to-left one is made from the other by rtlcss. Does nothing when nothing has changed.
"""

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from fontTools import subset

from portal.languages.table import BY_CODE
from portal.ui.fonts import ScriptFont, script_fonts
from portal.ui.pdf_fonts import pdf_fonts

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "static" / "src"
BUILT = ROOT / "static" / "built"
MODULES = ROOT / "node_modules"
STAMP = BUILT / ".stamp"
COPIED = (
    "portal.js",
    "listen.js",
    "journey.js",
    "passkeys.js",
    "idle.js",
    "kiosk.js",
    "kiosk_ready.js",
    "kiosk_rules.js",
    "kiosk_store.js",
    "results.js",
    "icons.svg",
    "pictures.svg",
    "favicon.svg",
)


def main(arguments: list[str]) -> int:
    digest = digest_of_sources()
    if "--force" not in arguments and STAMP.exists() and STAMP.read_text() == digest:
        say("Styles: nothing has changed.")
        return 0
    if not MODULES.exists():
        say("Styles: node_modules is not there. Run npm ci first.")
        return 1
    BUILT.mkdir(parents=True, exist_ok=True)
    styles()
    scripts_and_pictures()
    fonts()
    STAMP.write_text(digest)
    say(f"Styles: built into {BUILT.relative_to(ROOT)}.")
    return 0


def digest_of_sources() -> str:
    digest = hashlib.sha256()
    for path in sources():
        digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def sources() -> Iterator[Path]:
    yield from sorted(path for path in SOURCE.rglob("*") if path.is_file())
    yield ROOT / "package-lock.json"
    yield Path(__file__)
    yield Path(__file__).parent / "data" / "fonts.toml"
    yield Path(__file__).parent / "data" / "pdf_fonts.toml"


def styles() -> None:
    left_to_right = BUILT / "portal.css"
    for entry, built in (("portal.scss", left_to_right), ("pdf.scss", BUILT / "pdf.css")):
        node(
            "sass/sass.js",
            "--style=compressed",
            "--no-source-map",
            "--quiet-deps",
            SOURCE / entry,
            built,
        )
    node("rtlcss/bin/rtlcss.js", "--silent", left_to_right, BUILT / "portal.rtl.css")


def scripts_and_pictures() -> None:
    for name in COPIED:
        shutil.copyfile(SOURCE / name, BUILT / name)
    frontend = MODULES / "govuk-frontend" / "dist" / "govuk" / "govuk-frontend.min.js"
    # Without its end: it names a source map that is not served.
    code, _, _ = frontend.read_text().partition("//# sourceMappingURL")
    (BUILT / frontend.name).write_text(code)


def fonts() -> None:
    (BUILT / "fonts").mkdir(exist_ok=True)
    for font in script_fonts().values():
        endonym_letters(font)
        (BUILT / font.stylesheet).write_text(font.css())
        for weight in font.weights:
            source = MODULES / "@fontsource" / font.package / "files" / font.file(weight)
            shutil.copyfile(source, BUILT / "fonts" / source.name)
    for letters in pdf_fonts():
        for weight in letters.weights:
            source = MODULES / "@fontsource" / letters.package / "files" / letters.file(weight)
            shutil.copyfile(source, BUILT / "fonts" / source.name)


def endonym_letters(font: ScriptFont) -> None:
    """The few letters that write a language's own name, 1-2 kB: a reader finds her language in the
    row of languages on a machine without its script."""
    whole = MODULES / "@fontsource" / font.package / "files" / font.file(font.weights[0])
    options = subset.Options(flavor="woff2", layout_features=["*"], hinting=False)
    letters = subset.Subsetter(options)
    letters.populate(text=BY_CODE[font.code].endonym)
    with subset.load_font(str(whole), options) as made:
        letters.subset(made)
        subset.save_font(made, str(BUILT / "fonts" / f"endonym-{font.code}.woff2"), options)


def node(script: str, *arguments: str | Path) -> None:
    """Runs a script of an npm package with Node from PATH, else from the virtual environment."""
    beside_python = Path(sys.executable).parent / "node"
    program = shutil.which("node") or str(beside_python)
    command = [program, str(MODULES / script), *map(str, arguments)]
    subprocess.run(command, check=True, cwd=ROOT)  # noqa: S603 our own words only


def say(sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
