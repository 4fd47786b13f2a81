"""What a carer sees of what she has sent, and what she can do about it."""
