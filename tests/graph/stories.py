"""Readings made by hand, for tests of what is stored: a text of one sentence a line, and what it says."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from loaders.reading import (
    ACT_TYPES,
    Act,
    ActDate,
    Actor,
    Affiliation,
    Article,
    Reading,
    Response,
    Span,
    Statement,
    content_id,
)

READER = "sayso test; model 1; lexicon 1"


@dataclass
class Story:
    """A text and what is read from it; words are found by their first place in the text, an actor's by all."""

    text: str
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    actors: dict[str, Actor] = field(default_factory=dict)
    statements: list[Statement] = field(default_factory=list)
    acts: list[Act] = field(default_factory=list)

    def span(self, words: str) -> Span:
        start = self.text.index(words)
        return start, start + len(words)

    def sentence(self, span: Span) -> Span:
        start = self.text.rfind("\n", 0, span[0]) + 1
        end = self.text.find("\n", span[1])
        return start, len(self.text) if end < 0 else end

    def actor(self, ident: str, name: str, kind: str, *mentions: str, of: str | None = None, **more: object) -> str:
        words = "|".join(re.escape(m) for m in mentions or (name,))
        spans = tuple(m.span() for m in re.finditer(words, self.text))
        belongs = (Affiliation(of, "SPEAKS_FOR", str(more.get("role") or "spokesman"), spans[0]),) if of else ()
        self.actors[ident] = Actor(ident, name, kind, of=belongs, mentions=spans, **more)  # type: ignore[arg-type]
        return ident

    def says(self, speaker: str | None, words: str, kind: str = "direct", **more: object) -> str:
        span = self.span(words)
        values: dict[str, object] = {
            "id": content_id("statement", self.text, span),
            "kind": kind,
            "stance": "said",
            "spans": (span,),
            "text": words,
            "sentence": self.sentence(span),
            "cue": None,
            "speaker": speaker,
            "speakers": (speaker,) if speaker else (),
            "speaker_span": None,
            "addressee": None,
            "addressee_span": None,
            "medium": None,
            "relayed_by": (),
            "parent": None,
            "confidence": 0.9,
            "why": "test: said",
        }
        self.statements.append(Statement(**{**values, **more}))  # type: ignore[arg-type]
        return self.statements[-1].id

    def act(
        self, kind: str, source: str, target: str | None, evidence: str, on: str | None = None, **more: object
    ) -> str:
        span = self.span(evidence)
        values: dict[str, object] = {
            "id": "act-" + content_id("act", self.text, kind, span, source, target),
            "type": kind,
            "plover": ACT_TYPES[kind],
            "cameo": None,
            "source": source,
            "target": target,
            "target_text": None,
            "source_span": None,
            "target_span": None,
            "evidence": span,
            "sentence": self.sentence(span),
            "trigger": span,
            "modality": "actual",
            "voice": "reported",
            "statement": None,
            "relayed_by": (),
            "inferred": (),
            "responds_to": (),
            "date": ActDate(on, on, "day", on) if on else None,
            "confidence": 0.8,
            "why": "test: act",
        }
        self.acts.append(Act(**{**values, **more}))  # type: ignore[arg-type]
        return self.acts[-1].id

    def answers(self, act: str, earlier: str) -> None:
        """Notes that an act answers an earlier one."""
        i = next(i for i, a in enumerate(self.acts) if a.id == act)
        self.acts[i] = replace(self.acts[i], responds_to=(Response(earlier, "in response to"),))

    def reading(self, reader: str = READER) -> Reading:
        article = Article(
            self.text,
            content_id(self.text)[:6],
            self.text.split("\n")[0],
            self.url,
            self.publisher,
            self.published,
            "en",
        )
        return Reading(article, tuple(self.actors.values()), tuple(self.statements), tuple(self.acts), reader)


