"""What the people who keep questions, rules and plans see of them."""
