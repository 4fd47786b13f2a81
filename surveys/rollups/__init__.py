"""Figures kept up as answers come in, so that nobody has to count them anew to see them."""
