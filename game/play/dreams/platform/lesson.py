"""Falling asleep: every verb of The Platform once, and by what a night is lost, on a quiet city that waits."""

from game.play.dreams.platform.verbs import VERBS
from game.play.guidance.lesson import (
    Lesson,
    Step,
    all_of,
    event_seen,
    eyes_open,
    is_selected,
    panel_any,
    panel_at_least,
)
from game.sim.actions import CommonVerb
from game.sim.fixed import ONE
from game.sim.laws.platform.verbs import PlatformVerb

LESSON = Lesson(
    title="Falling asleep",
    table=VERBS,
    file="1-falling-asleep.toml",
    offer="The panel has seven verbs, and the night one way to be lost. Two minutes, and nothing hurries you.",
    steps=(
        Step(
            "Your sight is dim, and the room hasn't quite let go of you.",
            "Hold {breathe}, or the ring at the lower left, for three seconds; then let go.",
            all_of(panel_at_least("composure", round(0.82 * ONE)), eyes_open),
            [("breathe", -1)],
            frozenset({CommonVerb.BREATHE}),
            "Press {breathe}, or click the ring at the lower left; after three seconds once more.",
            then="That was composure: with little of it your hands are slow.",
        ),
        Step(
            "A city, and it keeps itself. Only Harbor has begun to flicker.",
            "Choose Harbor: with {arrows}, or with a click.",
            is_selected("Harbor"),
            [("sector", "Harbor")],
            then="At the lower right stands all that is known of it.",
        ),
        Step(
            "Whatever it is, it doesn't show.",
            "Press {scan}, or click scan: see what is hidden there.",
            event_seen("scanned", "Harbor"),
            [("verb", PlatformVerb.SCAN), ("sector", "Harbor")],
            frozenset({PlatformVerb.SCAN}),
            then="An anomaly. It weighs on Harbor.",
        ),
        Step(
            "Now it calls. What nobody has seen wears you down.",
            "Press {acknowledge}, or click the alarms: acknowledge them.",
            event_seen("acknowledged"),
            [("alarms", -1)],
            frozenset({CommonVerb.ACKNOWLEDGE}),
            then="Seen. It still has to be dealt with.",
        ),
        Step(
            "An anomaly, still small. It would grow.",
            "Press {steady}, or click steady: calm it.",
            event_seen("steadied", "Harbor"),
            [("verb", PlatformVerb.STEADY), ("sector", "Harbor")],
            frozenset({PlatformVerb.STEADY}),
            then="Harbor carries less. Above its capacity it would go dark.",
        ),
        Step(
            "Every link can be shut. Then nothing passes: no ripples, no people.",
            "Press {isolate}, or click isolate: shut Harbor's links. (A right click shuts a single link.)",
            event_seen("isolated"),
            [("verb", PlatformVerb.ISOLATE), ("sector", "Harbor")],
            frozenset({PlatformVerb.ISOLATE}),
            then="Nothing gets in now. Nobody gets out.",
        ),
        Step(
            "The links are the roads.",
            "Press {isolate} again, or click isolate: open them.",
            event_seen("reopened"),
            [("verb", PlatformVerb.ISOLATE), ("sector", "Harbor")],
            then="Open again, as far as the platform.",
        ),
        Step(
            "There are places up here on the platform. Not for all of them.",
            "Press {shelter}, or click shelter: Harbor's people come up. Wait for the first.",
            panel_at_least("shelter.used", 1 << 14),
            [("verb", PlatformVerb.SHELTER), ("shelter_row", -1)],
            frozenset({PlatformVerb.SHELTER}),
            then="The first are up. The dots are the road that they take.",
        ),
        Step(
            "Roads are shared. Look whose before you call anybody else.",
            "Choose Veil, and read at the lower right what is said of its road.",
            is_selected("Veil"),
            [("sector", "Veil")],
            then="Veil would share the road with Harbor.",
        ),
        Step(
            "You may call as many as you like: three come at a time, the others wait in line.",
            "Press {shelter}, or click shelter: call Veil all the same.",
            event_seen("shelter_started", "Veil"),
            [("verb", PlatformVerb.SHELTER), ("shelter_row", -1)],
            then="Two on one road: each comes up half as fast.",
        ),
        Step(
            "The log knows more than it says. It has four layers.",
            "Hold {decrypt}, or the tile decrypt, until the first layer opens.",
            event_seen("opened_layer"),
            [("verb", PlatformVerb.DECRYPT), ("log", -1)],
            frozenset({PlatformVerb.DECRYPT}),
            "Press {decrypt}, or click decrypt; the first layer opens by itself now.",
            then="The first layer says where it strikes next. For Hollow it is too late.",
        ),
        Step(
            "Hollow carried more than it could. It is dark, and its people are lost.",
            "Choose Hollow, with {arrows} or a click, and see who walks away from it.",
            all_of(is_selected("Hollow"), panel_any("dark")),
            [("sector", "Hollow")],
            then="The lost become the figures. A dark sector also throws its load at its neighbours.",
        ),
        Step(
            "They walk to the platform's foot, by the same roads.",
            "Choose Mirror, a gate: people come up there, and so do the figures.",
            all_of(is_selected("Mirror"), panel_at_least("climb.base", 1)),
            [("sector", "Mirror"), ("climb", -1)],
            then="The gauge at the left is how far they have climbed.",
        ),
        Step(
            "Once they are up, the night is lost. End it before: whoever is up here then is saved.",
            "Press {override}, or click override, to arm it; then hold {override}, or the tile, for {override time}.",
            event_seen("cut"),
            [("verb", PlatformVerb.OVERRIDE), ("climb", -1)],
            frozenset({PlatformVerb.ARM, PlatformVerb.OVERRIDE}),
            "Press {override}, or click override, to arm it; then once more, and wait for {override time}.",
            then="It is dark, and you have saved some.",
        ),
    ),
)
