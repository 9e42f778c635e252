"""Layers of one's own: any properties, every JSON value as it came."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import geopandas as gpd
import pandas as pd
from shapely.geometry import shape
from sqlalchemy import Engine, insert, select

from geodata.errors import EditConflict, NotThere
from geodata.geometry import STORAGE_CRS
from geodata.printable import printable
from geodata.store.content import digest_of
from geodata.store.engine import reading, writing
from geodata.store.roles import require_role, sees_drafts
from geodata.store.tables import ORIGINALS
from geodata.store.values import LAYER_PREFIX, LAYERS, PUBLIC, Author, Edit, Fields, Revision, Row
from geodata.store.world import World, world_at


@dataclass(frozen=True, slots=True)
class Layer:
    """An own layer: its name (a slug), what it is called, and its features in their order.

    A feature is a ``Row``: ``row_id`` is its feature_id, ``fields`` has ``properties``,
    ``geometry`` (GeoJSON, EPSG:4326, or absent) and ``id`` where the file had one. ``columns`` are
    the names of the properties in the order of the file, ``facts`` what else was given when it was
    added, such as the sha256 of the original. ``digest`` is the SHA-256 of all features.
    """

    name: str
    title: str
    columns: tuple[str, ...]
    facts: Fields
    features: tuple[Row, ...]

    @property
    def digest(self) -> str:
        """The digest of the features: their ids, properties and geometry, in their order."""
        return digest_of(*([row.row_id, row.fields] for row in self.features))

    def table(self) -> gpd.GeoDataFrame:
        """Return the features as a GeoDataFrame, EPSG:4326.

        Returns
        -------
        (n, c + 2): ``feature_id``, the properties as Python values (missing is None), and
        ``geometry``. A property of either name has an underscore before its own.
        """
        taken = {"feature_id", "geometry"}
        records = [row.fields.get("properties") or {} for row in self.features]
        found: dict[str, object] = {"feature_id": [row.row_id for row in self.features]}
        for name in self.columns:
            values = [record.get(name) for record in records if isinstance(record, Mapping)]
            found[f"_{name}" if name in taken else name] = pd.Series(values, dtype="object")
        shapes = [
            None if (geometry := row.fields.get("geometry")) is None else shape(geometry)
            for row in self.features
        ]
        return gpd.GeoDataFrame(found, geometry=gpd.GeoSeries(shapes, crs=STORAGE_CRS))


class Layers:
    """The own layers of a store."""

    def __init__(self, engine: Engine, *, save: Callable[..., Revision]) -> None:
        self._engine = engine
        self._save = save

    def names(self, *, revision: int | None = None, reader: Author = PUBLIC) -> dict[str, str]:
        """Return what each own layer is called, by name."""
        found = self.facts(revision=revision, reader=reader)
        return {name: str(facts.get("title", "")) for name, facts in found.items()}

    def facts(self, *, revision: int | None = None, reader: Author = PUBLIC) -> dict[str, Fields]:
        """Return what is known of each own layer besides its rows, its title among it, by name."""
        with reading(self._engine) as connection:
            world = world_at(connection, revision, published=not sees_drafts(reader))
            return {row.row_id: row.fields for row in world.rows(LAYERS)}

    def read(self, name: str, *, revision: int | None = None, reader: Author = PUBLIC) -> Layer:
        """Return an own layer at a revision.

        Raises
        ------
        NotThere
            There is no such layer, or revision, for this reader.
        """
        with reading(self._engine) as connection:
            world = world_at(connection, revision, published=not sees_drafts(reader))
            return _layer(world, name)

    def add(
        self,
        name: str,
        features: Iterable[tuple[str, Fields]],
        *,
        title: str,
        columns: Iterable[str] = (),
        facts: Fields | None = None,
        author: Author,
        why: str,
    ) -> Revision:
        """Add an own layer with its features, as one revision.

        Parameters
        ----------
        name
            A slug that no layer has or had; one that was deleted comes back by ``undo``.
        features
            Each a feature_id and its fields: ``properties`` (any JSON), ``geometry`` (GeoJSON in
            EPSG:4326, or None), ``id`` where the file had one.
        title, columns, facts
            What the layer is called, its properties in order, and anything else to keep with it.

        Raises
        ------
        EditConflict
            There is or was a layer of that name.
        EditRefused, NotAllowed, StoreUnavailable
            As for ``Store.save``.
        """
        with reading(self._engine) as connection:
            world = world_at(connection, None, published=False)
            if world.newest(LAYERS, [name]):
                raise EditConflict(
                    f"{name}: there is or was a layer of that name; choose another",
                    head=world.revision,
                )
            head = world.revision
        about = {"title": title, "columns": list(columns), **(facts or {})}
        table = LAYER_PREFIX + name
        edits = [Edit(LAYERS, name, about, 0)]
        edits += [Edit(table, feature_id, fields, 0) for feature_id, fields in features]
        return self._save(edits, author=author, why=why, base=head, kind="import")

    def delete(self, name: str, *, author: Author, why: str, base: int) -> Revision:
        """Delete a layer; its features stay in the history, and ``undo`` brings all of it back.

        Raises
        ------
        EditConflict, NotAllowed, StoreUnavailable
            As for ``Store.save``.
        """
        return self._save([Edit(LAYERS, name, None)], author=author, why=why, base=base)

    def keep_original(self, content: bytes, *, filename: str, author: Author) -> str:
        """Keep an imported file byte for byte, and return its SHA-256, 64 hexadecimal digits."""
        require_role(author, "editor", "keep a file")
        digest = hashlib.sha256(content).hexdigest()
        known = select(ORIGINALS.c.sha256).where(ORIGINALS.c.sha256 == digest)
        with writing(self._engine) as connection:
            if connection.execute(known).first() is None:
                values = {"sha256": digest, "filename": filename, "content": content}
                connection.execute(insert(ORIGINALS), [values])
        return digest

    def original(self, sha256: str, *, reader: Author) -> tuple[str, bytes]:
        """Return an imported file, its name and its bytes, to somebody who may see drafts.

        Raises
        ------
        NotAllowed, NotThere
            The reader may not; there is no such file.
        """
        require_role(reader, "editor", "read an imported file")
        with reading(self._engine) as connection:
            found = connection.execute(
                select(ORIGINALS).where(ORIGINALS.c.sha256 == sha256)
            ).first()
        if found is None:
            raise NotThere(f"no file with the SHA-256 {printable(sha256)} was imported")
        return found.filename, found.content


def _layer(world: World, name: str) -> Layer:
    about = world.some(LAYERS, [name]).get(name)
    if about is None:
        raise NotThere(f"there is no layer {printable(name)}; it may have been deleted")
    facts = dict(about.fields)
    title, columns = str(facts.pop("title", "")), facts.pop("columns", [])
    features = tuple(world.rows(LAYER_PREFIX + name))
    names = [str(column) for column in columns] if isinstance(columns, list) else []
    for row in features:  # a property that was added later comes after those of the file
        properties = row.fields.get("properties")
        names += properties if isinstance(properties, Mapping) else ()
    return Layer(name, title, tuple(dict.fromkeys(names)), facts, features)
