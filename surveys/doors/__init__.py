"""Ways in that stand open: short addresses, posters, QR codes, tablets of staff."""
