"""Environments of Gymnasium (the extra `gym`): importing this makes them known.

    import gymnasium
    import game.env

    env = gymnasium.make("lucid/Platform-v0")
    many = gymnasium.make_vec("lucid/Platform-v0", num_envs=256)

`docs/gymnasium.md` tells what is observed, what can be done, and what is rewarded.
"""

from game.faults import Fault
from game.level import dreams, shipped

try:
    from gymnasium import register
except ImportError:
    raise Fault("game.env: this needs gymnasium; install the extra, as by pip install 'lucid-control[gym]'") from None

PREFIX = "lucid/"
IDS = {f"{PREFIX}{dream.name.title()}-v0": dream.name for dream in dreams() if dream.name in shipped()}

for _id, _name in IDS.items():
    register(
        _id,
        entry_point="game.env.single:LucidEnv",
        vector_entry_point="game.env.vector:LucidVectorEnv",
        kwargs={"level": _name},
        order_enforce=True,
    )
register(f"{PREFIX}Recurring-v0", entry_point="game.env.recurring:RecurringEnv", order_enforce=True)
