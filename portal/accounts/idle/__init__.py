"""Sessions that end when nothing happens, with a warning, and with what was typed kept."""
