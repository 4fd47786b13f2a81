"""Where things are: postcodes, areas of Coventry, distances. No network, no map service."""
