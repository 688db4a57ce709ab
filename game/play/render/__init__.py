"""What all pictures are made of, and the instruments that dreams share; knows no dream."""
