"""Compiles the keys of a beat into the effects that laws declare (`spec.Effect`), and checks them."""

from collections.abc import Iterable, Sequence
from typing import Any

from game.level.beat_keys import keys_of
from game.level.law_params import Law, scaled
from game.level.level_faults import Findings, Loc, nearest, one_of, show
from game.level.validate import ValidFile
from game.sim.program import Happening
from game.sim.spec import Effect, effects_of


class BeatCompiler:
    """Compiles what beats do; what is wrong goes to the findings.

    texts keeps what is said, by kind of change: for each text the values of its effect's keys.
    """

    def __init__(self, valid: ValidFile, laws: Sequence[Law], used: Sequence[Law], findings: Findings) -> None:
        self.valid, self.findings = valid, findings
        self.law_of = {effect: law for law in laws for effect in effects_of(law)}
        self.keys, self.used = keys_of(laws), {law.NAME for law in used}
        self.texts: dict[str, list[tuple[Any, ...]]] = {}

    def happenings(self, loc: Loc, entry: Any) -> tuple[Happening, ...]:
        """What a beat does."""
        given = {name for name in self.keys if getattr(entry, name) is not None}
        named = self._named(loc, given)
        self._check_alone(loc, given)
        if not given:
            heads = [f"`{name}`" for name in self._heads(e for e, law in self.law_of.items() if law.NAME in self.used)]
            allowed = " and ".join(filter(None, [", ".join(heads[:-1]), *heads[-1:]]))
            self.findings.add(loc, "nothing that happens", f"at least one of {allowed}")
        whole = self._whole(loc, named, given)
        return tuple(made for effect in whole for made in self._made(loc, effect, entry))

    def _heads(self, effects: Iterable[Effect]) -> list[str]:
        """The first key of each of these effects."""
        heads = {effect.keys[0].name for effect in effects}
        return [name for name in self.keys if name in heads]

    def _named(self, loc: Loc, given: set[str]) -> list[Effect]:
        """The effects that a beat names; of those that exclude each other the last."""
        named = [effect for effect in self.law_of if effect.keys[0].name in given]
        for key in [key for key in self.keys.values() if key.exclusive]:
            rivals = [effect for effect in named if key in effect.keys]
            if len(rivals) > 1:
                found = " and ".join(f"`{name}`" for name in self._heads(rivals))
                self.findings.add(loc, found, "one of them")
                last = self._heads(rivals)[-1]
                named = [effect for effect in named if effect not in rivals or effect.keys[0].name == last]
        return named

    def _check_alone(self, loc: Loc, given: set[str]) -> None:
        """Check that keys which belong to an effect don't stand without one."""
        for key in [self.keys[name] for name in self.keys if name in given]:
            owners = [effect for effect in self.law_of if key in effect.keys]
            heads = self._heads(owners)
            if not given.isdisjoint(heads):
                continue
            if key.exclusive or len(heads) == 1:
                self.findings.add(loc, f"`{key.name}` without `{heads[0]}`", "both of them, or neither")
            else:
                found = f"`{key.name}` without what changes"
                self.findings.add(loc, found, f"{one_of(f'`{head}`' for head in heads)} with it")

    def _whole(self, loc: Loc, named: list[Effect], given: set[str]) -> list[Effect]:
        """The effects that have all their keys and the law that they need."""
        whole: list[Effect] = []
        missed: set[str] = set()
        for effect in named:
            head, law = effect.keys[0].name, self.law_of[effect].NAME
            lacks = [key.name for key in effect.keys if key.name not in given and key.default is None]
            for name in lacks:
                if name not in missed:
                    self.findings.add(loc, f"`{head}` without `{name}`", "both of them, or neither")
            missed.update(lacks)
            if not lacks and law not in self.used:
                found = f"`{head}` in a level without [laws.{law}]"
                self.findings.add((*loc, head), found, f"a table [laws.{law}]")
            elif not lacks:
                whole.append(effect)
        return whole

    def _made(self, loc: Loc, effect: Effect, entry: Any) -> list[Happening]:
        values = {key.name: getattr(entry, key.name) for key in effect.keys}
        values |= {key.name: key.default for key in effect.keys if values[key.name] is None}
        targets = self._targets(loc, effect, values)
        return [
            Happening(change.kind, target, scaled(change.form, values[change.value]) if change.value else 0)
            for target in targets
            for change in effect.changes
        ]

    def _targets(self, loc: Loc, effect: Effect, values: dict[str, Any]) -> list[int]:
        """What an effect's first key names."""
        key = effect.keys[0]
        value = values[key.name]
        if key.form == "sector":
            return [self._sector((*loc, key.name), value, key.words)]
        if key.form == "ring":
            return self._ring((*loc, key.name), value)
        if key.form == "word":
            several = isinstance(value, list)
            return [~sum(1 << key.words.index(word) for word in set(value)) if several else key.words.index(value)]
        if key.form == "count":
            return [value - 1]
        if key.form == "number":
            return [effect.target]
        texts = self.texts.setdefault(effect.changes[0].kind, [])
        texts.append(tuple(values.values()))
        return [len(texts) - 1]

    def _sector(self, loc: Loc, name: str, words: Sequence[str]) -> int:
        """The sector of a name; for a word that stands for one -1, -2 and so on in their order."""
        names = [*self.findings.names("sector"), *words]
        if name not in names:
            allowed = one_of(names) if names else "no name: each seed draws its own"
            self.findings.add(loc, show(name), allowed, nearest(name, names))
        index = {sector.name: i for i, sector in enumerate(self.valid.file.sector)}
        return index[name] if name in index else -1 - words.index(name) if name in words else -1

    def _ring(self, loc: Loc, ring: int) -> list[int]:
        """The sectors of a ring."""
        around = [i for i, sector in enumerate(self.valid.file.sector) if sector.ring == ring]
        if not around:
            rings = sorted({sector.ring for sector in self.valid.file.sector})
            self.findings.add(loc, show(ring), f"a ring that there is: {one_of(map(str, rings))}")
        return around
