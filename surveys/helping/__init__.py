"""'Did this help?': two questions at the foot of a page, answered without leaving a trace."""
