"""QR codes: what the drawing holds, module by module."""

import re

import segno

from surveys.doors.addresses import short_url, to_type
from surveys.doors.qr import QUIET, svg

URL = "https://portal.example/s/246813"


def dark(drawing):
    """The dark modules of a drawing, as places."""
    found = set()
    for across, down, width in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", drawing):
        found |= {(int(across) + step, int(down)) for step in range(int(width))}
    return found


def test_it_holds_the_address():
    wanted = {
        (across + QUIET, down + QUIET)
        for down, row in enumerate(segno.make(URL, error="m", micro=False).matrix)
        for across, is_dark in enumerate(row)
        if is_dark
    }
    assert dark(svg(URL)) == wanted


def test_it_has_a_quiet_zone_on_white():
    drawing = svg(URL)
    size = int(re.search(r'viewBox="0 0 (\d+)', drawing)[1])
    assert f'<rect width="{size}" height="{size}" fill="#fff">' in drawing
    places = {place for module in dark(drawing) for place in module}
    assert (min(places), max(places)) == (QUIET, size - 1 - QUIET)


def test_it_says_what_it_is_and_has_no_style():
    drawing = svg(URL, title='The "tea" club')
    assert 'role="img" aria-label="The &quot;tea&quot; club"' in drawing
    assert "style=" not in drawing


def test_short_addresses_name_the_site(settings):
    settings.PORTAL_URL = "https://portal.example"
    assert short_url("246813") == URL
    assert to_type(URL) == "portal.example/s/246813"
