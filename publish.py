"""Entry point: ``python publish.py ...`` is the same as the installed ``publish ...``."""

from pipeline.cli.main import main

if __name__ == "__main__":
    main()
