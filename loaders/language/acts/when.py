"""The date of an act: the words of time beside it, anchored on the day of publication."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from spacy.tokens import Span as Words
from spacy.tokens import Token

from loaders.language.page import Page
from loaders.reading import ActDate, Modality, Precision

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(r"\b(last |next |this )?(mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_SHIFTED = re.compile(r"\b(?P<which>last|past|previous|this|next|coming) (?P<unit>week|weekend|month|year)\b")
_WEEKEND = re.compile(r"\b(?P<which>)(?P<unit>weekend)\b")
_NUMBERS = {
    **dict(
        zip(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), range(1, 11), strict=True)
    ),
    **{"a": 1, "an": 1},
}
_UNIT_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
_COUNTED = re.compile(
    rf"(?P<past>\b(?:past|last) )?\b(?P<count>{'|'.join(_NUMBERS)}|\d{{1,3}}) "
    r"(?P<unit>day|week|month|year)s?\b(?(past)| ago\b)"
)
_BETWEEN = re.compile(r" (?:and|to|through|until) |\s?[–—]\s?")
_DECADE = re.compile(r"\b((?:19|20)\d0)s\b")
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_SEASON = re.compile(rf"\b({'|'.join(_SEASONS)})\b")
_PARTS = {"early": 0, "beginning": 0, "start": 0, "mid": 1, "middle": 1, "late": 2, "end": 2}
_PART = re.compile(rf"\b({'|'.join(_PARTS)})\b")
_ORDINAL = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)\b")
_UP = ("xcomp", "dobj", "conj", "nsubjpass", "pobj", "prep")
_ADVERBS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_MONTH = re.compile(
    r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?(?P<day> \d{1,2})?", re.IGNORECASE
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PAST = frozenset(("last", "past", "previous"))
_LONGEST = 40

Range = tuple[date, date, Precision]


class Dates:
    """The dates of a page; without a day of publication a date stays mere words."""

    def __init__(self, page: Page) -> None:
        self._published = _day(page.article.published)
        self._of_token: dict[int, Words] = {}
        for ent in page.doc.ents:
            dated = ent.label_ == "DATE" or (ent.label_ == "TIME" and _WEEKDAY.search(ent.text))
            if dated and len(ent.text) <= _LONGEST:
                self._of_token |= dict.fromkeys(range(ent.start, ent.end), ent)

    def of(self, trigger: Token, modality: Modality, spoken: bool = False) -> ActDate | None:
        """When the act at the trigger took place; None when no words beside it say so.

        What is done in words alone (`spoken`) is done when it is said.
        """
        words = next(self._beside(trigger, spoken), None) if self._of_token else None
        if words is None:
            return None
        ahead = modality in ("planned", "conditional") and trigger.tag_ != "VBD"
        found = resolved(words.text, self._published, ahead) if self._published else None
        if found is None:
            return ActDate(None, None, None, words.text)
        start, end, precision = found
        return ActDate(start.isoformat(), end.isoformat(), precision, words.text)

    def _beside(self, trigger: Token, spoken: bool) -> Iterator[Words]:
        """The words of time on the trigger, its object and subject, and on the verbs above it, nearest first."""
        word = trigger
        for _ in range(4):
            for host in _hosts(word):
                for c in host.children:
                    for t in (c, *(c.children if c.dep_ == "prep" else ())):
                        if t.i in self._of_token and c.dep_ in ("npadvmod", "prep", "advmod", "nmod", "tmod"):
                            yield self._of_token[t.i]
            if word.dep_ not in (*_UP, *(("ccomp",) if spoken else ())) or word.head.i == word.i:
                return
            word = word.head


def _hosts(word: Token) -> Iterator[Token]:
    """The words whose time is that of the act: "Norway on Sunday condemned", "in a statement on Tuesday, it ..."."""
    yield word
    yield from (c for c in word.children if c.dep_ in ("dobj", "nsubj"))
    if word.pos_ in ("VERB", "AUX"):
        within = (c for c in word.children if c.dep_ == "prep" and c.lower_ in ("in", "during", "at"))
        yield from (o for c in within for o in c.children if o.dep_ == "pobj" and o.pos_ == "NOUN")


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def resolved(words: str, published: date, ahead: bool) -> Range | None:
    """The first and last day that the words mean, read on the day of publication; None when they mean none."""
    lower = words.lower()
    for adverb, shift in _ADVERBS.items():
        if re.search(rf"\b{adverb}\b", lower):
            day = published + timedelta(shift)
            return day, day, "day"
    weekday = _WEEKDAY.search(lower)
    if weekday and not _MONTH.search(lower.replace(weekday.group(), "")):
        return _weekday(weekday, published, ahead)
    shifted = _SHIFTED.search(lower) or _WEEKEND.search(lower)
    if shifted:
        return _shifted(shifted.group("which") or "past", shifted.group("unit"), published)
    return _distance(lower, published) or _stretch(words, published, ahead) or _calendar(words, published, ahead)


def _distance(words: str, published: date) -> Range | None:
    """So long ago, within so long, or for so long until now: as precise as its unit."""
    found = _COUNTED.search(words)
    if not found:
        return None
    count = _NUMBERS.get(found.group("count")) or int(found.group("count"))
    days = count * _UNIT_DAYS[found.group("unit")]
    if found.group("past"):
        return published - timedelta(days), published, "range"
    day = published - timedelta(days)
    if found.group("unit") == "week":
        monday = day - timedelta(day.weekday())
        return monday, monday + timedelta(6), "week"
    if found.group("unit") == "month":
        months = published.year * 12 + published.month - 1 - count
        return _month(months // 12, months % 12 + 1)
    return _year(published.year - count) if found.group("unit") == "year" else (day, day, "day")


def _stretch(words: str, published: date, ahead: bool) -> Range | None:
    """A part of a year or month ("early 2014", "late March"), a season, a decade, or from one day to another."""
    lower = words.lower()
    ends = _BETWEEN.split(lower)
    if len(ends) == 2 and all(_MONTH.search(e) for e in ends):
        first, last = (_calendar(e, published, ahead) for e in ends)
        return (first[0], last[1], "range") if first and last and first[0] <= last[1] else None
    decade, season, part = _DECADE.search(lower), _SEASON.search(lower), _PART.search(lower)
    if decade:
        return date(int(decade.group(1)), 1, 1), date(int(decade.group(1)) + 9, 12, 31), "range"
    if season:
        return _season(season.group(1), _YEAR.search(lower), published)
    return (
        _part(_PARTS[part.group()], re.sub(r"^\W*(?:of )?", "", lower[part.end() :]), published, ahead)
        if part
        else None
    )


def _part(step: int, words: str, published: date, ahead: bool) -> Range | None:
    """The first, second or last third of a month or year: four months, or ten days."""
    whole = _calendar(words, published, ahead)
    if whole is None or whole[2] not in ("month", "year"):
        return None
    first, last = whole[0], whole[1]
    if whole[2] == "year":
        return date(first.year, 1 + 4 * step, 1), _month(first.year, 4 + 4 * step)[1], "range"
    return first.replace(day=1 + 10 * step), last if step == 2 else first.replace(day=10 * (step + 1)), "range"


def _season(name: str, year: re.Match[str] | None, published: date) -> Range:
    """The season of that year, else the last one that was over by the day of publication (of the northern half)."""
    month = _SEASONS[name]
    found = int(year.group()) if year else published.year
    if not year and date(found, min(month + 2, 12), 28) > published:
        found -= 1
    end_year, end_month = (found + 1, 2) if month == 12 else (found, month + 2)
    return date(found, month, 1), date(end_year, end_month, monthrange(end_year, end_month)[1]), "range"


def _weekday(found: re.Match[str], published: date, ahead: bool) -> Range:
    wanted = next(i for i, d in enumerate(_DAYS) if d.startswith(found.group(2)))
    back = (published.weekday() - wanted) % 7
    day = published - timedelta(back)
    if (found.group(1) or "").strip() == "next" or (ahead and back):
        day += timedelta(7)
    elif (found.group(1) or "").strip() == "last" and not back:
        day -= timedelta(7)
    return day, day, "day"


def _shifted(which: str, unit: str, published: date) -> Range:
    step = -1 if which in _PAST else 0 if which == "this" else 1
    if unit == "weekend":
        # "this past weekend" and "this weekend" of a text that tells what was are the one before publication.
        saturday = published - timedelta((published.weekday() - 5) % 7) + timedelta(7 * max(0, step))
        return saturday, saturday + timedelta(1), "range"
    if unit == "week":
        monday = published - timedelta(published.weekday()) + timedelta(7 * step)
        return monday, monday + timedelta(6), "week"
    if unit == "month":
        months = published.year * 12 + published.month - 1 + step
        return _month(months // 12, months % 12 + 1)
    return _year(published.year + step)


def _month(year: int, month: int) -> Range:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month"


def _year(year: int) -> Range:
    return date(year, 1, 1), date(year, 12, 31), "year"


def _calendar(words: str, published: date, ahead: bool) -> Range | None:
    """A day, month or year of the calendar, by dateparser."""
    month, year = _MONTH.search(words), _YEAR.search(words)
    if not month and year:
        return _year(int(year.group()))
    if not month:
        return _ordinal(words, published)
    import dateparser

    settings = {
        "RELATIVE_BASE": _noon(published),
        "PREFER_DATES_FROM": "future" if ahead else "past",
        "PREFER_DAY_OF_MONTH": "first",
    }
    found = dateparser.parse(words, languages=["en"], settings=settings)
    if found is None:
        return None
    if month and not re.search(r"\b\d{1,2}\b", words):
        return _month(found.year, found.month)
    return found.date(), found.date(), "day"


def _ordinal(words: str, published: date) -> Range | None:
    """The last such day of a month: "on the 12th"."""
    found = _ORDINAL.search(words)
    if not found:
        return None
    for back in range(62):
        day = published - timedelta(back)
        if day.day == int(found.group(1)):
            return day, day, "day"
    return None


def _noon(day: date) -> object:
    from datetime import datetime

    return datetime(day.year, day.month, day.day, 12)
