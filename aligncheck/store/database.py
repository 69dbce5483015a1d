"""The SQLite file: one connection a thread, whole transactions, errors that say what to do."""

import contextlib
import os
import sqlite3
import threading
import time
import weakref
from collections.abc import Iterator, Sequence
from pathlib import Path

from aligncheck.errors import StoreError
from aligncheck.store.schema import MIGRATIONS

BUSY_SECONDS = 30.0  # how long a writer waits for another one
WIPING_SECONDS = 5.0  # how long who forgets a plan waits for those who still read
AT_ONCE = 300  # SQLite takes at least 999 parameters, and some statements name each thrice
_PRAGMAS = ("foreign_keys = ON", "secure_delete = ON", "synchronous = FULL", "temp_store = MEMORY")


class Database:
    """A store file that threads and processes may use at once."""

    def __init__(self, path: Path, *, migrations: Sequence[Sequence[str]] = MIGRATIONS) -> None:
        self.path = path
        self._local = threading.local()
        _make_private(path)
        with self._errors():
            _use_write_ahead_log(self._connection())
        self._migrate(migrations)
        self._wipe_what_is_left()

    @contextlib.contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection to read with; what it reads within one statement is of one moment."""
        with self._errors():
            yield self._connection()

    @contextlib.contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A connection within one transaction: all of it is kept, or none."""
        with self._errors():
            connection = self._connection()
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    def will_wipe(self) -> None:
        """Note that the log holds what is being removed, so that it is wiped whatever happens."""
        with contextlib.suppress(OSError):  # without it, it is wiped now or when all have closed
            self._unwiped.touch(mode=0o600)

    def wipe_log(self, *, seconds: float | None = None) -> bool:
        """Leave nothing in the write-ahead log of what was removed from the store.

        False where somebody reads on for longer than `seconds`; then it is done at the next
        opening or closing of the store, by whatever program.
        """
        until = time.monotonic() + (WIPING_SECONDS if seconds is None else seconds)
        while not self._empty_log():
            if time.monotonic() >= until:
                self.will_wipe()
                return False
            time.sleep(0.05)
        with contextlib.suppress(OSError):  # at worst it is wiped once more
            self._unwiped.unlink(missing_ok=True)
        return True

    def close(self) -> None:
        """Close the connections of all threads."""
        self._wipe_what_is_left()
        self._local = threading.local()

    @property
    def _unwiped(self) -> Path:
        return self.path.with_name(f"{self.path.name}-unwiped")

    def _wipe_what_is_left(self) -> None:
        """Wipe the log where that could not be done before; who comes later tries again."""
        if self._unwiped.exists():
            with contextlib.suppress(StoreError, OSError):
                self.wipe_log(seconds=0)

    def _empty_log(self) -> bool:
        """Whether the log could be written back and cut to nothing, without waiting for anybody."""
        with self.reading() as connection:
            connection.execute("PRAGMA busy_timeout = 0")
            try:
                is_busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            finally:
                connection.execute(f"PRAGMA busy_timeout = {round(BUSY_SECONDS * 1000)}")
        return not is_busy

    def _connection(self) -> sqlite3.Connection:
        """This thread's own connection; a forked child opens a new one."""
        own: _OwnConnection | None = getattr(self._local, "own", None)
        if own is None or own.process != os.getpid():
            own = self._local.own = _OwnConnection(self.path)
        return own.connection

    def _migrate(self, migrations: Sequence[Sequence[str]]) -> None:
        """Bring the file to this program's version; whoever comes second finds it done."""
        with self.reading() as connection:
            version = _version(connection)
        if version > len(migrations):
            raise StoreError(
                f"{self.path} was written by a newer aligncheck (store version {version}, this "
                f"program knows {len(migrations)}); upgrade aligncheck or choose another data "
                "folder with ALIGNCHECK_DATA"
            )
        for number in range(version, len(migrations)):
            self._apply(number, migrations[number])

    def _apply(self, number: int, statements: Sequence[str]) -> None:
        with self.writing() as connection:
            if _version(connection) != number:
                return
            for statement in statements:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number + 1}")

    @contextlib.contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise StoreError(_message(self.path, error)) from error


class _OwnConnection:
    """A connection that only its thread holds, so that it is closed when the thread ends."""

    def __init__(self, path: Path) -> None:
        self.process = os.getpid()
        self.connection = _connect(path)
        weakref.finalize(self, _close, self.connection, self.process)


_of_parents: list[sqlite3.Connection] = []  # a forked child must not close them


def _close(connection: sqlite3.Connection, process: int) -> None:
    if os.getpid() == process:
        connection.close()
    else:
        _of_parents.append(connection)


def in_parts(items: Sequence[bytes]) -> Iterator[Sequence[bytes]]:
    """The items in pieces that one statement can take."""
    for start in range(0, len(items), AT_ONCE):
        yield items[start : start + AT_ONCE]


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(
        path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    connection.row_factory = sqlite3.Row
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _make_private(path: Path) -> None:
    """Make the folder (0700) and the file (0600) where they are missing.

    A file that is there is not opened: closing it would give up the locks that this process holds
    on it, and another one would then remove the log under its hands.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not os.access(path, os.R_OK | os.W_OK):
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise StoreError(
            f"the store {path} cannot be opened for writing: {error.strerror}; choose another "
            "data folder with ALIGNCHECK_DATA"
        ) from error


def _use_write_ahead_log(connection: sqlite3.Connection) -> None:
    """Switch to the write-ahead log; two programs that start at once take turns."""
    until = time.monotonic() + BUSY_SECONDS
    while connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(0.05)


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


_REASONS = {
    sqlite3.SQLITE_FULL: "the disk is full; free some space and run again",
    sqlite3.SQLITE_READONLY: "it is read-only; make it writable or choose another data folder "
    "with ALIGNCHECK_DATA",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened; check the folder and its permissions",
    sqlite3.SQLITE_CORRUPT: "it is damaged; put a backup in its place, or move it away to begin "
    "a new one",
    sqlite3.SQLITE_NOTADB: "it is not a store of aligncheck; move it away to begin a new one",
    sqlite3.SQLITE_BUSY: "another program holds it; close that one and try again",
    sqlite3.SQLITE_IOERR: "the disk gave an error or is full; check it and run again",
}


def _message(path: Path, error: sqlite3.Error) -> str:
    """What is wrong with the store and what to do; never the text of a document."""
    code = getattr(error, "sqlite_errorcode", None)
    reason = _REASONS.get((code or 0) & 0xFF)
    if reason is None:
        name = getattr(error, "sqlite_errorname", type(error).__name__)
        reason = f"SQLite answered {name}: {error}"
    return f"the store {path} cannot be used: {reason}"
