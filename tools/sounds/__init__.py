"""The recipes of every sound: numpy synthesis, one function a sound.

`synth` holds the instruments, `recipe` the list that recipes enter themselves into, and each other
module one family. Everything is tuned to one chord over A (55 Hz) in just ratios, so that whatever
sounds together belongs together; dread is what leaves that chord.
"""
