"""Print `game/sim/tables.py`: the integer tables of the simulation.

    python tools/bake_tables.py > game/sim/tables.py
"""

import math, statistics
nd=statistics.NormalDist()
root=[round(math.sqrt(i/16)*65536) for i in range(257)]
ex=[round(math.exp(i/16-8)*65536) for i in range(258)]
nrm=[]
for i in range(4097):
    p=min(max(i/4096,1/16384),1-1/16384); nrm.append(round(nd.inv_cdf(p)*65536))
def fmt(name,doc,vals):
    out=[f"# {doc}",f"{name} = np.array(["]
    line="   "
    for v in vals:
        s=f" {v},"
        if len(line)+len(s)>108: out.append(line); line="   "
        line+=s
    out.append(line); out.append("], dtype=np.int32)\n")
    return "\n".join(out)
print('''"""Stored tables. They are numbers, never computed at load: libm differs between machines.

Made once with `tools/bake_tables.py`; a test checks them against it.
"""

import numpy as np
''')
print(fmt("ROOT","sqrt(i / 16) as Q16, i = 0..256",root))
print(fmt("EXP","e ** (i / 16 - 8) as Q16, i = 0..257",ex))
print(fmt("NORMAL","the standard normal quantile of i / 4096 as Q16, i = 0..4096; the ends are those of 1 in 16,384",nrm),end="")
