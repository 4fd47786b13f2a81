"""Topic guides: short pages on one question each, with what to do first and who can help."""
