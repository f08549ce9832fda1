"""`motcua run`: from a clean checkout to a served city, and back to nothing running."""

import http.client
import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import FrameType

from motcua.launcher import assets, static_files
from motcua.launcher.children import Child, own_command
from motcua.launcher.embedded import embedded_server
from motcua.launcher.instance import only_instance
from motcua.launcher.place import HOST, Place, check_folder
from motcua.launcher.postgres import Server
from motcua.launcher.refusal import CannotStart
from motcua.launcher.steps import Steps, Tell

Seed = Callable[[Tell], None]
_ANSWER_PATIENCE = 60.0
_LOOK_EVERY = 0.5
_DATABASE_LOOK_EVERY = 5.0


class StopAsked(BaseException):
    """Somebody pressed Ctrl-C or sent SIGTERM: a wish, not an error."""


def run_city(place: Place, *, seed: Seed | None, greet: Callable[[Place], None], steps: Steps) -> None:
    """Start everything, stay until asked to stop, stop everything in order. Raises CannotStart.

    `seed` fills an empty database with the demo city (None leaves it empty); `greet` prints where to go once the
    address answers.
    """
    with ExitStack() as running:
        wish = running.enter_context(_signals_as_wish())
        try:
            check_folder(place.var)
            running.enter_context(only_instance(place))
            with steps.step("Front end") as tell:
                assets.build(place.root, tell)
            server = _start_database(place, running, steps)
            _prepare(place, server, seed, steps)
            children = _start_children(place, running, steps)
            greet(place)
            _watch(children, server, steps)
        except BaseException as failure:
            # A wish that comes in the middle of a query reaches us as whatever the driver made of it.
            if not (wish.was_made or isinstance(failure, StopAsked)):
                raise
            steps.console.print("Stopping: web server, worker, database.")


class Wish:
    """Whether somebody asked to stop. The first signal interrupts; later ones change nothing, stopping is under way."""

    was_made = False

    def make(self, number: int, frame: FrameType | None) -> None:
        """Handle a signal."""
        if not self.was_made:
            self.was_made = True
            raise StopAsked


@contextmanager
def _signals_as_wish() -> Iterator[Wish]:
    wish = Wish()
    before = {number: signal.signal(number, wish.make) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    try:
        yield wish
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _start_database(place: Place, running: ExitStack, steps: Steps) -> Server | None:
    """Start the embedded server, unless the environment names another one."""
    if place.database_url:
        return None
    with steps.step("Database"):
        server = embedded_server(place.var)
        running.callback(server.stop)
        server.start()
        os.environ["MOTCUA_DATABASE_URL"] = server.url()
    return server


def _prepare(place: Place, server: Server | None, seed: Seed | None, steps: Steps) -> None:
    """Bring tables, static files and translations up to date; fill an empty database."""
    import django

    os.environ["MOTCUA_BASE_URL"] = os.environ.get("MOTCUA_BASE_URL") or place.address.rstrip("/")
    static_files.compile_translations(place.root)
    django.setup()
    from motcua.launcher import database

    database.check_answers()
    if _half_seeded(place).exists():
        _begin_anew(place, server, steps)
    if pending := database.pending_migrations():
        with steps.step(f"Tables ({len(pending)} migrations)"):
            database.migrate()
    with steps.step("Static files"):
        static_files.collect(place.root)
    if seed is not None and not database.has_city():
        _seed(place, seed, steps)
    database.let_go()


def _begin_anew(place: Place, server: Server | None, steps: Steps) -> None:
    """Throw away a demo city that was interrupted while being made; a database that is not ours is only spoken of."""
    if server is None:
        steps.console.print("The demo city in this database is incomplete: empty the database to have it made anew.")
        return
    server.recreate_database()
    _half_seeded(place).unlink()


def _half_seeded(place: Place) -> Path:
    """Return the mark that is there while the demo city is being made."""
    return place.var / "seeding"


def _seed(place: Place, seed: Seed, steps: Steps) -> None:
    """Fill the database. The mark stays behind when this is interrupted, and the next start begins anew."""
    mark = _half_seeded(place)
    mark.touch()
    with steps.step("Demo city") as tell:
        seed(tell)
    mark.unlink()


def _start_children(place: Place, running: ExitStack, steps: Steps) -> list[Child]:
    logs = place.var / "log"
    web = Child("web server", own_command("serve", "--port", str(place.port)), logs / "web.log", os.environ)
    worker = Child("worker", own_command("worker"), logs / "worker.log", os.environ)
    with steps.step("Web server and worker"):
        for child in (worker, web):
            running.callback(child.stop)
            child.start()
        _wait_until_answers(place, web)
    return [web, worker]


def _wait_until_answers(place: Place, web: Child) -> None:
    deadline = time.monotonic() + _ANSWER_PATIENCE
    while not _answers(place.port):
        if web.has_fallen():
            raise CannotStart(f"The web server stopped: {web.last_words()} See {web.log}.")
        if time.monotonic() > deadline:
            raise CannotStart(f"The web server does not answer after {_ANSWER_PATIENCE:.0f} s: see {web.log}.")
        time.sleep(0.1)


def _answers(port: int) -> bool:
    connection = http.client.HTTPConnection(HOST, port, timeout=10)
    try:
        connection.request("HEAD", "/")
        connection.getresponse().read()
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
    return True


def _watch(children: list[Child], server: Server | None, steps: Steps) -> None:
    """Stay; restart what falls. Returns only by an exception."""
    started_by_make = "MAKELEVEL" in os.environ
    parent = os.getppid()
    next_look = time.monotonic() + _DATABASE_LOOK_EVERY
    while True:
        time.sleep(_LOOK_EVERY)
        if started_by_make and os.getppid() != parent:
            raise StopAsked  # make was killed; nobody is left to press Ctrl-C
        if server is not None and time.monotonic() > next_look:
            if not server.answers():
                steps.console.print("The database stopped; starting it again.")
                server.start()
            next_look = time.monotonic() + _DATABASE_LOOK_EVERY
        for child in children:
            if child.has_fallen():
                steps.console.print(f"The {child.name} stopped ({child.last_words()}); starting it again.")
                child.restart()