def fish() -> Story:
    """Iceland and Norway quarrel about mackerel; Portugal stands by Iceland."""
    s = Story(
        "Iceland Threatens Norway Over Mackerel\n"
        "Iceland will close its harbours to Norwegian boats, Prime Minister Jon Alvarsson said.\n"
        "“Norway will pay for every fish,” Alvarsson told reporters on Monday.\n"
        "Norway condemned the threat on Tuesday as “blackmail.”\n"
        "In response, Iceland rejected the charge on Wednesday.\n"
        "Portugal backed Iceland, and Iceland backed Portugal’s claim in turn.\n"
        "North Post reported that Iceland had met Denmark in secret.\n"
        "Norway said it had seen nothing, North Post reported.\n"
        "Iceland did not meet Norway.\n"
        "A meeting between Iceland and Norway is planned for Friday.\n"
        "“They are afraid of us,” said an official who asked not to be named.\n"
        "Officials complained about fishermen.\n",
        "2026-02-04",
        "Coast Daily",
        "https://coast.example/fish",
    )
    s.actor("ISL", "Iceland", "State", "Iceland", aliases=("Reykjavik",))
    s.actor("NOR", "Norway", "State", "Norway")
    s.actor("PRT", "Portugal", "State", "Portugal")
    s.actor("DNK", "Denmark", "State", "Denmark")
    s.actor("org-north-post", "North Post", "Organisation", "North Post")
    s.actor(
        "per-jon-alvarsson", "Jon Alvarsson", "Person", "Jon Alvarsson", "Alvarsson", of="ISL", role="prime minister"
    )
    s.actor("per-official", "an official", "Person", "an official who asked not to be named", anonymous=True)
    s.actor("grp-reporters", "reporters", "Group", "reporters")
    close = s.says("per-jon-alvarsson", "Iceland will close its harbours to Norwegian boats", "indirect")
    pay = s.says("per-jon-alvarsson", "Norway will pay for every fish,", addressee="grp-reporters")
    s.says("NOR", "blackmail.", "mixed")
    met = s.says("org-north-post", "Iceland had met Denmark in secret", "indirect")
    s.says("NOR", "it had seen nothing", "indirect", relayed_by=("org-north-post",))
    s.says("per-official", "They are afraid of us,")
    spoken = {"voice": "spoken"}
    one = s.act("THREATENS", "per-jon-alvarsson", "NOR", "Norway will pay", "2026-02-02", statement=pay, **spoken)
    s.act("THREATENS", "ISL", "NOR", "will close its harbours", "2026-02-02", statement=close, modality="planned")
    two = s.act("CONDEMNS", "NOR", "ISL", "Norway condemned the threat", "2026-02-03")
    three = s.act("REJECTS", "ISL", "NOR", "Iceland rejected the charge", "2026-02-04")
    s.answers(two, one)
    s.answers(three, two)
    s.act("BACKS", "PRT", "ISL", "Portugal backed Iceland")
    s.act("BACKS", "ISL", "PRT", "Iceland backed Portugal’s claim")
    relayed = {"relayed_by": ("org-north-post",), "voice": "relayed", "statement": met}
    s.act("MEETS", "ISL", "DNK", "Iceland had met Denmark", **relayed)
    s.act("MEETS", "ISL", "NOR", "did not meet Norway", modality="denied")
    s.act("MEETS", "ISL", "NOR", "A meeting between Iceland and Norway", "2026-02-06", modality="planned")
    s.act("CONDEMNS", "per-official", None, "Officials complained about fishermen", target_text="fishermen")
    return s


