"""What became of plans, and who stays unnamed: small worlds in which the answer is known, on every store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import queries
from graph.stores import Store
from tests.graph.servers import STORES, opened
from tests.graph.stories import Story
from tests.queries.conftest import WHEN

STATES = {"ISL": "Iceland", "NOR": "Norway", "PRT": "Portugal", "DNK": "Denmark", "IRL": "Ireland", "ESP": "Spain"}


def story(text: str, published: str, publisher: str = "Coast Daily") -> Story:
    s = Story(text, published, publisher)
    for ident, name in STATES.items():
        if name in text:
            s.actor(ident, name, "State")
    return s


def plan() -> Story:
    s = story(
        "A Week of Talks\n"
        "Iceland will meet Norway on Friday.\n"
        "Portugal will meet Norway on Friday.\n"
        "Denmark will meet Portugal soon.\n"
        "Ireland was to meet Denmark on Friday.\n"
        "Denmark cancelled that meeting, Ireland said.\n"
        "Norway met Denmark on Sunday and will meet it again on Friday.\n"
        "Spain will meet Ireland on Friday.\n",
        "2026-03-02",
    )
    s.act("MEETS", "ISL", "NOR", "Iceland will meet Norway", "2026-03-06", modality="planned")
    s.act("MEETS", "PRT", "NOR", "Portugal will meet Norway", "2026-03-06", modality="planned")
    s.act("MEETS", "DNK", "PRT", "Denmark will meet Portugal", modality="planned")
    s.act("MEETS", "IRL", "DNK", "Ireland was to meet Denmark", "2026-03-06", modality="planned")
    s.act("MEETS", "DNK", "IRL", "Denmark cancelled that meeting", modality="denied")
    s.act("MEETS", "NOR", "DNK", "Norway met Denmark", "2026-03-01")
    s.act("MEETS", "NOR", "DNK", "will meet it again", "2026-03-06", modality="planned")
    s.act("MEETS", "ESP", "IRL", "Spain will meet Ireland", "2026-03-06", modality="planned")
    return s


def news() -> Story:
    s = story(
        "Norway Stays at Home\n"
        "Norway called off the meeting with Iceland.\n"
        "Spain called off a meeting with Ireland that was set for May.\n",
        "2026-03-04",
    )
    s.act("MEETS", "NOR", "ISL", "Norway called off the meeting", modality="denied")
    s.act("MEETS", "ESP", "IRL", "Spain called off a meeting", "2026-05-01", modality="denied")
    return s


def later() -> Story:
    s = story(
        "Handshakes at Last\nNorway met Portugal on Friday.\nIceland met Norway on Monday.\n",
        "2026-03-17",
    )
    s.act("MEETS", "NOR", "PRT", "Norway met Portugal", "2026-03-06")
    s.act("MEETS", "ISL", "NOR", "Iceland met Norway", "2026-03-16")
    return s


@pytest.fixture(params=STORES, scope="module")
def diary(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with opened(request.param, tmp_path_factory.mktemp("diary")) as store:
        store.save([plan().reading(), news().reading(), later().reading()], WHEN)
        yield store


def test_a_planned_meeting_is_held_called_off_or_unheard_of(diary: Store) -> None:
    found = {(r["one"], r["other"]): r["then"] for r in queries.run(diary, "planned-meetings")}
    assert found == {
        ("Iceland", "Norway"): "called off, met later",
        ("Portugal", "Norway"): "held",
        ("Denmark", "Portugal"): "nothing heard",
        ("Ireland", "Denmark"): "called off",
        ("Norway", "Denmark"): "nothing heard",  # they had met before, and the plan is for another day
        ("Spain", "Ireland"): "nothing heard",  # what was called off was set for a later day
    }


def talk(*more: str, url: str | None = None, published: str = "2026-03-02", publisher: str = "Coast Daily") -> Story:
    """An article of some length with a named speaker, officials and an official; `more` sentences make it another."""
    filler = (
        "The harbour of the town was closed for the third day while boats waited outside in the rain and wind.\n"
        "Nobody could tell how long it would take, and the price of fish went up on every market of the coast.\n"
    )
    text = (
        "Harbour Shut\n"
        + filler
        + "“We wait,” Ann Holm said.\n“It is bad,” officials said.\n“It is worse,” said one.\n"
    )
    s = Story(text + "".join(f"{m}\n" for m in more), published, publisher, url)
    s.actor("per-ann-holm", "Ann Holm", "Person")
    s.actor("grp-officials", "officials", "Group")
    s.actor("per-one", "one", "Person", "said one", anonymous=True)
    s.says("per-ann-holm", "We wait,")
    s.says("grp-officials", "It is bad,")
    s.says("per-one", "It is worse,")
    return s


@pytest.mark.parametrize("which", STORES)
def test_groups_are_unnamed_and_copies_and_old_versions_do_not_count(which: str, tmp_path: Path) -> None:
    address = "https://coast.example/harbour"
    old, new = talk(url=address), talk("It opened at last.", url=address, published="2026-03-03")
    reprint = talk("From our reporters.", published="2026-03-05", publisher="Harbour Times")
    with opened(which, tmp_path) as store:
        store.save([s.reading() for s in (old, new, reprint)], WHEN)
        (row,) = queries.run(store, "anonymous-sources").rows
    assert (row["outlet"], row["statements"], row["unnamed"], row["percent"]) == ("Coast Daily", 3, 2, 67.0)
