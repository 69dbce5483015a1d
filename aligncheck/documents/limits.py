"""How much of the machine one document may use."""

from dataclasses import dataclass

MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """Caps for one document, measured on 2,834 files on 2026-11-22; time and size grow with pages.

    Times are processor seconds. A child that does nothing may wait `wall_factor` times as long;
    one that only waits for its turn on a busy machine is not cut off.
    """

    file_bytes: int = 100 * MEBIBYTE
    memory_bytes: int = 1024 * MEBIBYTE
    pages: int = 3_000
    characters_per_page: int = 200_000
    characters: int = 20_000_000
    passages: int = 20_000
    seconds_base: float = 30.0
    seconds_per_page: float = 0.5
    seconds_most: float = 900.0
    seconds_one_page: float = 20.0
    seconds_ocr_page: float = 30.0
    wall_factor: float = 4.0
    answer_bytes: int = 96 * MEBIBYTE
    picture_pixels: int = 40_000_000

    def seconds(self, pages: int, *, ocr: bool = False) -> float:
        """The processor seconds that a document of so many pages may take."""
        most = self.seconds_base + self.seconds_per_page * pages
        if ocr:
            return most + self.seconds_ocr_page * pages
        return min(most, self.seconds_most)

    def seconds_of_page(self, *, ocr: bool = False) -> float:
        """The processor seconds that one page may take."""
        return self.seconds_one_page + (self.seconds_ocr_page if ocr else 0.0)


DEFAULT_LIMITS = Limits()
