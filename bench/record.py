"""How well many outlets' articles are joined: `python bench/record.py [gold/record] [--misses]`.

Prints the figures of `onrecord.evaluate.joined` with the gold's attributions given and end to end.
"""

import sys
from pathlib import Path

from onrecord.evaluate.joined import lines, run


def main(arguments: list[str]) -> None:
    """Print the figures, and with --misses what is not as the gold says."""
    folder = Path(next((each for each in arguments if not each.startswith("-")), "gold/record"))
    for given in (True, False):
        report = run(folder, given=given)
        print("attributions given" if given else "end to end")
        for line in [*lines(report), *(report["misses"] if "--misses" in arguments else ())]:
            print(f"  {line}")


if __name__ == "__main__":
    main(sys.argv[1:])
