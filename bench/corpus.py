#!/usr/bin/env python3
"""Writes a site of N explainers, the same bytes for the same N.

    corpus.py N FOLDER [--flavour factbox|plain|hugo|zola]

Each page has about 1,000 words: claims with one to three citations, a dispute, a table, a quotation, footnotes, links to
other pages, on every tenth a block of code; two to four of 50 topics, three to six of N/2 sources. Page 1 links to 200
others. A page says the same in every flavour; only how it is written differs:

  factbox   sources are cited by key, all that is on by default is made but social cards
  plain     the same content with the theme and the configuration of `site/`: the pages that the peers make, and no more
  hugo      citations are links to the page's list of sources, which are terms with content; related pages are listed
  zola      the same with links and tables in TOML as Zola wants them; sources are data files

Hugo and Zola get the scaffolds of `peers/`. Standard library alone.
"""
import argparse
import json
import os
import random
import shutil

HERE = os.path.dirname(os.path.abspath(__file__))
FLAVOURS = ("factbox", "plain", "hugo", "zola")
# The page that many others name, since it links to them, and how many.
HUB, SPOKES = 1, 200

NOUNS = ("harbour bridge tariff reservoir ferry hospital archive pension clinic railway levy market council library "
         "orchard dam school court depot quarry").split()
VERBS = "closed reopened sold rebuilt taxed audited flooded moved licensed counted".split()
PLACES = "Norhaven Tessel Orrin Lower-Fen Maldon Quay Brack Ystad Elm Carrow".split()
PEOPLE = ["%s %s" % (first, last) for first in "Ada Brok Cem Dora Edu".split() for last in "Lind Marsh Okoro Pell".split()]
TOPICS = ["topic-%02d" % number for number in range(50)]
CODE = {
    "python": "def rate(rows, year):\n    # one row for each vessel\n    found = [row for row in rows if row['year'] == year]\n"
              "    return sum(row['late'] for row in found) / max(1, len(found))\n",
    "sql": "SELECT place, COUNT(*) AS cases\nFROM crossings -- by day\nWHERE late > 15\nGROUP BY place\nORDER BY cases DESC;\n",
    "json": '{"series": "crossings", "unit": "minutes", "values": [12, 7, null, 31], "final": false}\n',
}


def sentence(rng):
    return "The %s of %s was %s in %d, %d of them by the %s of %s." % (
        rng.choice(NOUNS), rng.choice(PLACES), rng.choice(VERBS), rng.randint(1990, 2025), rng.randint(2, 900),
        rng.choice(NOUNS), rng.choice(PLACES))


def sentences(rng, count):
    return " ".join(sentence(rng) for _ in range(count))


def slug(number):
    return "page-%05d" % number


def address(number):
    return "/%s/" % slug(number)


