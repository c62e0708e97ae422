"""Entry point: ``python publish.py ...`` is the same as the installed ``publish ...``."""

if __name__ == "__main__":
    from pipeline.cli.main import main

    main()
