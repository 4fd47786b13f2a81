"""Pages of figures from elsewhere: entered, and set beside what people answer."""
