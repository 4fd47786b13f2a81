"""Staff pages on which surveys are written and changed."""
