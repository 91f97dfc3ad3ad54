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
_SHIFTED = re.compile(r"\b(last|past|previous|this|next|coming) (week|weekend|month|year)\b", re.IGNORECASE)
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
            if ent.label_ == "DATE" and len(ent.text) <= _LONGEST:
                self._of_token |= dict.fromkeys(range(ent.start, ent.end), ent)

    def of(self, trigger: Token, modality: Modality) -> ActDate | None:
        """When the act at the trigger took place; None when no words beside it say so."""
        words = next(self._beside(trigger), None) if self._of_token else None
        if words is None:
            return None
        found = (
            resolved(words.text, self._published, modality in ("planned", "conditional")) if self._published else None
        )
        if found is None:
            return ActDate(None, None, None, words.text)
        start, end, precision = found
        return ActDate(start.isoformat(), end.isoformat(), precision, words.text)

    def _beside(self, trigger: Token) -> Iterator[Words]:
        """The words of time on the trigger, on its object, and on the verbs above it in the clause, nearest first."""
        word = trigger
        for _ in range(4):
            for host in (word, *(c for c in word.children if c.dep_ == "dobj")):
                for c in host.children:
                    for t in (c, *(c.children if c.dep_ == "prep" else ())):
                        if t.i in self._of_token and c.dep_ in ("npadvmod", "prep", "advmod", "nmod", "tmod"):
                            yield self._of_token[t.i]
            if word.dep_ not in ("xcomp", "dobj", "conj", "nsubjpass", "pobj", "prep") or word.head.i == word.i:
                return
            word = word.head


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
    shifted = _SHIFTED.search(lower)
    if shifted:
        return _shifted(shifted.group(1), shifted.group(2), published)
    return _calendar(words, published, ahead)


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
    if not month and not re.search(r"\bago\b|\d", words):
        return None
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


def _noon(day: date) -> object:
    from datetime import datetime

    return datetime(day.year, day.month, day.day, 12)
