"""Sound: a bank of recorded sounds, the mixer, and the soundscape that decides what it plays."""

from game.play.sound.mixer import Sound
from game.play.sound.player import Volumes
from game.play.sound.scape import Heard, Soundscape

__all__ = ["Heard", "Sound", "Soundscape", "Volumes"]
