"""Forms of the carers' room."""
