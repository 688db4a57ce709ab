"""Dream III: three spirals of clockwork round a heart of liquid light, in a chamber without walls."""
