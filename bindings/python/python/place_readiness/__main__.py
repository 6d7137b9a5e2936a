"""The command line: `python -m place_readiness`, the same as the program `place-readiness`."""

import sys

from place_readiness import _core


def main() -> int:
    """Runs the command line of this process, and gives its exit status."""
    sys.stdout.flush()
    return _core.run(["place-readiness", *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
