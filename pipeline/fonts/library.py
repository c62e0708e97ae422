"""The faces of one edition: one for each style, and others for the characters they lack."""

from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise

from pipeline.fonts.clusters import cluster_starts
from pipeline.fonts.face import Face
from pipeline.fonts.files import Family, FontFile, fallback_files, font_file

_MONO_FEATURES = {"calt": False, "liga": False}


class FontLibrary:
    """Faces by style. Each is loaded when it is first asked for, and gets a resource name then."""

    def __init__(self) -> None:
        self._styles: dict[tuple[Family, bool, bool], Face] = {}
        self._files: dict[FontFile, Face] = {}
        self._fallbacks: dict[tuple[bool, bool], list[Face]] = {}
        self._choices: dict[tuple[Face, str], Face | None] = {}

    def face(self, family: Family = "text", *, bold: bool = False, italic: bool = False) -> Face:
        """The face of a style.

        Raises:
            MissingToolError: its font package is not installed.
        """
        key = (family, bold, italic)
        if key not in self._styles:
            file = font_file(family, bold=bold, italic=italic)
            self._styles[key] = self._load(file, mono=family == "mono")
        return self._styles[key]

    def faces(self) -> tuple[Face, ...]:
        """All faces in use, in the order of their resource names."""
        used = {*self._styles.values(), *self._choices.values()}
        return tuple(face for face in self._files.values() if face in used)

    def split(
        self, text: str, face: Face, *, bold: bool, italic: bool
    ) -> Iterator[tuple[str, Face | None]]:
        """The text in runs of one face each; None for characters that no font has."""
        start = 0
        current: Face | None = face
        for place, cluster in self._clusters(text, face, bold=bold, italic=italic):
            found = self._find(cluster, face, bold=bold, italic=italic)
            if found is not current:
                if start < place:
                    yield text[start:place], current
                start, current = place, found
        if start < len(text):
            yield text[start:], current

    def unsettable(self, text: str) -> set[str]:
        """The characters of a text that no font has."""
        return {*text} - self.face().coverage - self._others

    @cached_property
    def _others(self) -> frozenset[str]:
        """What the upright fallbacks have; those of other styles have the same letters."""
        faces = self._fallback_faces(bold=False, italic=False)
        return frozenset().union(*(face.coverage for face in faces))

    def _clusters(
        self, text: str, face: Face, *, bold: bool, italic: bool
    ) -> Iterator[tuple[int, str]]:
        """Each letter with its marks, and where it begins; its characters where no face has all."""
        for start, end in pairwise(cluster_starts(text)):
            cluster = text[start:end]
            if self._find(cluster, face, bold=bold, italic=italic) is not None:
                yield start, cluster
            else:
                yield from enumerate(cluster, start)

    def _find(self, cluster: str, face: Face, *, bold: bool, italic: bool) -> Face | None:
        """The first face that sets a letter with its marks, else the first that has them all."""
        if face.sets(cluster):
            return face
        key = (face, cluster)
        if key not in self._choices:
            faces = (face, *self._fallback_faces(bold=bold, italic=italic))
            having = [other for other in faces if other.coverage.issuperset(cluster)]
            setting = (other for other in having if other.sets(cluster))
            self._choices[key] = next(setting, having[0] if having else None)
        return self._choices[key]

    def _fallback_faces(self, *, bold: bool, italic: bool) -> list[Face]:
        key = (bold, italic)
        if key not in self._fallbacks:
            files = fallback_files(bold=bold, italic=italic)
            self._fallbacks[key] = [self._load(file, mono=False) for file in files]
        return self._fallbacks[key]

    def _load(self, file: FontFile, *, mono: bool) -> Face:
        if file not in self._files:
            features = _MONO_FEATURES if mono else {}
            self._files[file] = Face(file, f"F{len(self._files) + 1}", features=features)
        return self._files[file]
