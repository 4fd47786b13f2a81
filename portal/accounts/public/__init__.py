"""Accounts of the public: only for who wants one, without a password and without a name."""
