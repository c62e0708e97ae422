"""Manuscripts and editions at addresses: S3 as moto serves it, memory, and files by an address."""

import hashlib
import json
import posixpath
import threading
import uuid
from pathlib import Path

import pytest

pytest.importorskip("s3fs")
pytest.importorskip("moto")

import s3fs
from upath import UPath

from pipeline.catalogue import Order, TitleResult, find_titles
from pipeline.catalogue.one import Make
from pipeline.errors import ExportError, PublishError
from pipeline.manifest import Made, hashes
from pipeline.storage import at, commit_editions, leased
from tests.catalogue.shelves import catalogue, editions, shelve
from tests.catalogue.stores import line_to, listed, put, s3, use
from tests.exporters.records.test_opds import no_fault
from tests.slow import sampled


@pytest.fixture(scope="module")
def port():
    with s3() as found:
        yield found


@pytest.fixture
def bucket(port):
    """An empty bucket."""
    use(f"http://127.0.0.1:{port}")
    s3fs.S3FileSystem.clear_instance_cache()
    place = UPath(f"s3://b-{uuid.uuid4().hex}")
    place.fs.mkdir(place.path)
    return place


@pytest.fixture
def place(request, tmp_path):
    """A folder in each kind of store."""
    if request.param == "s3":
        return request.getfixturevalue("bucket") / "my books"
    if request.param == "memory":
        return UPath(f"memory://{uuid.uuid4().hex}")
    return UPath(f"file://{(tmp_path / 'store').as_posix()}")


def _editions(folder: UPath) -> dict[str, str]:
    """The digests of all files that the lists of editions name, by their places on a disk."""
    files = listed(folder)
    found = {}
    for name, data in files.items():
        if name.endswith("editions.json"):
            title = posixpath.dirname(name)
            for format_, made in json.loads(data)["editions"].items():
                for file, digest in made["files"].items():
                    content = files[f"{title}/{made['folder']}/{file}"]
                    assert hashlib.sha256(content).hexdigest() == digest
                    found[f"{title}/{format_}/{file}"] = digest
    return found


def _make(shelf: Path | UPath, shop: Path | UPath, *names: str) -> dict[str, TitleResult]:
    """What became of each title, made in this process."""
    make = Make(Order(names))
    return {title.name: make(title) for title in find_titles(shelf, shop)}


def _on_disk(output: Path) -> dict[str, str]:
    return {name: d for name, d in editions(output).items() if not name.endswith("editions.json")}


@pytest.mark.parametrize("place", ["s3", "memory", "file"], indirect=True)
def test_a_store_holds_what_a_disk_would(tmp_path, place):
    shelf = shelve(tmp_path / "shelf", "a", "novels/b ö")
    catalogue(shelf, "epub", "pdf", "-o", tmp_path / "disk", "-j", 1)
    source = put(shelf, place / "shelf")
    result = catalogue(source, "epub", "pdf", "-o", place / "shop", "-j", 1)

    assert result.exit_code == 0, result.output
    assert _editions(place / "shop") == _on_disk(tmp_path / "disk") != {}
    before = listed(place / "shop")
    again = catalogue(source, "epub", "pdf", "-o", place / "shop", "-j", 1)
    assert "2 titles: 2 unchanged." in again.output
    summary = "catalogue.html", "catalogue.json"
    after = listed(place / "shop")
    assert {k: v for k, v in before.items() if k not in summary} == {
        k: v for k, v in after.items() if k not in summary
    }
    assert not [name for name in after if ".leases" in name]


@pytest.mark.parametrize("place", sampled(["memory", "s3", "file"], every=3), indirect=True)
def test_the_earlier_edition_stays_for_whoever_has_read_the_earlier_list(tmp_path, place):
    shelf = shelve(tmp_path / "shelf", "a")
    shop = place / "shop"
    lists = []
    for number in range(3):
        (shelf / "a" / "one.md").write_text(f"# One\n\nVersion {number}.\n")
        assert _make(shelf, shop, "epub")["a"].state == "made"
        made = json.loads((shop / "a" / "editions.json").read_text())["editions"]["epub"]
        lists.append(f"a/{made['folder']}/{next(iter(made['files']))}")
    there = listed(shop)

    assert [name in there for name in lists] == [False, True, True]


