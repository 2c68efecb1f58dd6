#!/usr/bin/env python3
"""Writes a site of N explainers, the same bytes for the same N.

    corpus.py N FOLDER [--flavour factbox|hugo]

Each page has about 900 words: claims with one to three citations, a dispute, a table, a quotation, footnotes, links to
other pages; two to four of 50 topics, three to six of N/2 sources. `hugo` is the same text for Hugo, with layouts that make
the same pages of it: explainers, lists, topics, sources. Standard library alone.
"""
import argparse
import os
import random

NOUNS = ("harbour bridge tariff reservoir ferry hospital archive pension clinic railway levy market council library "
         "orchard dam school court depot quarry").split()
VERBS = "closed reopened sold rebuilt taxed audited flooded moved licensed counted".split()
PLACES = "Norhaven Tessel Orrin Lower-Fen Maldon Quay Brack Ystad Elm Carrow".split()
TOPICS = ["topic-%02d" % number for number in range(50)]


def sentence(rng):
    return "The %s of %s was %s in %d, %d of them by the %s of %s." % (
        rng.choice(NOUNS), rng.choice(PLACES), rng.choice(VERBS), rng.randint(1990, 2025), rng.randint(2, 900),
        rng.choice(NOUNS), rng.choice(PLACES))


def slug(number):
    return "page-%05d" % number


def page(number, count, flavour):
    rng = random.Random(number)
    sources = ["source-%05d" % source for source in sorted(rng.sample(range(max(10, count // 2)), rng.randint(3, 6)))]
    topics = sorted(rng.sample(TOPICS, rng.randint(2, 4)))
    links = [other for other in rng.sample(range(count), min(count, 6)) if other != number][:4]
    cite = (lambda *keys: "[" + "; ".join("@" + key for key in keys) + "]") if flavour == "factbox" else (
        lambda *keys: " ".join("[%s](/sources/%s/)" % (key, key) for key in keys))
    link = (lambda other: "%s.md" % slug(other)) if flavour == "factbox" else (lambda other: "/%s/" % slug(other))
    lines = ["---", 'title: "Why the %s of %s was %s (%d)"' % (rng.choice(NOUNS), rng.choice(PLACES), rng.choice(VERBS), number),
             'summary: "%s"' % sentence(rng), "date: 2025-%02d-%02d" % (rng.randint(1, 12), rng.randint(1, 28)),
             "topics: [%s]" % ", ".join(topics), "sources: [%s]" % ", ".join(sources), "---", ""]
    lines += [" ".join(sentence(rng) for _ in range(6)), "", "## What we know", ""]
    lines += ["- %s %s" % (sentence(rng), cite(*rng.sample(sources, rng.randint(1, 3)))) for _ in range(9)]
    lines += ["", "## What's disputed", "", "### Was it %s?" % rng.choice(VERBS), ""]
    lines += ["- **%s.** %s %s" % (rng.choice(PLACES), sentence(rng), cite(rng.choice(sources))) for _ in range(3)]
    lines += ["", "## Background", "", "EDIT " + " ".join(sentence(rng) for _ in range(8)) + "[^1]", ""]
    lines += ["| place | year | count |", "| --- | --- | ---: |"]
    lines += ["| %s | %d | %d |" % (rng.choice(PLACES), rng.randint(1990, 2025), rng.randint(2, 900)) for _ in range(6)]
    lines += ["", " ".join("See [the page before](%s)." % link(other) for other in links), "", "[^1]: " + sentence(rng), ""]
    lines += [" ".join(sentence(rng) for _ in range(8)), "", "## What we don't know", ""]
    lines += ["- Whether the %s of %s is %s." % (rng.choice(NOUNS), rng.choice(PLACES), rng.choice(VERBS)) for _ in range(3)]
    return "\n".join(lines) + "\n"


def source(number):
    rng = random.Random(-1 - number)
    return ('title: "The %s of %s, number %d"\npublisher: The %s of %s\nissued: 20%02d-%02d-%02d\ntype: article-newspaper\n'
            % (rng.choice(NOUNS), rng.choice(PLACES), number, rng.choice(NOUNS).title(), rng.choice(PLACES),
               rng.randint(10, 24), rng.randint(1, 12), rng.randint(1, 28)))


HUGO = {
    "hugo.toml": 'baseURL = "/"\ntitle = "Bench"\nrefLinksErrorLevel = "ERROR"\n[taxonomies]\ntopic = "topics"\nsource = "sources"\n',
    "layouts/_default/baseof.html": '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>'
                                    '<body><header><a href="/">{{ site.Title }}</a></header><main>{{ block "main" . }}{{ end }}</main></body></html>\n',
    "layouts/_default/single.html": '{{ define "main" }}<h1>{{ .Title }}</h1><p>{{ .Params.summary }}</p>{{ .TableOfContents }}{{ .Content }}'
                                    '<ul>{{ range .GetTerms "sources" }}<li><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a></li>{{ end }}</ul>{{ end }}\n',
    "layouts/_default/list.html": '{{ define "main" }}<h1>{{ .Title }}</h1>{{ $p := .Paginate .Pages 50 }}{{ range $p.Pages }}'
                                  '<article><h2><a href="{{ .RelPermalink }}">{{ .Title }}</a></h2><p>{{ .Params.summary }}</p></article>{{ end }}{{ end }}\n',
}


def write(count, folder, flavour):
    """Writes the site, and returns the address and the file of the page in its middle."""
    def put(path, text):
        path = os.path.join(folder, path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)

    for number in range(count):
        put("content/%s.md" % slug(number), page(number, count, flavour))
    if flavour == "factbox":
        for number in range(max(10, count // 2)):
            put("content/sources/source-%05d.yaml" % number, source(number))
        put("factbox.yaml", "title: Bench\n")
    else:
        for path, text in HUGO.items():
            put(path, text)
    middle = slug(count // 2)
    return "/%s/" % middle, os.path.join(folder, "content/%s.md" % middle)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("folder")
    parser.add_argument("--flavour", choices=["factbox", "hugo"], default="factbox")
    arguments = parser.parse_args()
    write(arguments.count, arguments.folder, arguments.flavour)
