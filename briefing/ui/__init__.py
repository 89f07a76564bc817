"""The Textual reader."""

import os

# One key may lead to several paints; Textual, which reads this when it is first imported, has each after the first
# wait for the next of so many moments a second. Nothing is painted at the moments at which nothing has changed.
os.environ.setdefault("TEXTUAL_FPS", "240")