def sources(count):
    """How many sources a site of so many explainers has."""
    return max(10, count // 2)


def spokes(count):
    """The pages that the hub links to."""
    step = max(1, count // SPOKES)
    return [number for number in range(0, count, step) if number != HUB][:SPOKES]


def page(number, count, flavour):
    """The text of a page. Random numbers are drawn in the same order whatever the flavour."""
    rng = random.Random(number)
    cited = ["source-%05d" % source for source in sorted(rng.sample(range(sources(count)), rng.randint(3, 6)))]
    topics = sorted(rng.sample(TOPICS, rng.randint(2, 4)))
    others = [other for other in rng.sample(range(count), min(count, 12)) if other != number]
    links, related = others[:4], others[4:9]
    title = "Why the %s of %s was %s (%d)" % (rng.choice(NOUNS), rng.choice(PLACES), rng.choice(VERBS), number)
    summary, month, day = sentence(rng), rng.randint(1, 9), rng.randint(1, 28)
    date, updated = "2025-%02d-%02d" % (month, day), "2025-%02d-%02d" % (month + 2, day)

    def cite(*keys):
        if flavour in ("factbox", "plain"):
            return "[" + "; ".join("@" + key for key in keys) + "]"
        if flavour == "hugo":
            return " ".join("[%d](#src-%s)" % (cited.index(key) + 1, key) for key in keys)
        # Zola refuses links to ids that templates write, unless they are HTML.
        return " ".join('<a href="#src-%s">%d</a>' % (key, cited.index(key) + 1) for key in keys)

    def link(other):
        return ("@/%s.md" if flavour == "zola" else "%s.md") % slug(other)

    lines = [sentences(rng, 6), "", "## What we know", ""]
    lines += ["- %s %s" % (sentence(rng), cite(*rng.sample(cited, rng.randint(1, 3)))) for _ in range(9)]
    lines += ["", "## What's disputed", "", "### Was it %s?" % rng.choice(VERBS), ""]
    lines += ["- **%s.** %s %s" % (rng.choice(PLACES), sentence(rng), cite(rng.choice(cited))) for _ in range(3)]
    lines += ["", "> %s %s" % (sentence(rng), sentence(rng)), ">", "> %s, in a letter" % rng.choice(PEOPLE)]
    lines += ["", "## Background", "", "EDIT " + sentences(rng, 8) + "[^1]", ""]
    lines += ["| place | year | count |", "| --- | --- | ---: |"]
    lines += ["| %s | %d | %d |" % (rng.choice(PLACES), rng.randint(1990, 2025), rng.randint(2, 900)) for _ in range(6)]
    lines += ["", sentences(rng, 6), ""]
    if number % 10 == 0:
        language = sorted(CODE)[number // 10 % len(CODE)]
        lines += ["```" + language, CODE[language] + "```", ""]
    lines += [" ".join("See [the page before](%s)." % link(other) for other in links), ""]
    if number == HUB:
        lines += ["- [another](%s)" % link(other) for other in spokes(count)] + [""]
    lines += [sentences(rng, 8) + "[^2]", "", "## What we don't know", ""]
    lines += ["- Whether the %s of %s is %s." % (rng.choice(NOUNS), rng.choice(PLACES), rng.choice(VERBS)) for _ in range(3)]
    lines += ["", "[^1]: " + sentence(rng), "", "[^2]: " + sentence(rng)]
    body = "\n".join(lines) + "\n"

    named = lambda names: "[%s]" % ", ".join(json.dumps(name) for name in names)  # noqa: E731
    if flavour == "zola":
        front = ["+++", "title = " + json.dumps(title), "description = " + json.dumps(summary), "date = " + date, "updated = " + updated,
                 "[taxonomies]", "topics = " + named(topics), "sources = " + named(cited),
                 "[extra]", "related = " + named(slug(other) + ".md" for other in related), "+++"]
    else:
        what, changed = ("description", "lastmod") if flavour == "hugo" else ("summary", "updated")
        front = ["---", "title: " + json.dumps(title), "%s: %s" % (what, json.dumps(summary)), "date: " + date, "%s: %s" % (changed, updated),
                 "topics: " + named(topics), "sources: " + named(cited)]
        front += ["related: " + named(address(other) for other in related)] if flavour == "hugo" else []
        front += ["---"]
    return "\n".join(front) + "\n\n" + body


def source(number, flavour):
    """The path and the text of a source."""
    rng = random.Random(-1 - number)
    key = "source-%05d" % number
    title = "The %s of %s, number %d" % (rng.choice(NOUNS), rng.choice(PLACES), number)
    publisher = "The %s of %s" % (rng.choice(NOUNS).title(), rng.choice(PLACES))
    author = rng.choice(PEOPLE)
    issued = "20%02d-%02d-%02d" % (rng.randint(10, 24), rng.randint(1, 12), rng.randint(1, 28))
    values = [("title", title), ("publisher", publisher), ("author", author), ("issued", issued),
              ("URL", "https://press.example/%s" % key), ("accessed", "2025-01-%02d" % rng.randint(1, 28))]
    if flavour == "hugo":
        # `url` in Hugo's front matter would be the page's own address.
        values = [("link" if name == "URL" else name, value) for name, value in values]
        return "content/sources/%s/_index.md" % key, "---\n%s---\n" % lines_of(values)
    if flavour == "zola":
        return "data/sources/%s.yaml" % key, lines_of(values)
    return "content/sources/%s.yaml" % key, lines_of(values + [("type", "article-newspaper")])


def lines_of(values):
    return "".join("%s: %s\n" % (name, json.dumps(value)) for name, value in values)


def write(count, folder, flavour):
    """Writes the site, and returns the address and the file of the page in its middle."""
    def put(path, text):
        path = os.path.join(folder, path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)

    scaffold = {"plain": "site", "hugo": "peers/hugo", "zola": "peers/zola"}.get(flavour)
    if scaffold:
        shutil.copytree(os.path.join(HERE, scaffold), folder, dirs_exist_ok=True)
        if flavour != "plain":  # One style for all: factbox's theme has it.
            os.makedirs(os.path.join(folder, "static"), exist_ok=True)
            shutil.copy(os.path.join(HERE, "site/themes/plain/static/style.css"), os.path.join(folder, "static"))
    else:
        put("factbox.yaml", "title: Explainers\ndescription: What we know and what is disputed\n"
                            "base_url: https://explainers.example/\ncards: false\n")
    for number in range(count):
        put("content/%s.md" % slug(number), page(number, count, flavour))
    for number in range(sources(count)):
        put(*source(number, flavour))
    middle = count // 2
    return address(middle), os.path.join(folder, "content/%s.md" % slug(middle))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("folder")
    parser.add_argument("--flavour", choices=FLAVOURS, default="factbox")
    arguments = parser.parse_args()
    write(arguments.count, arguments.folder, arguments.flavour)