def test_titles_of_a_list_may_be_addresses(tmp_path, bucket):
    shelf = put(shelve(tmp_path / "shelf", "a", "b"), bucket / "shelf")
    (tmp_path / "list.txt").write_text(f"{shelf / 'a'}\nshelf/b\n")
    result = catalogue(tmp_path / "list.txt", "epub", "-o", tmp_path / "out", "-j", 1)

    assert result.exit_code == 0, result.output
    assert len(list((tmp_path / "out").rglob("*.epub"))) == 2


def test_the_feed_of_all_lies_at_one_address_and_leads_to_the_editions(tmp_path, bucket):
    shelf, shop = shelve(tmp_path / "shelf", "a", "b"), bucket / "shop"
    for name in ("a", "b"):
        book = shelf / name / "book.toml"
        book.write_text(book.read_text() + '[output.library]\neditions = ["epub"]\n')
    result = catalogue(shelf, "library", "-o", shop, "-j", 1, "--sender", "Shop")
    assert result.exit_code == 0, result.output
    files = listed(shop)
    feed = json.loads(files["opds/feed.json"])

    assert no_fault(feed)
    for one in feed["publications"]:
        links = [one["links"][0]["href"], *(image["href"] for image in one["images"])]
        assert {posixpath.normpath(f"opds/{link}") for link in links} <= set(files)
    assert b"<SenderName>Shop</SenderName>" in files["onix/catalogue.onix.xml"]


def test_a_title_that_fails_keeps_its_editions_in_the_store(tmp_path, bucket):
    shelf, shop = shelve(tmp_path / "shelf", "a", "b"), bucket / "shop"
    _make(shelf, shop, "epub")
    before = _editions(shop)
    (shelf / "a" / "one.md").write_text("# One\n\n![](no.png)\n")
    found = _make(shelf, shop, "epub")

    assert {name: result.state for name, result in found.items()} == {
        "a": "failed",
        "b": "unchanged",
    }
    assert "missing-file" in {fault.code for fault in found["a"].diagnostics}
    assert _editions(shop) == before


def test_a_line_that_is_cut_during_the_commit_leaves_the_earlier_edition_whole(
    tmp_path, bucket, port, monkeypatch
):
    monkeypatch.setattr(s3fs.S3FileSystem, "retries", 1)
    shelf, shop = shelve(tmp_path / "shelf", "a"), bucket / "shop"
    _make(shelf, shop, "epub", "pdf")
    before = _editions(shop)
    (shelf / "a" / "one.md").write_text("# One\n\nAnother text.\n")
    for at_what in (2_000, 40_000, b"/a/pdf/", b"/a/editions.json"):
        with line_to(port, at_what) as line:
            use(line.address)
            s3fs.S3FileSystem.clear_instance_cache()
            result = _make(shelf, at(str(shop)), "epub", "pdf")["a"]
            assert result.state == "failed"
            assert "cannot be used" in str(result.error)
            assert line.is_cut
        use(f"http://127.0.0.1:{port}")
        s3fs.S3FileSystem.clear_instance_cache()
        assert _editions(shop) == before
        for lease in (name for name in listed(shop) if ".leases" in name):  # as when they run out
            (shop / lease).unlink()
    ends = [name[-5:] for name in listed(shop)]  # all but the list was put there the last time
    assert (ends.count(".epub"), ends.count("a.pdf")) == (2, 2)
    assert _make(shelf, shop, "epub", "pdf")["a"].state == "made"
    assert _editions(shop).keys() == before.keys()
    assert _editions(shop) != before


