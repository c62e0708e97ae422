"""Libraries that warn: their words are for programmers, and ours say what concerns the book."""

import logging
import os
import sys
import warnings


def hush_libraries() -> None:
    """No warning and no log record reaches standard error, here and in the processes that follow.

    Who asks for warnings (``python -W``, PYTHONWARNINGS) gets them.
    """
    if not sys.warnoptions:
        warnings.simplefilter("ignore")
        os.environ["PYTHONWARNINGS"] = "ignore"  # workers, and what watches over their semaphores
    logging.lastResort = None  # the handler of those who have chosen none
