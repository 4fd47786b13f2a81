"""The data that ships with the portal: terms, the Coventry services, their texts, real places."""
