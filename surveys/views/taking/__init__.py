"""Pages of what is taken out, and addresses that other systems read."""
