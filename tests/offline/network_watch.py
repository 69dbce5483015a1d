"""Refuses and notes every connection that would leave this machine."""

import ipaddress
import socket
import sys
from pathlib import Path

OWN_NAMES = {"", "localhost", socket.gethostname()}


def watch(log: Path) -> None:
    """From now on a connection or a look-up that would leave the machine fails and is noted."""

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if leaves(event, arguments):
            with log.open("a", encoding="utf-8") as file:
                file.write(f"{event} {_target(arguments)} by {sys.argv[:3]}\n")
            raise PermissionError(f"the tests have no network: {event} {_target(arguments)}")

    sys.addaudithook(hook)


def _target(arguments: tuple[object, ...]) -> object:
    return arguments[1] if isinstance(arguments[0], socket.socket) else arguments[0]


def leaves(event: str, arguments: tuple[object, ...]) -> bool:
    """Whether what is about to happen would reach another machine.

    A datagram socket that connects sends nothing; programs learn their own address that way.
    """
    if event == "socket.connect":
        one = arguments[0]
        return getattr(one, "type", 0) != socket.SOCK_DGRAM and _is_elsewhere(arguments[1])
    if event == "socket.sendto":
        return _is_elsewhere(arguments[1])
    if event in {"socket.getaddrinfo", "socket.gethostbyname"}:
        return arguments[0] is not None and not _is_own_name(arguments[0])
    return False


def _is_elsewhere(address: object) -> bool:
    if not isinstance(address, tuple):
        return False  # a socket file of this machine
    return not _is_own_name(address[0]) or _is_foreign_number(address[0])


def _is_own_name(host: object) -> bool:
    name = host.decode() if isinstance(host, bytes) else str(host)
    return name in OWN_NAMES or _number(name) is not None


def _is_foreign_number(host: object) -> bool:
    number = _number(str(host))
    return number is not None and not (number.is_loopback or number.is_unspecified)


def _number(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return None
