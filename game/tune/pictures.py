"""Pictures of what a sweep found, each with words that say the same. They want matplotlib, and are legible in grey."""

import io
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from game.faults import Fault
from game.level import Level
from game.tune.summary import Loss, Summary, effects

DASHES = ("-", "--", "-.", ":", (0, (5, 1, 1, 1, 1, 1)), (0, (1, 3)))
MARKS = "osD^vP"
INK, PALE, MIDDLE = "#1d2333", "#c9cede", "#6b7490"
STYLE = {"svg.hashsalt": "lucid", "font.size": 9, "axes.spines.top": False, "axes.spines.right": False}
READABLE = 0.4  # share from which a place is so dark that white is read on it
MOST = 12  # bars of a kind; more say little


class Picture(NamedTuple):
    """A picture: name of its file, title, the words that say what it shows, and its contents by kind of file."""

    name: str
    title: str
    words: str
    svg: bytes
    png: bytes


def demand_pictures(what: str = "a report") -> None:
    """Raise Fault unless pictures can be drawn; what: it is that wants them."""
    try:
        import matplotlib.figure  # noqa: F401
    except ImportError:
        raise Fault(f"{what} needs matplotlib; install it with: pip install 'lucid-control[tune]'.") from None


def pictures(level: Level, found: Sequence[Summary]) -> list[Picture]:
    """All pictures of a sweep."""
    drawn = [_wins(found), _survival(found), _scores(found)]
    for effect, doc in effects(level).items():
        if any(each.losses.get(effect) for each in found):
            drawn += [_losses(level, effect, doc, found), _causes(level, effect, doc, found)]
    return [*drawn, _verbs(found)]


def picture(figure: Any, name: str, title: str, words: str) -> Picture:
    """A figure as files that are the same wherever and whenever they are written."""
    import matplotlib as mpl

    with mpl.rc_context(STYLE):
        svg, png = io.BytesIO(), io.BytesIO()
        figure.savefig(svg, format="svg", metadata={"Date": None, "Creator": None})
        figure.savefig(png, format="png", dpi=150, metadata={"Software": None})
    return Picture(name, title, words, svg.getvalue(), png.getvalue())


def axes(wide: float = 7, high: float = 3, columns: int = 1, rows: int = 1) -> tuple[Any, Any]:
    """A figure of so many inches, and its axes [rows, columns]."""
    import matplotlib as mpl
    from matplotlib.figure import Figure

    with mpl.rc_context(STYLE):
        figure = Figure(figsize=(wide, high), layout="constrained")
        return figure, figure.subplots(rows, columns, squeeze=False)


def percent(share: float) -> str:
    """A share in words."""
    return f"{share:.1%}"


def _wins(found: Sequence[Summary]) -> Picture:
    figure, ((plot,),) = axes(high=1 + 0.4 * len(found))
    for i, each in enumerate(found):
        low, high = each.interval
        rate = each.wins / max(each.runs, 1)
        plot.plot([low, high], [i, i], color=MIDDLE, lw=3, solid_capstyle="butt")
        plot.plot([rate], [i], "o", color=INK)
        plot.annotate(percent(rate), (rate, i), xytext=(0, 7), textcoords="offset points", ha="center", color=INK)
    _name_rows(plot, [each.name for each in found])
    plot.set(xlim=(-0.02, 1.02), xlabel="share of runs won, with 95 % interval")
    words = "; ".join(
        f"{each.name} wins {percent(each.wins / max(each.runs, 1))} "
        f"({percent(each.interval[0])} to {percent(each.interval[1])})"
        for each in found
    )
    return picture(figure, "wins", "Who wins", f"{words}.")


def _name_rows(plot: Any, names: Sequence[str]) -> None:
    plot.set_yticks(range(len(names)), names)
    plot.set_ylim(len(names) - 0.4, -0.7)


def _survival(found: Sequence[Summary]) -> Picture:
    figure, ((plot,),) = axes(high=3.6)
    for i, each in enumerate(found):
        end = max(each.mean_seconds, each.survival[-1].seconds)
        steps = [*each.survival, each.survival[-1]._replace(seconds=end)]
        at = [step.seconds for step in steps]
        style = {"color": INK if i % 2 else MIDDLE, "linestyle": DASHES[i % len(DASHES)]}
        plot.step(at, [step.share for step in steps], where="post", label=each.name, **style)
        lows, highs = [step.low for step in steps], [step.high for step in steps]
        plot.fill_between(at, lows, highs, step="post", color=PALE, alpha=0.5, lw=0)
    plot.set(ylim=(0, 1.03), xlabel="time in the dream (s)", ylabel="share of runs not lost yet")
    plot.legend(title="persona; 95 % band", frameon=False)
    words = "; ".join(f"of {each.name}'s runs {_half(each)}" for each in found)
    return picture(figure, "survival", "How long runs last", f"{words}.")


def _half(each: Summary) -> str:
    gone = next((step.seconds for step in each.survival if step.share <= 0.5), None)
    left = percent(each.survival[-1].share)
    return f"{left} are never lost" if gone is None else f"half are lost by {gone:.0f} s, and {left} never"


def _scores(found: Sequence[Summary]) -> Picture:
    figure, ((plot,),) = axes(high=1.2 + 0.4 * len(found))
    for i, each in enumerate(found):
        plot.plot([each.mean_score, each.best_score], [i, i], color=PALE, lw=2)
    means = [each.mean_score for each in found]
    plot.plot(means, range(len(found)), "o", color=INK, label="mean of all runs")
    plot.plot([each.best_score for each in found], range(len(found)), "^", color=MIDDLE, label="mean of the best 5 %")
    _name_rows(plot, [each.name for each in found])
    plot.set(xlim=(-20, 1020), xlabel="score (thousandths)")
    plot.legend(frameon=False, loc="lower right")
    words = "; ".join(f"{each.name} {each.mean_score:.0f}, its best 5 % {each.best_score:.0f}" for each in found)
    return picture(figure, "scores", "Scores", f"Mean scores out of 1000: {words}.")


