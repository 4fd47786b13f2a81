"""Asking people: staff pages, and the address for other systems."""
