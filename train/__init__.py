"""Trains and exports the reader's model; never imported by the package. `python -m train --help`."""
