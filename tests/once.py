"""Each file of a version is written once for all tests of a process: publishing in a test costs a look-up.

The key holds everything a writer is given, so a test of what leads to a file sees the true bytes of that version.
"""

from collections.abc import Callable

from reports.actions.publish import WRITERS
from reports.filetypes.issue import Issue

Writer = Callable[[Issue], bytes]
_written: dict[tuple[object, ...], bytes] = {}


def once(format: str, write: Writer) -> Writer:
    def written(issue: Issue) -> bytes:
        key = (format, issue.digest, issue.code, issue.number, issue.published_on, issue.verify)
        if key not in _written:
            _written[key] = write(issue)
        return _written[key]

    return written


def install() -> None:
    """From now on in this process every writer of publish() remembers what it wrote."""
    WRITERS.update({format: once(format, write) for format, write in WRITERS.items()})
