"""How commands speak: findings in each output format, and progress."""
