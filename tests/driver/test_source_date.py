"""SOURCE_DATE_EPOCH: seconds in ASCII digits, or an error in words."""

import pytest

from pipeline.driver.build import build_time
from pipeline.errors import ConfigError
from tests.driver.books import METADATA


@pytest.mark.parametrize(
    "epoch", ["-5", "+5", " 0 ", "0\n", "1_000", "١٢", "²", "1e9", "0x10", "1.0", " ", "9" * 5_000]
)
def test_what_is_no_number_of_seconds_is_refused(epoch):
    with pytest.raises(ConfigError, match="SOURCE_DATE_EPOCH is ") as told:
        build_time(METADATA, {"SOURCE_DATE_EPOCH": epoch})

    assert "digits 0 to 9" in str(told.value.hint)
    assert len(told.value.message) < 150
    assert "\n" not in told.value.message


@pytest.mark.parametrize(("epoch", "year"), [("0", 1980), ("1600000000", 2020), ("", 2020)])
def test_digits_are_taken(epoch, year):
    assert build_time(METADATA, {"SOURCE_DATE_EPOCH": epoch}).year == year
