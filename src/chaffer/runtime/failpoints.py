"""Named places where a test may end the process, as a power cut would.

`CHAFFER_FAILPOINT=after_commit:17` kills the process the seventeenth time it passes there. Without the variable
nothing happens and nothing is counted.
"""

import os
import signal
import threading

_name, _, _count = os.environ.get("CHAFFER_FAILPOINT", "").partition(":")
_left = int(_count or "1")
_lock = threading.Lock()


def passing(name: str) -> None:
    """Die here if this is the place, and the time, that the environment names."""
    if name != _name:
        return
    global _left  # noqa: PLW0603 — one counter for the process is the point
    with _lock:
        _left -= 1
        if _left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
