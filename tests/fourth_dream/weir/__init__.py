"""The Weir: four basins, one wheel, and a tide that comes in all night. A small dream that the game finds by itself.

Each module is what one floor of the game asks for: `sim` the laws, `level` the record and the level file, `bots` who
plays it, `play` what is seen and heard.
"""
