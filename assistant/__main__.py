"""`python -m assistant`, the same as `dangwu`."""

from assistant.cli.main import main

if __name__ == "__main__":
    main()
