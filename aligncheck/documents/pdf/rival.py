"""pdfplumber's words of a file and the time they take; run as a process of its own."""

import json
import sys
import time
from collections.abc import Sequence
from typing import Any

import pdfplumber


def main(path: str) -> None:
    """Print pages, processor seconds and the outermost lines of each page as JSON."""
    edges: list[list[str]] = []
    began = time.process_time()
    with pdfplumber.open(path) as document:
        for page in document.pages:
            edges.append(_edges(page.extract_words()))
            page.close()
    seconds = time.process_time() - began
    print(json.dumps({"pages": len(edges), "seconds": seconds, "edges": edges}))


def _edges(words: Sequence[dict[str, Any]]) -> list[str]:
    """The two highest and the two lowest lines."""
    lines: dict[int, list[str]] = {}
    for word in words:
        lines.setdefault(round(word["bottom"] / 4), []).append(word["text"])
    heights = sorted(lines)
    outer = heights if len(heights) <= 4 else [*heights[:2], *heights[-2:]]
    return [" ".join(lines[height]) for height in outer]


if __name__ == "__main__":
    main(sys.argv[1])
