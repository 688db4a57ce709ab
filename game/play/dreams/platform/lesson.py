"""Falling asleep: every verb of The Platform once, on a quiet city where nothing can be lost."""

from game.play.dreams.platform.verbs import VERBS
from game.play.guidance.lesson import Lesson, Step, all_of, event_seen, eyes_open, is_selected, panel_at_least
from game.sim.actions import CommonVerb
from game.sim.fixed import ONE
from game.sim.laws.platform.verbs import PlatformVerb

LESSON = Lesson(
    title="Falling asleep",
    table=VERBS,
    file="1-falling-asleep.toml",
    offer="The panel has seven verbs. A minute and a half, and nothing can be lost.",
    steps=(
        Step(
            "Your sight is dim, and the room hasn't quite let go of you.",
            "Hold {breathe}, or the ring at the lower left, for three seconds; then let go.",
            all_of(panel_at_least("composure", round(0.82 * ONE)), eyes_open),
            [("breathe", -1)],
            frozenset({CommonVerb.BREATHE}),
            "Press {breathe}, or click the ring at the lower left; after three seconds once more.",
        ),
        Step(
            "A city, and it keeps itself. Only Harbor has begun to flicker.",
            "Choose Harbor: with {arrows}, or with a click.",
            is_selected("Harbor"),
            [("sector", "Harbor")],
        ),
        Step(
            "Whatever it is, it doesn't show.",
            "Press {scan}, or click scan: see what is hidden there.",
            event_seen("scanned", "Harbor"),
            [("verb", PlatformVerb.SCAN), ("sector", "Harbor")],
            frozenset({PlatformVerb.SCAN}),
        ),
        Step(
            "Now it calls. What nobody has seen wears you down.",
            "Press {acknowledge}, or click the alarms: acknowledge them.",
            event_seen("acknowledged"),
            [("alarms", -1)],
            frozenset({CommonVerb.ACKNOWLEDGE}),
        ),
        Step(
            "An anomaly, still small. It would grow.",
            "Press {steady}, or click steady: calm it.",
            event_seen("steadied", "Harbor"),
            [("verb", PlatformVerb.STEADY), ("sector", "Harbor")],
            frozenset({PlatformVerb.STEADY}),
        ),
        Step(
            "The log knows more than it says. It has four layers.",
            "Hold {decrypt}, or the tile decrypt, until the first layer opens.",
            event_seen("opened_layer"),
            [("verb", PlatformVerb.DECRYPT), ("log", -1)],
            frozenset({PlatformVerb.DECRYPT}),
            "Press {decrypt}, or click decrypt; the first layer opens by itself now.",
        ),
        Step(
            "Every link can be shut. Then nothing passes: no ripples, no people.",
            "Press {isolate}, or click isolate: shut Harbor's links. (A right click shuts a single link.)",
            event_seen("isolated"),
            [("verb", PlatformVerb.ISOLATE), ("sector", "Harbor")],
            frozenset({PlatformVerb.ISOLATE}),
        ),
        Step(
            "But it is also the way out.",
            "Press {isolate} again, or click isolate: open them.",
            event_seen("reopened"),
            [("verb", PlatformVerb.ISOLATE), ("sector", "Harbor")],
        ),
        Step(
            "There are places up here on the platform. Not for all of them.",
            "Press {shelter}, or click shelter: Harbor's people come up. Wait for the first.",
            panel_at_least("shelter.used", 1 << 14),
            [("verb", PlatformVerb.SHELTER), ("shelter_row", -1)],
            frozenset({PlatformVerb.SHELTER}),
        ),
        Step(
            "One command ends it all: override. Whoever is up here then is saved.",
            "Press {override}, or click override, to arm it; then hold {override}, or the tile, for {override time}.",
            event_seen("cut"),
            [("verb", PlatformVerb.OVERRIDE)],
            frozenset({PlatformVerb.ARM, PlatformVerb.OVERRIDE}),
            "Press {override}, or click override, to arm it; then once more, and wait for {override time}.",
        ),
    ),
)
