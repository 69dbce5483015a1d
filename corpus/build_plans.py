"""Builds every PDF in `corpus/plans` from `corpus/sources`, byte for byte the same each time.

    python corpus/build_plans.py            # writes the PDFs
    python corpus/build_plans.py --check    # writes nothing; exit 1 if a PDF would differ

Needs reportlab and pyphen (extra `dev`).
"""

import argparse
import sys
import tomllib
from pathlib import Path

from plan_layout import lay_out
from plan_source import parse_source
from plan_styles import register_fonts

CORPUS = Path(__file__).parent
SOURCES = CORPUS / "sources"
PLANS = CORPUS / "plans"


def plan_texts() -> dict[str, str]:
    """The source text of each plan by the stem of its PDF, drafts made from their changes."""
    texts = {path.stem: path.read_text(encoding="utf-8") for path in SOURCES.glob("*.md")}
    for path in sorted(SOURCES.glob("*.toml")):
        changes = tomllib.loads(path.read_text(encoding="utf-8"))
        texts[path.stem] = redraft(texts[changes["of"]], changes["change"])
    return dict(sorted(texts.items()))


def redraft(text: str, changes: list[dict[str, str]]) -> str:
    """The text after each change in order: `find` becomes `replace`, or moves before `before`."""
    for change in changes:
        found = change["find"]
        for place in (found, change.get("before", found)):
            if text.count(place) != 1:
                raise ValueError(f"stands {text.count(place)} times, must stand once: {place!r}")
        if "before" in change:
            text = text.replace(f"{found}\n\n", "")
            text = text.replace(change["before"], f"{found}\n\n{change['before']}")
        else:
            text = text.replace(found, change["replace"])
    return text


def main() -> int:
    """Writes the PDFs, or with `--check` tells which ones differ from the committed files."""
    parser = argparse.ArgumentParser(description="Build the sample plans.")
    parser.add_argument("--check", action="store_true", help="write nothing, compare only")
    check_only = parser.parse_args().check
    register_fonts()
    different = []
    for stem, text in plan_texts().items():
        target, pdf = PLANS / f"{stem}.pdf", lay_out(parse_source(text))
        if not target.exists() or target.read_bytes() != pdf:
            different.append(target.name)
        if not check_only:
            target.write_bytes(pdf)
            print(f"{target.name}: {len(pdf) // 1024} KiB")
    if check_only and different:
        print("differs from its source: " + ", ".join(different), file=sys.stderr)
    return int(check_only and bool(different))


if __name__ == "__main__":
    sys.exit(main())
