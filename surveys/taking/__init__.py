"""Results and answers taken out of the portal, each time stamped with what it is and recorded."""