def _losses(level: Level, effect: str, doc: str, found: Sequence[Summary]) -> Picture:
    figure, (plots,) = axes(2.6 * max(len(found), 2), 3.2, columns=len(found))
    for plot, each in zip(plots, found, strict=True):
        _map(plot, level)
        for loss in each.losses.get(effect, ()):
            share = loss.runs / max(each.runs, 1)
            plot.scatter([loss.x], [loss.y], s=260 * share + 2, color=str(0.75 - 0.6 * share), zorder=2)
        for loss in each.losses.get(effect, ())[:3]:
            said = f"{loss.name}\n{loss.runs / max(each.runs, 1):.0%}"
            ink = "white" if loss.runs / max(each.runs, 1) > READABLE else "black"
            plot.annotate(said, (loss.x, loss.y), fontsize=6, ha="center", va="center", color=ink, zorder=3)
        plot.set(title=each.name, xticks=[], yticks=[], xlabel="across (map)", ylabel="away from the viewer (map)")
        plot.set_aspect("equal")
    figure.suptitle("share of runs: the larger and darker, the more", fontsize=8)
    words = "; ".join(f"{each.name}: {_places(each.losses.get(effect, ()), each.runs)}" for each in found)
    return picture(figure, f"where-{effect}", f"Where {doc}", f"{words}.")


def _map(plot: Any, level: Level) -> None:
    for link in level.links:
        a, b = level.sectors[link.a], level.sectors[link.b]
        plot.plot([a.x, b.x], [a.y, b.y], color=PALE, lw=0.6, zorder=0)


def _places(losses: Sequence[Loss], runs: int) -> str:
    named = [f"{one.name} in {one.runs / max(runs, 1):.0%} of runs, by {one.seconds:.0f} s" for one in losses[:3]]
    return ", ".join(named) or "nowhere"


def _causes(level: Level, effect: str, doc: str, found: Sequence[Summary]) -> Picture:
    kinds = list(dict.fromkeys(name for each in found for name in each.causes.get(effect, {})))[:MOST]
    docs = {name: cause.doc for name, (cause, _) in level.params.causes.items()}
    figure, (plots,) = axes(2.2 * len(found) + 3.5, 1 + 0.35 * max(len(kinds), 1), columns=len(found))
    for i, (plot, each) in enumerate(zip(plots, found, strict=True)):
        shares = [each.causes.get(effect, {}).get(name, 0.0) for name in kinds]
        _bars(plot, [docs[name] if i == 0 else "" for name in kinds], {"": (shares, MIDDLE)})
        plot.set(title=each.name, xlabel="share of what moved it")
    words = "; ".join(f"{each.name}: {_shares(each.causes.get(effect, {}), docs)}" for each in found)
    return picture(figure, f"why-{effect}", f"Why {doc}", f"{words}.")


def _shares(causes: Mapping[str, float], docs: Mapping[str, str]) -> str:
    return ", ".join(f"{docs[name]} {share:.0%}" for name, share in list(causes.items())[:3]) or "nothing"


def _bars(plot: Any, names: Sequence[str], kinds: Mapping[str, tuple[Sequence[float], str]]) -> None:
    """Bars of one or two kinds of shares of 1, a number at the end of each."""
    high = 0.8 / max(len(kinds), 1)
    for k, (label, (values, color)) in enumerate(kinds.items()):
        at = [i + (k - (len(kinds) - 1) / 2) * high for i in range(len(names))]
        plot.barh(at, values, high, color=color, label=label, edgecolor=INK, linewidth=0.4, hatch="" if k else "//")
        for y, value in zip(at, values, strict=True):
            plot.annotate(
                f"{value:.0%}", (value, y), xytext=(2, 0), textcoords="offset points", va="center", fontsize=7
            )
    plot.set_yticks(range(len(names)), names, fontsize=8)
    plot.set(ylim=(max(len(names), 1) - 0.4, -0.6), xlim=(0, 1.25), xticks=(0, 0.5, 1))  # room for the last number


def _verbs(found: Sequence[Summary]) -> Picture:
    names = list(dict.fromkeys(use.name for each in found for use in each.verbs))
    figure, (plots,) = axes(2.2 * len(found) + 1.5, 1.2 + 0.4 * max(len(names), 1), columns=len(found))
    for i, (plot, each) in enumerate(zip(plots, found, strict=True)):
        uses, runs = {use.name: use for use in each.verbs}, max(each.runs, 1)
        offered = [(uses[name].offered or 0) / runs if name in uses else 0.0 for name in names]
        used = [uses[name].used / runs if name in uses else 0.0 for name in names]
        _bars(plot, names if i == 0 else [""] * len(names), {"available": (offered, "white"), "used": (used, MIDDLE)})
        plot.set(title=each.name, xlabel="share of runs")
    figure.legend(*plots[0].get_legend_handles_labels(), frameon=False, fontsize=7, loc="outside lower center", ncols=2)
    words = "; ".join(f"{each.name} passes by {_declined(each)}" for each in found)
    return picture(figure, "verbs", "Which verbs were available, and which were used", f"{words}.")


def _declined(each: Summary) -> str:
    said = [f"{use.name} in {use.declined / use.offered:.0%}" for use in each.verbs if use.offered and use.declined]
    return f"{', '.join(said)} of the runs in which it was available" if said else "none"
