"""The tests of the house share a module of what actions are done to."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
