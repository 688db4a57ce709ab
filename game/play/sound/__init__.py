"""What is heard: a bank of baked sounds, the mixer, and the soundscape that says what it should play."""

from game.play.sound.mixer import Sound
from game.play.sound.scape import Heard, Soundscape

__all__ = ["Heard", "Sound", "Soundscape"]
