"""Every Python that a test starts is watched as the tests themselves are."""

import os
import sys
from pathlib import Path

LOG = os.environ.get("ALIGNCHECK_NETWORK_LOG")
if LOG:
    sys.path.insert(0, str(Path(__file__).parent))
    import network_watch

    sys.path.pop(0)
    network_watch.watch(Path(LOG))
