"""'We asked, you said, we did': written by one, approved by another, read by everybody."""
