"""Pages of comments and contacts."""
