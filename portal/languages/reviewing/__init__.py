"""The queue of texts to translate and to review, of every kind."""
