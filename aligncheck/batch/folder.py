"""What lies in a folder of plans, however deep, behind links too, and what is closed in it."""

import os
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

HIDDEN = (".", "~$")
"""How names begin that a program left for itself: Word's "~$plan.docx", "._plan.pdf" of macOS."""


@dataclass(frozen=True, slots=True)
class Tree:
    """The files of a folder that have one of the suffixes, and what else was met on the way."""

    files: tuple[Path, ...]
    closed: tuple[Path, ...]  # folders that may not be looked into
    others: tuple[tuple[str, int], ...]  # suffix of other files and their number, most first

    def left_aside(self) -> str:
        """What is told of files of other kinds; empty where there are none."""
        if not self.others:
            return ""
        count = sum(number for _, number in self.others)
        kinds = ", ".join(f"{number} {suffix}" for suffix, number in self.others)
        files = "1 file of another kind" if count == 1 else f"{count} files of other kinds"
        return f"{files} left aside ({kinds})"


def tree_of(folder: Path, suffixes: Collection[str]) -> Tree:
    """The tree below the folder; links to folders are followed last, and no folder is seen twice.

    What programs left for themselves is passed over. A file of such a suffix that cannot be
    reached is in it too: whoever opens it is told.
    """
    files, closed, others = [], [], Counter[str]()
    folders, seen = [folder], set[tuple[int, int]]()
    links: list[Path] = []
    while folders or links:
        at = folders.pop() if folders else links.pop(0)
        try:
            found = at.stat()
            if (found.st_dev, found.st_ino) in seen:
                continue
            seen.add((found.st_dev, found.st_ino))
            entries = sorted(at.iterdir())
        except OSError:
            closed.append(at)
            continue
        for entry in entries:
            if entry.name.startswith(HIDDEN):
                continue
            if os.path.isdir(entry):
                (links if entry.is_symlink() else folders).append(entry)
            elif entry.suffix.lower() in suffixes:
                files.append(entry)
            else:
                others[entry.suffix.lower() or "without ending"] += 1
    kinds = sorted(others.items(), key=lambda item: (-item[1], item[0]))
    return Tree(tuple(files), tuple(closed), tuple(kinds))
