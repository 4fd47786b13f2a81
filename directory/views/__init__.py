"""The directory's public pages. Open to everyone; nobody signs in."""
