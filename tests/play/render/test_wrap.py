"""Lines of words: they break at spaces, and a number keeps its unit."""

from game.play.render import theme


def test_a_number_and_its_unit_stay_on_one_line() -> None:
    words = "nothing is coming at it; cuts off 9.2 %: its own, for 40 s."
    for room in range(theme.width("nothing", "mono", 12), theme.width(words, "mono", 12) + 1):
        lines = theme.wrap(words, "mono", 12, room)
        assert " ".join(lines) == words
        assert not [line for line in lines if line.startswith(("%", "s."))]
