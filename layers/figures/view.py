"""From longitude and latitude to the page: the projection that suits an extent, and its scale."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from pyproj import CRS, Transformer

from geodata.geometry import WGS84
from layers.figures.drawing import Box

HEMISPHERE_M = 5_200_000
"""Beyond this distance from its middle, a picture is drawn as a hemisphere."""

_LEAST_SPAN_M = 220_000
_EARTH_RADIUS_M = 6_371_007


@dataclass(frozen=True, slots=True)
class Projection:
    """A projection in PROJ's words and a reader's, and the meridian that is upright in it."""

    proj: str
    name: str
    centre: tuple[float, float]
    azimuthal: bool

    def forward(self, positions: np.ndarray) -> np.ndarray:
        """Return (n, 2) metres for (n, 2) degrees, EPSG:4326; infinite where there is no image."""
        x, y = _transformer(self.proj).transform(positions[:, 0], positions[:, 1])
        return np.column_stack([x, y])

    def backward(self, metres: np.ndarray) -> np.ndarray:
        """Return (n, 2) degrees, EPSG:4326, for (n, 2) metres; NaN where nothing lies."""
        lon, lat = _transformer(self.proj).transform(
            metres[:, 0], metres[:, 1], direction="INVERSE"
        )
        positions = np.column_stack([lon, lat])
        positions[~np.isfinite(positions).all(axis=1)] = np.nan
        return positions


@dataclass(frozen=True, slots=True)
class View:
    """A projection on the page: ``units_per_m`` at its true scale, ``middle`` in metres."""

    projection: Projection
    box: Box
    middle: tuple[float, float]
    units_per_m: float

    def to_page(self, positions: np.ndarray) -> np.ndarray:
        """Return (n, 2) units on the page for (n, 2) degrees, EPSG:4326."""
        return self.metres_to_page(self.projection.forward(np.asarray(positions, dtype=float)))

    def metres_to_page(self, metres: np.ndarray) -> np.ndarray:
        """Return (n, 2) units on the page for (n, 2) metres of the projection."""
        across = (
            self.box.x + self.box.width / 2 + (metres[:, 0] - self.middle[0]) * self.units_per_m
        )
        down = self.box.y + self.box.height / 2 - (metres[:, 1] - self.middle[1]) * self.units_per_m
        return np.column_stack([across, down])

    def to_degrees(self, page: np.ndarray) -> np.ndarray:
        """Return (n, 2) degrees, EPSG:4326, for (n, 2) units on the page; NaN off the Earth."""
        page = np.asarray(page, dtype=float)
        x = (page[:, 0] - self.box.x - self.box.width / 2) / self.units_per_m + self.middle[0]
        y = (self.box.y + self.box.height / 2 - page[:, 1]) / self.units_per_m + self.middle[1]
        return self.projection.backward(np.column_stack([x, y]))

    def disc(self) -> tuple[float, float, float] | None:
        """Return middle and radius, in units, of the hemisphere that an azimuthal view shows."""
        if not self.projection.azimuthal:
            return None
        x, y = self.metres_to_page(np.array([[0.0, 0.0]]))[0]
        return float(x), float(y), _EARTH_RADIUS_M * np.sqrt(2) * self.units_per_m

    def tilt_deg(self) -> float:
        """Return by how much a meridian leans from upright at most, in degrees, over the page."""
        across = np.linspace(self.box.x, self.box.right, 5)
        down = np.linspace(self.box.y, self.box.bottom, 5)
        page = np.array([(x, y) for x in across for y in down])
        start = self.to_degrees(page)
        seen = np.isfinite(start).all(axis=1) & (np.abs(start[:, 1]) < 89.8)
        if not seen.any():
            return 180.0
        end = self.to_page(start[seen] + (0, 0.1))
        moved = end - page[seen]
        return float(np.degrees(np.abs(np.arctan2(moved[:, 0], -moved[:, 1]))).max())


def projection_for(positions: np.ndarray) -> Projection:
    """Return the projection that suits some positions.

    Parameters
    ----------
    positions
        (n, 2) degrees, EPSG:4326, at least one.

    Returns
    -------
    An azimuthal equal-area projection for a hemisphere, near a pole or by the equator; otherwise
    Albers' conic, true along two parallels a sixth of the way in from the edges.
    """
    lon, lat = _middle(positions)
    _, _, away = WGS84.inv(
        np.full(len(positions), lon), np.full(len(positions), lat), positions[:, 0], positions[:, 1]
    )
    south, north = float(positions[:, 1].min()), float(positions[:, 1].max())
    one_side = abs(lat) > 15 and south * north > 0
    if float(np.max(away)) > HEMISPHERE_M or not one_side or max(abs(south), abs(north)) > 82:
        proj = f"+proj=laea +lat_0={lat:.2f} +lon_0={lon:.2f} +datum=WGS84 +units=m +no_defs"
        return Projection(proj, "Lambert azimuthal equal-area projection", (lon, lat), True)
    inset = (north - south) / 6
    low, high = south + inset, north - inset
    if high - low < 1:
        low, high = lat - 1, lat + 1
    proj = (
        f"+proj=aea +lat_1={low:.2f} +lat_2={high:.2f} +lat_0={lat:.2f} +lon_0={lon:.2f} "
        "+datum=WGS84 +units=m +no_defs"
    )
    return Projection(proj, "Albers equal-area projection", (lon, lat), False)


def view_of(
    positions: np.ndarray, box: Box, *, padding: float = 0.12, projection: Projection | None = None
) -> View:
    """Return the view that shows all positions within a box, with room around them.

    Parameters
    ----------
    positions
        (n, 2) degrees, EPSG:4326, at least one.
    box
        Where on the page.
    padding
        Share of the box that stays free on each side; above and below, less of a box that is low.
    projection
        The one to use; otherwise that which suits the positions.
    """
    projection = projection or projection_for(positions)
    metres = projection.forward(positions)
    metres = metres[np.isfinite(metres).all(axis=1)]
    low, high = metres.min(axis=0), metres.max(axis=0)
    low_box = box.height < 0.5 * box.width
    across, down = 1 - 2 * padding, 1 - 2 * padding * (0.55 if low_box else 1)
    span = np.maximum(high - low, _LEAST_SPAN_M)
    scale = float(min(box.width * across / span[0], box.height * down / span[1]))
    middle = (low + high) / 2
    if projection.azimuthal and float(np.abs(metres).max()) > HEMISPHERE_M:
        whole = 0.49 * min(box.width, box.height) / (_EARTH_RADIUS_M * np.sqrt(2))
        if scale < whole:
            scale, middle = whole, np.zeros(2)
    return View(projection, box, (float(middle[0]), float(middle[1])), scale)


def _middle(positions: np.ndarray) -> tuple[float, float]:
    """Return the middle of positions: half way round the shortest arc of longitudes they fill."""
    longitudes = np.sort(np.unique(positions[:, 0] % 360))
    gaps = np.diff(np.append(longitudes, longitudes[0] + 360))
    widest = int(np.argmax(gaps))
    start = longitudes[(widest + 1) % len(longitudes)]
    across = 360 - gaps[widest]
    lon = (start + across / 2 + 180) % 360 - 180
    lat = (positions[:, 1].min() + positions[:, 1].max()) / 2
    if across > 180:  # far round: the middle of the points in space is the better one
        angles = np.radians(positions)
        x = np.cos(angles[:, 1]) * np.cos(angles[:, 0])
        y = np.cos(angles[:, 1]) * np.sin(angles[:, 0])
        z = np.sin(angles[:, 1])
        lat = np.degrees(np.arctan2(z.sum(), np.hypot(x.sum(), y.sum())))
        lon = np.degrees(np.arctan2(y.sum(), x.sum()))
    return round(float(lon), 2), round(float(lat), 2)


@lru_cache(maxsize=64)
def _transformer(proj: str) -> Transformer:
    return Transformer.from_crs(CRS("EPSG:4326"), CRS(proj), always_xy=True)
