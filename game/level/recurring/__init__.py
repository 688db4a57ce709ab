"""What makes the rounds of the recurring dream: one file a dream, and the dice, names and pages that they share."""
