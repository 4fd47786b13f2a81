"""Other people's listings, cleaned, checked and kept in step with their source."""
