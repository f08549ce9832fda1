"""Take the ten steps in django-viewflow and print what they took: `python -m bench.viewflow_peer LIVES`."""

import json
import sys


def main(lives: int) -> None:
    """Set this project up, measure, and print one JSON object."""
    import django

    django.setup()
    from bench.viewflow_peer.drive import measure

    print(json.dumps(measure(lives).as_dict()))


if __name__ == "__main__":
    main(int(sys.argv[1]))
