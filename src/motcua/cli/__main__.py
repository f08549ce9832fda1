"""`python -m motcua.cli`: the same as the `motcua` script."""

from motcua.cli import main

main()
