"""What the README tells people to type."""

import re
import shlex
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"```(\w*)\n(.*?)```", README, flags=re.DOTALL)
COMMANDS = [
    shlex.split(line, comments=True)
    for language, block in BLOCKS
    if language == "sh"
    for line in block.splitlines()
    if line.strip()
]
ALIGNCHECK = [words[1:] for words in COMMANDS if words[0] == "aligncheck"]
START = [words[2:] for words in COMMANDS if words[:2] == ["python3", "start.py"]]
