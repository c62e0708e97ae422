"""What the judges of a PDF say finds its way into book.toml, and from there into the records."""

from tests.exporters.records.test_verdicts import made, pdf_codes


def test_verify_tells_the_lines_that_the_next_build_needs(tmp_path, publish):
    out, _ = made(tmp_path, names=("pdf", "onix"))
    folders = ("-m", tmp_path / "book", "-o", out)
    told = publish("verify", *folders).stdout
    lines = told[told.index("[[accessibility.verdicts]]") :]
    book = tmp_path / "book/book.toml"
    book.write_text(book.read_text(encoding="utf-8") + lines, encoding="utf-8")

    assert publish("build", "onix", *folders).returncode == 0
    assert pdf_codes(out) == {"05"}
    assert "verdicts" not in publish("verify", *folders).stdout
