"""Public pages of answering."""
