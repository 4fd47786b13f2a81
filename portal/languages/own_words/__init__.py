"""A person's own words in a language that the reader does not know, translated by people."""
