"""Staff pages of actions, and of what the public is told of them."""
