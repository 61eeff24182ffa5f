"""Input that nobody would write, for every reader and for the whole reading: `python -m fuzz TARGET --inputs N`.

Checked of each input: nothing is raised but what says that it cannot be read, it takes no more than five seconds, and
every piece of evidence is what stands in the article at its place.
"""
