"""A listing as plain data: read whole, written back field by field, kept as numbered versions."""
