"""Pages of the quarterly packs."""
