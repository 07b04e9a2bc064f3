"""`python -m evals.training`."""

import sys

from evals.training.cli import main

if __name__ == "__main__":
    sys.exit(main())
