"""What tests of the player present: a small briefing, its setting, and the payloads it names."""

from dataclasses import replace

from geodata.briefings import Briefing, Scene, Sentence
from layers.basemap import ground_payload
from layers.payload import Shelf, json_payload
from layers.player import briefing_setting, view_setting
from layers.story import build_story

DATA = "/data/"

TWO_SCENES = Briefing(
    briefing_id="crossing",
    title="The crossing",
    scenes=(
        Scene(
            scene_id="by-ship",
            title="By ship to Vladivostok",
            kicker="What was claimed",
            text=(Sentence("The NIS said that about 1,500 went.", ("earlier",)),),
            highlight=("earlier",),
            places=("vladivostok",),
            notes="Say who says so.",
        ),
        Scene(
            scene_id="denied",
            title="Denied",
            text=(Sentence("The Kremlin denied it.", ("later",)),),
        ),
    ),
)


class Told:
    """An atlas as the player is told of it: its story, and the payloads by address."""

    def __init__(self, atlas, *, ground=None):
        self._shelf = Shelf()
        ground = ground or json_payload({"countries": [], "regions": [], "borders": [],
            "undetermined": [], "regionLines": [], "towns": [], "waters": []})  # fmt: skip
        self.atlas = atlas
        self.story = build_story(
            atlas,
            put=self._shelf.put,
            ground=DATA + self._shelf.put(ground),
            address=DATA,
            drafts=False,
        )

    def payload(self, address):
        return self._shelf.get(address.removeprefix(DATA))

    def briefing(self, briefing=TWO_SCENES, **options):
        setting = briefing_setting(self.atlas, self.story, briefing, **options)
        return {**setting, "story": DATA + self.story.digest}

    def view(self, selection, **options):
        setting = view_setting(self.atlas, self.story, selection, **options)
        return {**setting, "story": DATA + self.story.digest}


def told_with_ground(atlas):
    """Return the same with the real ground, as a reader's file carries it."""
    return Told(atlas, ground=ground_payload())


def one_scene_each(texts, briefing=TWO_SCENES):
    """Return a briefing with one scene for each text, whose every word it is."""
    scenes = (
        replace(with_words(text, briefing).scenes[0], scene_id=f"scene-{number}")
        for number, text in enumerate(texts)
    )
    return replace(briefing, scenes=tuple(scenes))


def with_words(words, briefing=TWO_SCENES):
    """Return a briefing whose every text is this one."""
    scenes = tuple(
        replace(
            scene, title=words, kicker=words, notes=words,
            text=tuple(Sentence(words, sentence.claim_ids) for sentence in scene.text),
        )
        for scene in briefing.scenes
    )  # fmt: skip
    return replace(briefing, title=words, scenes=scenes)
