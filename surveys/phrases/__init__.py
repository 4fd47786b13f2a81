"""Phrases of danger and need in comments: what people found behind them."""
