"""Which ids the 169 targets of the UN goals have, so that a "13.7" is seen to be wrong."""

LETTERS = "abcdefghijk"

TARGET_COUNTS: dict[int, tuple[int, int]] = {
    1: (5, 2),
    2: (5, 3),
    3: (9, 4),
    4: (7, 3),
    5: (6, 3),
    6: (6, 2),
    7: (3, 2),
    8: (10, 2),
    9: (5, 3),
    10: (7, 3),
    11: (7, 3),
    12: (8, 3),
    13: (3, 2),
    14: (7, 3),
    15: (9, 3),
    16: (10, 2),
    17: (19, 0),
}
"""Goal → how many targets have a number and how many a letter (UN resolution 71/313)."""


def official_targets(goal: int) -> tuple[str, ...]:
    """The ids of a goal's targets in the UN's order: 13.1, 13.2, 13.3, 13.a, 13.b."""
    numbers, letters = TARGET_COUNTS[goal]
    endings = [str(number) for number in range(1, numbers + 1)] + list(LETTERS[:letters])
    return tuple(f"{goal}.{ending}" for ending in endings)


def is_official_target(id: str) -> bool:
    """Whether the UN has a target of that id, such as 13.1 or 13.a."""
    goal = id.partition(".")[0]
    return goal.isdecimal() and int(goal) in TARGET_COUNTS and id in official_targets(int(goal))
