"""The demo city: agencies after Hà Nội's model, a catalogue of our own, and citizens and officers who act.

Nothing of it is needed to run an office. `motcua run` plants it into an empty database, `motcua demo` plays it.
"""

PASSWORD = "motcua-demo-2026"  # noqa: S105  printed at every start: demo accounts exist on demo data only
