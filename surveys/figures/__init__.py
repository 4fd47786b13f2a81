"""From single answers to figures: counted, with their uncertainty, and protected."""