def test_a_title_that_another_run_is_at_is_left_to_the_end(tmp_path, bucket):
    title = find_titles(shelve(tmp_path / "shelf", "a"), bucket / "shop")[0]
    with leased(at(str(title.output)), wait=False):
        assert Make(Order(("epub",)))(title).state == "busy"
    assert Make(Order(("epub",)))(title).state == "made"


def test_a_run_that_lost_its_lease_puts_nothing_in_place(tmp_path, bucket):
    (tmp_path / "epub").mkdir()
    (tmp_path / "epub" / "a.epub").write_bytes(b"book")
    made = Made(hashes(tmp_path / "epub", [Path("a.epub")]))
    with leased(bucket / "a", wait=False) as lease:
        lease.until = 0
        with pytest.raises(ExportError, match="is not held any more"):
            commit_editions(tmp_path, {"epub": made}, lease)
    assert "a/editions.json" not in listed(bucket)


def test_a_lease_that_ran_out_holds_nothing(bucket):
    file = bucket / "a" / ".leases" / "dead.json"
    file.write_text('{"until": 1000}')
    with leased(bucket / "a", wait=False):
        assert not file.exists()


@pytest.mark.parametrize("place", ["memory", "s3"], indirect=True)
def test_of_many_at_once_one_holds_the_folder(place):
    inside, most, failures = [], [], []

    def hold() -> None:
        try:
            with leased(at(str(place)) / "a", wait=True):
                inside.append(1)
                most.append(len(inside))
                inside.pop()
        except PublishError as error:
            failures.append(error)

    threads = [threading.Thread(target=hold) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert failures == []
    assert most == [1] * 4


def test_an_address_of_no_store_is_told(tmp_path):
    result = catalogue(tmp_path, "epub", "-o", "nowhere://shop")
    assert "nowhere://shop is no address of a store" in str(result.exception)


def test_a_name_that_leads_out_of_the_folder_is_refused(tmp_path, bucket):
    shelf = put(shelve(tmp_path / "shelf", "a"), bucket / "shelf")
    shelf.fs.pipe_file(f"{shelf.path}/a/x/../../../evil.md", b"!")
    result = _make(shelf, tmp_path / "out", "epub")["a"]
    assert "leads out of it" in str(result.error)
    assert not list(tmp_path.rglob("evil.md"))


def test_what_is_wrong_with_a_manuscript_is_told_by_its_address(tmp_path, bucket):
    shelf = put(shelve(tmp_path / "shelf", "a"), bucket / "shelf")
    (shelf / "a" / "book.toml").write_text("title = \n")
    result = _make(shelf, tmp_path / "out", "epub")["a"]
    assert "tmp" not in f"{result.error} {result.error.hint}"


@pytest.mark.parametrize("place", sampled(["memory", "s3"], every=2), indirect=True)
def test_narration_is_kept_in_a_store_for_other_machines(tmp_path, place, monkeypatch):
    shelf, shared = shelve(tmp_path / "shelf", "a"), place / "clips"
    given = {"PUBLISH_CACHE": str(shared)}
    for machine in ("one", "other"):
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / machine))
        alone = {"cache-only": machine == "other", "engine": "espeak"}
        title = find_titles(shelf, tmp_path / f"out-{machine}")[0]
        result = Make(Order(("audio",), overrides={"audio": alone}, environment=given))(title)
        assert result.state == "made", result.error
    assert len(listed(shared)) >= 2
    assert _on_disk(tmp_path / "out-one") == _on_disk(tmp_path / "out-other")


def test_a_store_of_narration_that_cannot_be_reached_costs_no_build(tmp_path, monkeypatch):
    use("http://127.0.0.1:9")
    s3fs.S3FileSystem.clear_instance_cache()
    monkeypatch.setattr(s3fs.S3FileSystem, "retries", 1)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    given = {"PUBLISH_CACHE": "s3://nobody/clips"}
    order = Order(("audio",), overrides={"audio": {"engine": "espeak"}}, environment=given)
    title = find_titles(shelve(tmp_path / "shelf", "a"), tmp_path / "out")[0]
    assert Make(order)(title).state == "made"
