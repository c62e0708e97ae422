"""How the files are encoded, and what their sound must measure."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Profile:
    """Rate in hertz and kilobits a second; bounds in dB, measured on the finished file."""

    rate: int
    kilobits: int
    quietest: float = -23.0
    loudest: float = -18.0
    peak: float = -3.0
    floor: float = -60.0


PROFILES: Mapping[str, Profile] = {
    "web": Profile(24_000, 64),
    "podcast": Profile(44_100, 128),
    "master": Profile(44_100, 192),
}
