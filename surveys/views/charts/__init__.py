"""Results on the screens of staff."""
