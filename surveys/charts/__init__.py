"""Charts for staff: trends read by the rules of NHS Making Data Count, and how answers spread."""
