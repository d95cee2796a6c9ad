"""``python -m wsspec``, and the command ``wsspec``."""
import os
import subprocess
import sys

from ._program import binary


def main() -> None:
    command = [binary(), *sys.argv[1:]]
    if os.name == "nt":
        sys.exit(subprocess.call(command))
    os.execv(command[0], command)


if __name__ == "__main__":
    main()
