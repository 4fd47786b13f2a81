"""Forms of the staff screens. The listing's form speaks of a listing as the plain `Listing`."""
