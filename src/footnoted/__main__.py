"""`python -m footnoted` is the same as `footnoted`."""

from footnoted.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
