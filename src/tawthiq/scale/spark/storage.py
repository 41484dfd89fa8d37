"""Files by the names that Spark knows them: on this machine, HDFS, an object store."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_LOCAL: Final = "file:"


class Stored(NamedTuple):
    """A file: its full name, and its size in bytes."""

    name: str
    size: int


class Storage:
    """The file systems of a session, through Hadoop."""

    def __init__(self, session: SparkSession) -> None:
        self._jvm: Any = session.sparkContext._jvm  # noqa: SLF001 - Hadoop has no other
        context: Any = session.sparkContext._jsc  # noqa: SLF001 - the same
        self._conf: Any = context.hadoopConfiguration()

    def files(self, pattern: str) -> list[Stored]:
        """The files of a path, a folder or a glob, in order; hidden ones are not seen."""
        path, fs = self._of(pattern)
        found: list[Stored] = []
        for status in fs.globStatus(path) or ():
            if status.isFile():
                found.append(_stored(status))
                continue
            walk = fs.listFiles(status.getPath(), True)
            top = len(status.getPath().toString())
            while walk.hasNext():
                inside = _stored(walk.next())
                if not _is_hidden(inside.name[top:]):
                    found.append(inside)
        return sorted(found)

    def exists(self, name: str) -> bool:
        """Whether there is a file or folder of a name."""
        path, fs = self._of(name)
        return bool(fs.exists(path))

    def remove(self, name: str) -> None:
        """Remove a file, or a folder with all in it; nothing where there is none."""
        path, fs = self._of(name)
        fs.delete(path, True)

    def move(self, name: str, to: str) -> bool:
        """Rename a folder or file; False where the file system would not."""
        path, fs = self._of(name)
        target, _ = self._of(to)
        if target.getParent() is not None:
            fs.mkdirs(target.getParent())
        return bool(fs.rename(path, target))

    def write(self, name: str, text: str) -> None:
        """Write a small file of text."""
        path, fs = self._of(name)
        stream = fs.create(path, True)
        try:
            stream.write(bytearray(text.encode()))
        finally:
            stream.close()

    def _of(self, name: str) -> tuple[Any, Any]:
        path = self._jvm.org.apache.hadoop.fs.Path(name)
        return path, path.getFileSystem(self._conf)


def is_local(name: str) -> bool:
    """Whether a full name is of a file that any process of the machine can open."""
    return name.startswith(_LOCAL)


def shown(name: str) -> str:
    """A full name as a person writes it: a path where the file is local."""
    return name.removeprefix(_LOCAL) if is_local(name) else name


def _stored(status: Any) -> Stored:  # noqa: ANN401 - Java's
    return Stored(status.getPath().toString(), status.getLen())


def _is_hidden(path: str) -> bool:
    return any(part.startswith(("_", ".")) for part in path.split("/"))
