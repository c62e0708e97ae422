"""What a player finds in the folder of the audio edition."""

_PLAYLISTS = (".m3u", ".m3u8", ".pls", ".xspf", ".asx", ".wpl", ".cue")


def test_players_find_one_playlist_and_no_lexicon_that_they_take_for_one(small):
    export, work = small
    names = sorted(path.name for path in work.iterdir() if path.suffix != ".mp3")

    assert names == ["a-small-book-pronunciations.xml", "a-small-book.m3u8"]
    assert [name for name in names if name.endswith(_PLAYLISTS)] == ["a-small-book.m3u8"]
    assert {str(file) for file in export.files} >= set(names)
