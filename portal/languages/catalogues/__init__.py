"""The gettext catalogues: taken from the sources, compiled and checked without system gettext."""
