"""`python -m broadsheet` is the same as `broadsheet`."""

from broadsheet.cli import main

if __name__ == "__main__":
    main()
