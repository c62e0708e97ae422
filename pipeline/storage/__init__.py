"""Folders at addresses (``s3://``, ``gs://``, ``sftp://``): read whole, committed whole, leased."""

from pipeline.storage.address import (
    Place,
    at,
    is_address,
    is_of_this_process,
    place,
    reached,
    shown,
)
from pipeline.storage.commit import (
    Committed,
    commit_editions,
    read_listed,
    replace_pages,
    stand,
    write_at_once,
)
from pipeline.storage.fetch import fetch, stored_folders
from pipeline.storage.leases import Leased, leased

__all__ = [
    "Committed",
    "Leased",
    "Place",
    "at",
    "commit_editions",
    "fetch",
    "is_address",
    "is_of_this_process",
    "leased",
    "place",
    "reached",
    "read_listed",
    "replace_pages",
    "shown",
    "stand",
    "stored_folders",
    "write_at_once",
]
