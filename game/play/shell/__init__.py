"""The loop, the window, and which screen comes after which."""
