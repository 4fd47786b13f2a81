"""Pages of staff about questions, rules and plans."""
