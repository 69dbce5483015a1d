"""The versions of packages that results rest on."""

from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version


def package_versions(packages: Sequence[str]) -> dict[str, str]:
    """The version of each package, or that it is not installed."""
    return {package: _version(package) for package in packages}


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"
