"""What The Engine asks for, read off its panel."""

from game.play.render.asked import Measures, share_of
from game.sim.fixed import ONE

MEASURES: Measures = {
    "harmony.song": share_of("song", "song", ONE),
    "harmony.chord": share_of("chord", "harmony", ONE),
    "rhythm.together": share_of("unison", "unison", ONE),
    "heart.light": share_of("heart", "heart", ONE),
}
