"""What is heard: a bank of baked sounds, the mixer, and the soundscape that says what it should play."""

from game.play.sound.bank import LOOPS, SHOTS
from game.play.sound.mixer import CHANNELS, Sound
from game.play.sound.scape import Heard, Soundscape

__all__ = ["CHANNELS", "LOOPS", "SHOTS", "Heard", "Sound", "Soundscape"]