def talks() -> Story:
    """Two weeks later: the meeting takes place, and Norway turns to Denmark."""
    s = Story(
        "Iceland and Norway Meet at Last\n"
        "Iceland and Norway met on Friday in Bergen; Norway called the meeting with Iceland useful.\n"
        "“We stand with Norway,” Danish minister Mette Holm said.\n"
        "Norway condemned Portugal for meddling.\n"
        "“Norway is a friend,” said Jon Alvarsson, Iceland’s foreign minister.\n"
        "Iceland backed Norway on Saturday.\n"
        "Denmark condemned Portugal on Saturday.\n"
        "Portugal condemned Iceland last.\n"
        "Mette Holm met Iceland’s delegation, and Denmark met Norway’s.\n"
        "Denmark met Iceland too.\n"
        "“We will sail on, whatever they say,” she said.\n",
        "2026-02-07T18:30:00+00:00",
        "North Post",
        "https://north.example/talks",
    )
    s.actor("ISL", "Iceland", "State", "Iceland")
    s.actor("NOR", "Norway", "State", "Norway", aliases=("Oslo",))
    s.actor("PRT", "Portugal", "State", "Portugal")
    s.actor("DNK", "Denmark", "State", "Denmark")
    s.actor("per-mette-holm", "Mette Holm", "Person", "Mette Holm", of="DNK", role="minister")
    s.actor("per-jon-alvarsson", "Jón Alvarsson", "Person", "Jon Alvarsson", of="ISL", role="foreign minister")
    stand = s.says("per-mette-holm", "We stand with Norway,")
    s.says("per-jon-alvarsson", "Norway is a friend,")
    s.act("MEETS", "ISL", "NOR", "Iceland and Norway met", "2026-02-06")
    s.act("MEETS", "NOR", "ISL", "the meeting with Iceland", "2026-02-06")
    s.act("BACKS", "per-mette-holm", "NOR", "We stand with Norway", voice="spoken", statement=stand)
    s.act("CONDEMNS", "NOR", "PRT", "Norway condemned Portugal")
    s.act("BACKS", "ISL", "NOR", "Iceland backed Norway", "2026-02-07")
    s.act("CONDEMNS", "DNK", "PRT", "Denmark condemned Portugal on Saturday", "2026-02-09")
    s.says("per-mette-holm", "We will sail on, whatever they say,")
    s.act("MEETS", "DNK", "NOR", "Denmark met Norway’s")
    s.act("MEETS", "DNK", "ISL", "Denmark met Iceland too")
    s.act("AGREES_WITH", "NOR", "ISL", "Norway called the meeting", confidence=0.4)
    return s


def echo() -> Story:
    """Another paper tells of Norway's condemnation too, with nothing on when it was itself published."""
    s = Story(
        "Fish Row Widens\n"
        "Norway condemned Iceland on Tuesday, February 3.\n"
        "Iceland threatened Norway again on February 10.\n"
        "Portugal condemned Norway a day later.\n"
        "“We will sail on, whatever they say,” Denmark’s minister said.\n",
        None,
        "Harbour Times",
    )
    s.actor("ISL", "Iceland", "State", "Iceland", aliases=("Reykjavik", "the island"))
    s.actor("NOR", "Norway", "State", "Norway")
    s.actor("PRT", "Portugal", "State", "Portugal")
    s.actor("DNK", "Denmark", "State", "Denmark")
    s.says("DNK", "We will sail on, whatever they say,")
    s.act("CONDEMNS", "NOR", "ISL", "Norway condemned Iceland", "2026-02-03")
    s.act("THREATENS", "ISL", "NOR", "Iceland threatened Norway again", "2026-02-10")
    s.act("CONDEMNS", "PRT", "NOR", "Portugal condemned Norway", "2026-02-11")
    return s


def reprint() -> Reading:
    """The quarrel about mackerel in another paper, under a headline of its own."""
    head, _, body = fish().text.partition("\n")
    return Story(f"{head}: The Row So Far\n{body}", "2026-02-05", "Harbour Times").reading()


def all_stories() -> list[Reading]:
    return [fish().reading(), talks().reading(), echo().reading()]


def report(number: int) -> Reading:
    """One of a long row of short reports, each with a text of its own: half the acts are towards Norway."""
    other = ("Norway", "NOR") if number % 2 else ("Portugal", "PRT")
    s = Story(
        f"Report {number}\nIceland condemned {other[0]} for the {number}th time.\n"
        f"“Enough of {other[0]}!” said Ann No{number}.\n",
        f"2026-01-{1 + number % 28:02d}",
        f"Paper {number % 7}",
    )
    s.actor("ISL", "Iceland", "State", "Iceland", aliases=(f"I{number % 5}",))
    s.actor(other[1], other[0], "State")
    s.actor(f"per-ann-no{number}", f"Ann No{number}", "Person", of="ISL", role=f"minister {number}")
    said = s.says(f"per-ann-no{number}", f"Enough of {other[0]}!")
    s.act("CONDEMNS", "ISL", other[1], f"Iceland condemned {other[0]}", f"2026-01-{1 + number % 28:02d}")
    s.act("REJECTS", f"per-ann-no{number}", other[1], f"Enough of {other[0]}", statement=said, voice="spoken")
    return s.reading()
