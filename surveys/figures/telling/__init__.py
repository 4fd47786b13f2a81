"""What is told beyond the team: hidden so that nothing follows from all that was told before."""
