"""Public pages of 'We asked, you said, we did'."""
