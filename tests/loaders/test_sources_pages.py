"""Pages that are no article are refused with their reason; English is read, other languages are named."""

# ruff: noqa: E501 - the texts
from __future__ import annotations

import json
from pathlib import Path

import pytest

from loaders.errors import InputError
from loaders.reading import Article
from loaders.sources import articles

PARAGRAPHS = [
    "The harbour talks between the two ministers failed on Monday after nine hours, officials in both capitals said.",
    "“We are no closer than we were in the spring,” Maria Lind, the minister, told reporters as she left the hall.",
    "Her counterpart declined to comment, but his ministry called the offer generous and said that it still stood.",
    "Fishing boats from both countries stayed in port on Tuesday, and their owners asked for a decision before Easter.",
    "A third round is planned for April, if the two governments agree on where to hold it and who is to lead it.",
]


def page(title: str = "Harbour talks fail", body: list[str] = PARAGRAPHS, head: str = "", more: str = "") -> str:
    text = "".join(f"<p>{p}</p>" for p in body)
    return (
        f"<!doctype html><html lang='en'><head><title>{title} - The Herald</title>{head}</head><body>"
        f"<nav><a href='/'>Home</a></nav><article><h1>{title}</h1>{text}{more}</article>"
        "<footer>Subscribe to continue reading our newsletter. We use cookies.</footer></body></html>"
    )


