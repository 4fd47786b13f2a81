"""What staff do about what people said: findings, actions, evidence, learning."""
