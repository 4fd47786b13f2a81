"""What a snapshot holds, taken from the other rooms once. Each part is JSON, with its words."""
