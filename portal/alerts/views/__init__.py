"""Pages for staff: alerts, concerns, words to be read."""
