"""How staff keep listings true: every change is a numbered version, and none is lost."""
