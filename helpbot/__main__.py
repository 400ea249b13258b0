"""`python -m helpbot` is `helpbot`."""

from helpbot.cli import main

if __name__ == "__main__":
    main()
