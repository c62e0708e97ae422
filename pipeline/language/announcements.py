"""Words that the narrator adds, in the book's language."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SpokenWords:
    """Announcements. Those with a ``{}`` hold a number or a name."""

    list_one: str = "List with 1 item."
    list_many: str = "List with {} items."
    columns_one: str = "1 column:"
    columns_many: str = "{} columns:"
    rows_one: str = "1 row."
    rows_many: str = "{} rows."
    row: str = "Row {}."
    blank: str = "blank"
    end: str = "End of {}."
    quotation: str = "quotation"
    code: str = "code"
    verse: str = "verse"
    list: str = "list"
    struck: str = "struck out: {}, end of what is struck out"
    narrator: str = "Narrated by a synthetic voice."
    by: str = "By {}."
    squared: str = "squared"
    cubed: str = "cubed"
    power: str = "to the power of {}"

    def items(self, number: int) -> str:
        """How many items a list has."""
        return self.list_one if number == 1 else self.list_many.format(number)

    def columns(self, number: int) -> str:
        """How many columns a table has; their names follow."""
        return self.columns_one if number == 1 else self.columns_many.format(number)

    def rows(self, number: int) -> str:
        """How many rows a table has."""
        return self.rows_one if number == 1 else self.rows_many.format(number)


WORDLESS = SpokenWords(
    list_one="", list_many="", columns_one="", columns_many="", rows_one="", rows_many="",
    row="{}.", blank="", end="", quotation="", code="", verse="", list="", narrator="", by="{}.",
    squared="", cubed="", power="", struck="",
)  # fmt: skip
"""What is announced in a language that has no words yet: numbers and names alone."""
