"""Whatever a document holds, the proofs are silent on what the exporters make of it."""

from dataclasses import replace

from hypothesis import HealthCheck, Phase, given, settings

from pipeline.validators.proofs import prove_epub, prove_pdf
from tests.exporters.epub.books import make_epub
from tests.exporters.pdf.books import print_document
from tests.slow import examples
from tests.strategies import documents, write_images


@settings(
    max_examples=examples(15),
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # shrinking a whole book takes minutes
)
@given(document=documents())
def test_a_sound_edition_is_proved(document, tmp_path_factory):
    folder = tmp_path_factory.mktemp("any")
    write_images(folder)
    unreviewed = replace(document.metadata.accessibility, review=None)
    document = replace(document, metadata=replace(document.metadata, accessibility=unreviewed))

    book, _ = make_epub(document, folder, folder / "out")
    printed = print_document(document, folder)

    assert prove_epub(document, [book]) == ()
    assert prove_pdf(document, [printed.file]) == ()
