"""What people wrote in their own words, and who asked to hear from us: for people to act on."""
