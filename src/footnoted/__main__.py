"""`python -m footnoted` is the same as `footnoted`."""

from footnoted.cli.main import main

if __name__ == "__main__":
    raise SystemExit(main())
