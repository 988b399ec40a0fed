"""How well the notes agree with what a careful person marked: gold, its inline notation, and the figures."""
