"""`python -m aligncheck` is the command line."""

import sys

from aligncheck.cli import main

sys.exit(main())
