"""`python -m banjian.cli`."""

import sys

from . import main

sys.exit(main())
