"""Fonts for scripts that many phones and old computers lack. One small stylesheet each."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class ScriptFont:
    """Where a language's letters come from when the reader's machine has none; see `fonts.toml`."""

    code: str
    family: str
    local: list[str]
    package: str
    subset: str
    weights: list[int]
    range: str

    @property
    def stylesheet(self) -> str:
        return f"font-{self.code}.css"

    def file(self, weight: int) -> str:
        return f"{self.package}-{self.subset}-{weight}-normal.woff2"

    def css(self) -> str:
        """Local fonts first; the text is readable before ours arrives (swap)."""
        local = ", ".join(f'local("{name}")' for name in self.local)
        return "".join(
            f'@font-face{{font-family:"{self.family}";font-style:normal;font-weight:{weight};'
            f"font-display:swap;unicode-range:{self.range};"
            f"src:{local + ', ' if weight == 400 else ''}"
            f'url("fonts/{self.file(weight)}") format("woff2")}}\n'
            for weight in self.weights
        )


@cache
def script_fonts() -> dict[str, ScriptFont]:
    with (Path(__file__).parent / "data" / "fonts.toml").open("rb") as file:
        return {code: ScriptFont(code=code, **row) for code, row in tomllib.load(file).items()}
