"""What makes the rounds of the recurring dream: one file a dream, and the dice and the TOML writer they share."""
