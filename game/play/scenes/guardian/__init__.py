"""Dream II's scene: a hall of transparent screens, the labyrinth behind them, and the guardian."""
