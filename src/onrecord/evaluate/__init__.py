"""How well the notes agree with what a careful person marked: gold, its inline notation, and the figures.

`onrecord.evaluate.report.run` measures; `onrecord.evaluate.marked` is what cases in tests are written in.
"""
