"""Staff enter answers with somebody: one long form from the same definition as the journey."""