def ld(**thing: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@context": "https://schema.org", "@graph": [thing]})}</script>'


def canonical(url: str) -> str:
    return f'<link rel="canonical" href="{url}">'


def found(tmp_path: Path, text: str, name: str = "page.html") -> Article | InputError:
    (tmp_path / name).write_text(text, encoding="utf-8")
    (item,) = articles([str(tmp_path / name)])
    return item


POSTS = "".join(f"<p><time>1{n}:05</time></p><p>1{n}:05</p><p>{PARAGRAPHS[n % 5]}</p>" for n in range(6))
REFUSED = {
    "live blog by its type": (page(head=ld(**{"@type": "LiveBlogPosting"})), "live blog"),
    "live blog by its title": (page("Live updates: harbour talks", PARAGRAPHS * 3), "live blog"),
    "live blog by its address": (page(head=canonical("https://herald.example/live/2026/talks"), more=POSTS), "live blog"),
    "stub": (page(body=[*PARAGRAPHS[:2], "To continue reading this article, please subscribe or log in."]), "paywall"),
    "stub by its type": (page(body=PARAGRAPHS[:2], head=ld(**{"@type": "NewsArticle", "isAccessibleForFree": False})), "paywall"),
    "gallery": (page("In pictures: the harbour", PARAGRAPHS[:2]), "gallery"),
    "cookie wall": (
        page("Before you continue", ["We value your privacy. We and our 731 partners store and/or access information on a "
              "device, such as cookies, and process personal data for advertising. Accept all cookies or manage them."]),
        "cookie wall",
    ),
    "not found": (page("Page not found", ["Sorry, the page that you wanted has moved or was never here at all, we fear."]), "error"),
    "404": (page("404", ["Nothing stands at this address any more. Go to the first page and look for it there, please."]), "error"),
    "check": (
        page("Just a moment...", ["Checking your browser before you may go on. This may take some seconds. Please enable "
                                   "JavaScript and cookies to continue to the site that you asked for."]),
        "error",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_no_article_is_refused_with_its_reason(tmp_path: Path, case: str) -> None:
    text, reason = REFUSED[case]
    error = found(tmp_path, text)
    assert isinstance(error, InputError), error
    assert reason in error.problem


@pytest.mark.parametrize(
    "text",
    [
        page(),
        page("Plane not found after search: hopes fade"),
        page("Ministers live in fear of early vote"),
        page("Court says access denied to lawyers", PARAGRAPHS),
        page(head=ld(**{"@type": ["NewsArticle"], "isAccessibleForFree": "False"}), body=PARAGRAPHS * 3),
        page(body=[*PARAGRAPHS * 3, "Become a subscriber for more such reports."]),
        page(head=canonical("https://herald.example/live/2026/why-the-talks-failed")),
        page(head='<script type="application/ld+json">{broken</script>'),
        page(
            body=[
                *PARAGRAPHS,
                "Brussels wants sites to say more plainly what they do when they write “we use cookies”.",
            ]
        ),
    ],
)
def test_articles_are_not_taken_for_anything_else(tmp_path: Path, text: str) -> None:
    article = found(tmp_path, text)
    assert isinstance(article, Article), article
    assert "no closer than" in article.text


def wall(*lines: str) -> str:
    """The first paragraphs of an article, and what a publisher puts in place of the others."""
    return page(
        body=PARAGRAPHS[:2],
        more=f"<div class='wall'><h2>{lines[0]}</h2>{''.join(f'<p>{x}</p>' for x in lines[1:])}</div>",
    )


CAPTIONS = "".join(
    f"<figure><img src='{n}.jpg'><figcaption>{n}. {PARAGRAPHS[n % 5]}</figcaption></figure>" for n in range(9)
)
ARTICLE = '<meta property="og:type" content="article">'
MORE_REFUSED = {
    "unlock": (wall("Subscribe to unlock this article", "Try unlimited access", "Only $1 for 4 weeks. Cancel anytime."), "paywall"),
    "continue": (wall("Continue reading your article with a subscription", "Already a subscriber? Sign in"), "paywall"),
    "left to read": (wall("You have 75.5% of this article left to read. The rest is for subscribers only."), "paywall"),
    "paid post": (wall("This post is for paid subscribers", "Already a paid subscriber? Sign in"), "paywall"),
    "want more": (wall("Want to read more?", "Subscribe"), "paywall"),
    "two weak signs": (wall("Read on", "Start your free trial: cancel at any time. Already have an account? Log in."), "paywall"),
    "longer by its own count": (
        page(body=PARAGRAPHS * 2, head=ld(**{"@type": "NewsArticle", "isAccessibleForFree": False, "wordCount": 900})),
        "paywall",
    ),
    "live folder": (page(head=canonical("https://herald.example/world/live-news/talks-03-09/index.html")), "live blog"),
    "live type among others": (page(head=ld(**{"@type": ["NewsArticle", "LiveBlogPosting"]})), "live blog"),
    "week in photos": (page("Photos of the Week: harbours, herring, fog", PARAGRAPHS[:1], more=CAPTIONS), "gallery"),
    "captions": (page("The fleet comes home", PARAGRAPHS[:1], head=ARTICLE, more=CAPTIONS), "gallery"),
    "gallery by its type": (page("The fleet comes home", PARAGRAPHS[:2], head=ld(**{"@type": "ImageGallery"})), "gallery"),
    "consent of a search engine": (
        page("Before you continue", ["We use cookies and data to keep our services safe. If you agree, we will also use cookies to improve them."]),
        "cookie wall",
    ),
    "held": (
        "<html><head><title>Access to this page has been denied</title></head><body><h1>Press &amp; Hold to confirm you are a "
        "human (and not a bot).</h1><p>We believe that you use automation tools to browse the site.</p></body></html>",
        "error",
    ),
    "no script": (
        f"<html><head><title>Talks fail</title>{ARTICLE}</head><body><noscript>You need to enable JavaScript to run this app."
        "</noscript><div id='root'></div></body></html>",
        "error",
    ),
    "451": (page("451: Unavailable due to legal reasons", ["We recognize that you are in a country whose law keeps us from showing this."]), "error"),
}  # fmt: skip


@pytest.mark.parametrize("case", MORE_REFUSED)
def test_pages_as_publishers_make_them_are_refused_with_their_reason(tmp_path: Path, case: str) -> None:
    text, reason = MORE_REFUSED[case]
    error = found(tmp_path, text)
    assert isinstance(error, InputError), error
    assert reason in error.problem


BRIEF = [
    "OSLO — The fisheries minister resigned on Tuesday after a quarrel over the northern quota, the government said.",
    "Kari Berg told reporters that she could not defend the deal. A successor is to be named before the weekend.",
]
BRIEFS = {
    "a brief": page("Minister resigns", BRIEF),
    "a title with a colon": page("Error: minister says quota table was wrong", BRIEF),
    "a search": page("Not found: the trawler that vanished", BRIEF, head=ARTICLE),
    "an app": page(
        "Bank apps down", ["Customers could not pay on Saturday: the site is temporarily unavailable, the bank said.", *BRIEF], head=ARTICLE
    ),
    "football": page("Matches move", ["Live matches will be exclusive to subscribers from August, the league said on Monday.", *BRIEF]),
    "a promise of more": page("Minister resigns", [*BRIEF, "Become a subscriber for more such reports."]),
    "a link to a report": page("Minister resigns", [*BRIEF, "To read the full statement, go to the ministry's site."]),
    "a library": page("Minister resigns", [*BRIEF, "Parents were urged to keep reading to children, she said."]),
    "a statement": page("Minister resigns", [*BRIEF, "She declined to read the rest of the statement."]),
    "blocked roads": page("Minister resigns", [*BRIEF, "Roads to the harbour have been blocked by crews, police said."]),
    "a meter": page("Minister resigns", [*BRIEF, "You have 2 free articles left this month. Subscribe"]),
    "not free, but whole": page(
        "Minister resigns", BRIEF, head=ld(**{"@type": "NewsArticle", "isAccessibleForFree": False, "wordCount": 38})
    ),
    "a list of live blogs beside it": page(
        "Minister resigns",
        BRIEF,
        head=ld(**{"@type": "ItemList", "itemListElement": [{"@type": "LiveBlogPosting"}, {"@type": "ImageGallery"}]}),
    ),
    "a banner within": page("Minister resigns", [*BRIEF, "We use cookies. Accept all cookies"], head=ARTICLE),
    "pictures of other stories": page("Minister resigns", BRIEF)
    + "".join(f"<figure><figcaption>Another story {n}</figcaption></figure>" for n in range(9)),
}  # fmt: skip


@pytest.mark.parametrize("case", BRIEFS)
def test_short_news_is_never_refused(tmp_path: Path, case: str) -> None:
    article = found(tmp_path, BRIEFS[case])
    assert isinstance(article, Article), article
    assert "before the weekend" in article.text or "vanished" in article.text


OTHERS = {
    "German": "Die Gespräche der beiden Minister über den Hafen sind am Montag nach neun Stunden gescheitert, wie Beamte beider "
    "Hauptstädte mitteilten. „Wir sind nicht weiter als im Frühjahr“, sagte die Ministerin vor Journalisten in der Halle.",
    "French": "Les négociations entre les deux ministres ont échoué lundi après neuf heures de discussions, ont indiqué des "
    "responsables des deux capitales. « Nous ne sommes pas plus proches qu'au printemps », a déclaré la ministre aux médias.",
    "Spanish": "Las conversaciones entre los dos ministros fracasaron el lunes después de nueve horas, según informaron "
    "funcionarios de ambas capitales. «No estamos más cerca que en primavera», dijo la ministra a los periodistas en la sala.",
    "Dutch": "De gesprekken tussen de twee ministers zijn maandag na negen uur mislukt, zo zeiden ambtenaren in beide "
    "hoofdsteden. ‘We zijn niet verder dan in het voorjaar’, zei de minister tegen verslaggevers toen ze de zaal verliet.",
    "Norwegian": "Samtalene mellom de to ministrene brøt sammen mandag etter ni timer, sier embetsmenn i begge hovedstedene. "
    "«Vi er ikke kommet nærmere enn vi var i vår», sa ministeren til journalister da hun forlot salen sent på kvelden.",
    "Russian": "Переговоры между двумя министрами провалились в понедельник после девяти часов, сообщили чиновники.",
    "Chinese": "两国部长之间的港口谈判周一在进行了九个小时后宣告失败，两国首都的官员说。部长对记者表示，我们并没有比春天更接近达成协议。",
    "Arabic": "فشلت المحادثات بين الوزيرين يوم الاثنين بعد تسع ساعات، حسبما قال مسؤولون في العاصمتين للصحفيين.",
}


@pytest.mark.parametrize("language", OTHERS)
def test_another_language_is_named_and_not_read(tmp_path: Path, language: str) -> None:
    error = found(tmp_path, OTHERS[language], "a.txt")
    assert isinstance(error, InputError), error
    assert "Sayso reads English" in error.problem
    assert language.casefold() in error.problem.casefold()


@pytest.mark.parametrize(
    "text",
    [
        "No.",
        "Mélenchon, Le Pen: Paris décide",
        "Tusk meets Zełenski in Łódź",
        "Bundestag, Bundesrat, CDU, SPD",
        "Kyiv: Переговоры",
        "“Non, je ne regrette rien,” sang Maria Lind before the vote; the chamber laughed, and the talks went on as before. "
        "“Liberté, égalité, fraternité,” said the minister at the end, and everyone went home to bed at last, he told us.",
        "FC Porto 2-1 Ajax; Benfica 0-0 Celtic; PSV 1-3 Bayern München; Real Madrid 4-0 Malmö FF; Torino 2-2 Sevilla; "
        "Fenerbahçe 1-0 Rosenborg; Slavia Praha 2-3 Olympique Lyonnais; Atlético Madrid 1-1 Internazionale; Brøndby 0-1 Genk.",
        "1 2 3 4 5 6 7 8 9 " * 30,
        "GOVERNMENT FALLS; MINISTERS QUIT; VOTE DUE IN MAY; OPPOSITION LEADS POLLS; KING CALLS PARTY CHIEFS; MARKETS SLIDE; "
        "CENTRAL BANK VOWS CALM; UNIONS PLAN STRIKES; NEIGHBOURS URGE RESTRAINT; BORDER STAYS OPEN; TRADE DEAL DELAYED AGAIN",
        "“Ja,” sa hun.",
    ],
)
def test_english_is_never_refused_however_short_or_full_of_names(tmp_path: Path, text: str) -> None:
    article = found(tmp_path, text, "a.txt")
    assert isinstance(article, Article), article
    assert article.language == "en"


def test_a_row_in_another_language_is_named_by_its_id_and_the_others_are_read(tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    rows = [{"id": "de-1", "text": OTHERS["German"]}, {"id": "en-1", "text": " ".join(PARAGRAPHS), "language": "de"}]
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    first, second = articles([str(file)])
    assert "de-1: is in German" in str(first)
    assert isinstance(second, Article)
