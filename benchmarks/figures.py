"""How long a figure takes, beside a bare plot of the same layers, and the memory it peaks at."""

from __future__ import annotations

import io
import resource
import time
from collections.abc import Callable
from functools import partial

import geopandas as gpd
import matplotlib as mpl
import numpy as np
from matplotlib.figure import Figure as BarePlot

from geodata import boundaries
from geodata.model import Atlas
from geodata.selection import Selection
from layers.figure import figure_scene, render_figure
from layers.figures.extent import view_for
from layers.figures.presets import preset_named
from layers.figures.told_places import told_places

PNG, SVG, PDF = ("figure as PNG, 1920 × 1080", "figure as SVG", "figure as PDF")
BARE = "bare plot of the same layers as PNG"
MEMORY = "memory of the benchmark at its peak"
AIMS_MS = {PNG: 600, SVG: 400, PDF: 800}
AIM_RATIO = 1.5

_TURNS = 5
_FORMATS = {PNG: "png", SVG: "svg", PDF: "pdf"}


def figures_ms(atlas: Atlas, selection: Selection) -> dict[str, list[float]]:
    """Return milliseconds of processor time for each format and for the bare plot, in turns.

    All is warm: fonts are made, borders are read, and the same figure was drawn before.
    """
    bare = _bare_plot(atlas, selection)
    acts: dict[str, Callable[[], object]] = {BARE: bare}
    for subject, form in _FORMATS.items():
        acts[subject] = partial(render_figure, atlas, selection, format=form)
    for act in acts.values():
        act()
    spent: dict[str, list[float]] = {subject: [] for subject in acts}
    for _ in range(_TURNS):
        for subject, act in acts.items():
            start = time.process_time()
            act()
            spent[subject].append(1000 * (time.process_time() - start))
    return spent


def peak_mb() -> float:
    """Return the greatest resident memory of this process so far, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def _bare_plot(atlas: Atlas, selection: Selection) -> Callable[[], bytes]:
    """Return what plots land, borders, regions, places and movements with geopandas alone."""
    scene = figure_scene(atlas, selection)
    preset = preset_named("16:9")
    view = view_for(scene, told_places(scene), preset.safe)
    crs = view.projection.proj
    lines = boundaries.read_lines()
    layers = [boundaries.read_countries(), boundaries.read_regions(), lines, atlas.movements]
    wide, high = preset.safe.width / view.units_per_m / 2, preset.safe.height / view.units_per_m / 2
    x, y = view.middle
    corners = view.to_degrees(np.array([(preset.safe.x, preset.safe.y)]))
    assert np.isfinite(corners).all()

    def plot() -> bytes:
        figure = BarePlot(figsize=(1920 / 96, 1080 / 96), dpi=96)
        axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
        near: list[gpd.GeoDataFrame] = [layer.cx[60:200, 20:80].to_crs(crs) for layer in layers]
        near[0].plot(ax=axes, color="#FAF8F3")
        near[1].plot(ax=axes, facecolor="none", edgecolor="#CFD3D2")
        near[2].plot(ax=axes, color="#838D93")
        near[3].plot(ax=axes, color="#1A2127", linestyle="--")
        atlas.claims[atlas.claims.geometry.notna()].to_crs(crs).plot(ax=axes, color="#1B5E9E")
        axes.set_xlim(x - wide, x + wide)
        axes.set_ylim(y - high, y + high)
        content = io.BytesIO()
        with mpl.rc_context({"savefig.dpi": 96}):
            figure.savefig(content, format="png")
        return content.getvalue()

    return plot
