"""A tablet that staff hand over: what it shows, and what it sends back."""
