"""What every page must be: language declared, one main heading, nothing inline or unrendered."""

from html.parser import HTMLParser

DATA_SCRIPTS = {"application/json", "application/ld+json"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}


class Page(HTMLParser):
    """Reads a page once and remembers what is wrong with it."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.lang = ""
        self.dir = ""
        self.headings = 0
        self.ids: set[str] = set()
        self._raw = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.lang, self.dir = values.get("lang", ""), values.get("dir", "")
        if tag == "h1":
            self.headings += 1
        if tag == "style" or "style" in values:
            self.faults.append(f"inline style in <{tag}>")
        if tag == "script" and "src" not in values and values.get("type") not in DATA_SCRIPTS:
            self.faults.append("<script> without src")
        self.faults += [f"inline handler {name}" for name in values if name.startswith("on")]
        if "id" in values:
            if values["id"] in self.ids:
                self.faults.append(f"id {values['id']!r} twice")
            self.ids.add(values["id"])
        self._raw = tag if tag in {"script", "style", "textarea"} else self._raw

    def handle_endtag(self, tag: str) -> None:
        if tag == self._raw:
            self._raw = ""

    def handle_data(self, data: str) -> None:
        # What a person typed into a text area may well hold braces.
        if not self._raw and ("{%" in data or "{{" in data):
            self.faults.append(f"unrendered tag: {data.strip()[:80]}")


def faults_of(html: str) -> list[str]:
    """Every fault of a whole page, in words; an empty list for a good one."""
    page = Page(html)
    if not page.lang:
        page.faults.append("<html> without lang")
    if page.dir not in {"ltr", "rtl"}:
        page.faults.append("<html> without dir")
    if page.headings != 1:
        page.faults.append(f"{page.headings} h1 headings instead of one")
    return page.faults
