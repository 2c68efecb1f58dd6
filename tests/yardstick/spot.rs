//! Where a span stands on a page, and in what shape of citation.
//!
//! In a spot's Markdown, `{q}` is the span between its marks, `{w}` the span without, `{k}` the key of the source that it
//! cites, `{o}` that of another source, `{t}` true words of the source between straight marks, `{u}` such of the other
//! source, `{n}` a number that no other block has.

/// The part of the site that a spot belongs to.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Part {
    Lede,
    Claims,
    Prose,
    Dispute,
    Remarks,
    Unknown,
    Timeline,
    People,
    Log,
    /// A page of its own, whose title or summary it is.
    Front,
    /// The introduction of the home page.
    Home,
    /// The introduction of a topic.
    Topic,
    /// A plain page.
    Plain,
}

/// A place on a page.
pub(crate) struct Spot {
    pub(crate) name: &'static str,
    pub(crate) part: Part,
    pub(crate) markdown: &'static str,
    /// Whether it is a passage of a citation.
    pub(crate) is_passage: bool,
    /// Whether nothing is cited there, so that `uncited-quote` is all that a false span gets.
    pub(crate) is_uncited: bool,
    /// Whether the block is written in short lines.
    pub(crate) is_wrapped: bool,
}

const fn quotation(name: &'static str, part: Part, markdown: &'static str) -> Spot {
    Spot { name, part, markdown, is_passage: false, is_uncited: false, is_wrapped: false }
}

const fn passage(name: &'static str, part: Part, markdown: &'static str) -> Spot {
    Spot { is_passage: true, ..quotation(name, part, markdown) }
}

const fn uncited(name: &'static str, part: Part, markdown: &'static str) -> Spot {
    Spot { is_uncited: true, ..quotation(name, part, markdown) }
}

const fn wrapped(spot: Spot) -> Spot {
    Spot { is_wrapped: true, ..spot }
}

use Part::{
    Claims, Dispute, Front, Home, Lede, Log, People, Plain, Prose, Remarks, Timeline, Topic, Unknown,
};

/// All places.
pub(crate) const SPOTS: &[Spot] = &[
    quotation("prose, before the citation", Prose, "They said {q} of it. [@{k}]"),
    quotation("prose, after the citation", Prose, "As [@{k}] has it, they said {q} of it."),
    quotation("prose, narrative citation", Prose, "As @{k} tells, they said {q} and went home."),
    quotation(
        "prose, narrative with a bracket",
        Prose,
        "@{k} [p. 3] tells that they said {q} and went home.",
    ),
    quotation("prose, beside a true one", Prose, "They said {t} and also {q}, more than once. [@{k}]"),
    quotation("prose, two sources", Prose, "They said {q} of it. [@{o}; @{k}]"),
    quotation("prose, in parentheses", Prose, "They said so ({q}) at noon. [@{k}]"),
    quotation("prose, after a colon", Prose, "They said: {q}. [@{k}]"),
    quotation("prose, between dashes", Prose, "They said—{q}—and left. [@{k}]"),
    quotation("prose, at the start", Prose, "{q}, they said. [@{k}]"),
    quotation("prose, at the end", Prose, "[@{k}] They said {q}"),
    quotation("prose, of the lede", Lede, "They said {q} of it. [@{k}]"),
    quotation(
        "prose, after a dispute",
        Dispute,
        "### Was it so in case {n}?\n\n- **Yes.** [@{k}]\n- **No.** [@{o}]\n\nThey said {q} of it. [@{k}]",
    ),
    wrapped(quotation(
        "prose, in short lines",
        Prose,
        "They said some time ago, in so many words, {q} and no more of it. [@{k}]",
    )),
    quotation("prose, at a line's end", Prose, "They said\n{q}\nof it. [@{k}]"),
    quotation("prose, hard line breaks", Prose, "They said\\\n{q}  \nof it. [@{k}]"),
    quotation("list item", Claims, "- They said {q} of it. [@{k}]"),
    wrapped(quotation(
        "list item, in short lines",
        Claims,
        "- They said some time ago, in so many words, {q} of it all. [@{k}]",
    )),
    quotation("list item in a list item", Claims, "- They said much. [@{o}]\n  - And {q}, too. [@{k}]"),
    quotation("list item, cited around it", Prose, "1. They said much. [@{k}]\n   - And {q}, too."),
    quotation("list item, second paragraph", Prose, "- They said much.\n\n  And {q}, too. [@{k}]"),
    quotation(
        "position",
        Dispute,
        "### Was it so in case {n}?\n\n- **Yes.** They said {q} of it. [@{k}]\n- **No.** [@{o}]",
    ),
    quotation(
        "position, bold",
        Dispute,
        "### Was it so in case {n}?\n\n- **They said {q} of it.** [@{k}]\n- **No.** [@{o}]",
    ),
    quotation("open question", Unknown, "- Whether {q} holds. [@{k}]"),
    quotation("event", Timeline, "- **11 March 2025** — They say {q} of it. [@{k}]"),
    quotation("person", People, "- **Person {n}** — said {q} of it. [@{k}]"),
    quotation("log entry", Log, "- **2026-11-19 — Correction.** It had left out {q}. [@{k}]"),
    quotation(
        "table cell",
        Prose,
        "| who | what |\n| --- | --- |\n| they | {q} [@{k}] |\n| others | nothing |",
    ),
    quotation("table, cited in another cell", Prose, "| who | what |\n| --- | --- |\n| {q} | [@{k}] |"),
    quotation("head of a table", Prose, "| {q} [@{k}] | what |\n| --- | --- |\n| they | nothing |"),
    quotation("footnote", Prose, "They spoke.[^{n}]\n\n[^{n}]: They said {q} of it. [@{k}]"),
    quotation("cited in a footnote", Prose, "They said {q} of it.[^{n}]\n\n[^{n}]: See [@{k}]."),
    quotation("caption", Prose, "![They said {q} of it. [@{k}]](/view.png)"),
    quotation("caption, true words beside", Prose, "![They said {t} and {q}. [@{k}]](/view.png)"),
    quotation("image in a line", Prose, "There is ![{q}](/view.png) of it. [@{k}]"),
    quotation("image's title", Prose, "![A view. [@{k}]](/view.png 'They said {q} of it')"),
    quotation("definition", Prose, "Word {n}\n\n: They said {q} of it. [@{k}]"),
    quotation("callout", Prose, "> [!NOTE]\n> They said {q} of it. [@{k}]"),
    quotation("emphasis", Prose, "They said *{q}* of it. [@{k}]"),
    quotation("strong emphasis", Prose, "**{q}**, they said. [@{k}]"),
    quotation("emphasis around more", Claims, "- *They said {q} of it.* [@{k}]"),
    quotation("link's text", Prose, "They said [{q}](https://example.org/a) of it. [@{k}]"),
    quotation("part of a link's text", Claims, "- They [said {q} of it](https://example.org/a). [@{k}]"),
    quotation("superscript mark after it", Prose, "They said {q}[^{n}] of it. [@{k}]\n\n[^{n}]: A note."),
    quotation("block quotation with marks", Prose, "> {q}\n>\n> — somebody, in [@{k}]"),
    quotation("block quotation", Prose, "> {w}\n>\n> — somebody, in [@{k}]"),
    wrapped(quotation("block quotation, in short lines", Prose, "> {q}\n>\n> — somebody, in [@{k}]")),
    quotation("block quotation in a list", Prose, "- Said she:\n\n  > {q}\n\n  [@{k}]"),
    quotation("remark", Remarks, "### They on case {n}\n\n> {q}\n>\n> — somebody, as quoted in [@{k}]"),
    quotation("home page", Home, "They said {q} of it. [@{k}]"),
    quotation("home page, list", Home, "- They said {q} of it. [@{k}]"),
    quotation("topic", Topic, "They said {q} of it. [@{k}]"),
    quotation("plain page", Plain, "They said {q} of it. [@{k}]"),
    uncited("heading", Prose, "### They said {q} in case {n}\n\nWords between."),
    uncited("title", Front, "title: They said {q} of it"),
    uncited("summary", Front, "summary: They said {q} of it"),
    passage("suffix", Claims, "- It was so. [@{k}, {q}]"),
    passage("suffix without a comma", Claims, "- It was so. [@{k} {q}]"),
    passage("suffix after a locator", Claims, "- It was so. [@{k}, p. 2, {q}]"),
    passage("suffix after a locator, no comma", Claims, "- It was so. [@{k}, p. 2 {q}]"),
    passage("suffix before a locator", Claims, "- It was so. [@{k}, {q}, p. 2]"),
    passage("suffix after :", Claims, "- It was so. [@{k}: {q}]"),
    passage("suffix after –", Claims, "- It was so. [@{k} – {q}]"),
    passage("suffix after -", Claims, "- It was so. [@{k} - {q}]"),
    passage("suffix after |", Claims, "- It was so. [@{k} | {q}]"),
    passage("suffix in parentheses", Claims, "- It was so. [@{k} ({q})]"),
    passage("suffix with words before it", Claims, "- It was so. [@{k}, where it says {q}]"),
    passage("suffix with words around it", Claims, "- It was so. [@{k}, says {q} of it]"),
    passage("second passage", Claims, "- It was so. [@{k}, {t}, {q}]"),
    passage("second passage, words between", Claims, "- It was so. [@{k}, {t}, and {q}]"),
    passage("first of two passages", Claims, "- It was so. [@{k}, {q} and {t}]"),
    passage("third passage", Claims, "- It was so. [@{k}, {t}, then {t}, then {q}]"),
    passage("prefix", Claims, "- It was so. [as {q} in @{k}]"),
    passage("prefix, true suffix", Claims, "- It was so. [as it says {q} @{k}, {t}]"),
    passage("suffix, with a prefix", Claims, "- It was so. [see @{k}, {q}]"),
    passage("second citation", Claims, "- It was so. [@{o}, {u}; @{k}, {q}]"),
    passage("first citation", Claims, "- It was so. [@{k}, {q}; @{o}, {u}]"),
    passage("citation after and", Claims, "- It was so. [@{o} and @{k}, {q}]"),
    passage("prefix of a second citation", Claims, "- It was so. [@{o}; as {q} in @{k}]"),
    passage("narrative", Claims, "- As @{k} [{q}] has it, it was so."),
    passage("narrative, after a locator", Claims, "- As @{k} [p. 2, {q}] has it, it was so."),
    passage("without a name", Claims, "- As they tell, it was so. [-@{k}, {q}]"),
    passage("key in braces", Claims, "- It was so. [@{{k}}, {q}]"),
    wrapped(passage(
        "passage in short lines",
        Claims,
        "- It was so, as far as anybody knows at all. [@{k}, {q}]",
    )),
    passage("passage in prose", Prose, "It was so. [@{k}, {q}]"),
    passage("passage in a footnote", Prose, "It was so.[^{n}]\n\n[^{n}]: [@{k}, {q}]"),
    passage("passage in a table", Prose, "| it | was |\n| --- | --- |\n| so | [@{k}, {q}] |"),
    passage("passage in a caption", Prose, "![It was so. [@{k}, {q}]](/view.png)"),
    passage("passage of an event", Timeline, "- **11 March 2025** — It was so. [@{k}, {q}]"),
    passage("passage of a person", People, "- **Person {n}** — was so. [@{k}, {q}]"),
    passage(
        "passage of a position",
        Dispute,
        "### Was it so in case {n}?\n\n- **Yes.** [@{k}, {q}]\n- **No.** [@{o}]",
    ),
    passage("passage of an open question", Unknown, "- Whether it was so. [@{k}, {q}]"),
    passage(
        "passage in a log entry",
        Log,
        "- **2026-11-19 — Correction.** It had left this out. [@{k}, {q}]",
    ),
    passage("passage in a quotation's attribution", Prose, "> {t}\n>\n> — somebody, in [@{k}, {q}]"),
    passage("passage on the home page", Home, "It was so. [@{k}, {q}]"),
    passage("passage on a plain page", Plain, "It was so. [@{k}, {q}]"),
    passage("passage of a topic", Topic, "It was so. [@{k}, {q}]"),
];

/// Marks that lack a partner, and words beside them; here `{w}` may be true or not, and an error must be found.
pub(crate) const UNPAIRED: &[Spot] = &[
    quotation("\"…", Prose, "They said \"{w} of it. [@{k}]"),
    quotation("“…", Prose, "They said “{w} of it. [@{k}]"),
    quotation("…”", Prose, "They said {w}” of it. [@{k}]"),
    quotation("…\"", Prose, "They said {w}\" of it. [@{k}]"),
    quotation("„…", Claims, "- They said „{w} of it. [@{k}]"),
    quotation("«…", Claims, "- They said «{w} of it. [@{k}]"),
    quotation("…»", Claims, "- They said {w}» of it. [@{k}]"),
    quotation("「…", Claims, "- They said 「{w} of it. [@{k}]"),
    quotation("''…", Claims, "- They said ''{w} of it. [@{k}]"),
    quotation("&ldquo;…", Claims, "- They said &ldquo;{w} of it. [@{k}]"),
    quotation("“…'", Claims, "- They said “{w}' of it. [@{k}]"),
    quotation("“…“ … beside a true one", Claims, "- They said {t} and “{w} of it. [@{k}]"),
    quotation("before a true one", Claims, "- They said “{w} and {t} of it. [@{k}]"),
    quotation(
        "in a table",
        Prose,
        "| who | what |\n| --- | --- |\n| they | “{w} [@{k}] |\n| others | nothing |",
    ),
    quotation("in a footnote", Prose, "They spoke.[^{n}]\n\n[^{n}]: They said “{w} of it. [@{k}]"),
    quotation("in a caption", Prose, "![They said “{w} of it. [@{k}]](/view.png)"),
    quotation("in emphasis", Claims, "- *They said “{w} of it.* [@{k}]"),
    quotation(
        "in a position",
        Dispute,
        "### Was it so in case {n}?\n\n- **Yes.** They said “{w} of it. [@{k}]\n- **No.** [@{o}]",
    ),
    passage("in a suffix, straight", Claims, "- It was so. [@{k}, \"{w}]"),
    passage("in a suffix, curly", Claims, "- It was so. [@{k}, “{w}]"),
    passage("in a suffix, closing", Claims, "- It was so. [@{k}, {w}”]"),
    passage("in a suffix, after a true one", Claims, "- It was so. [@{k}, {t}, and “{w}]"),
    passage("in a prefix", Claims, "- It was so. [as “{w} @{k}, {t}]"),
];

/// Quotations over several paragraphs: `{a}` is the end of one paragraph and `{b}` the beginning of the next, between them
/// marks that open each and close the last, written as `<` and `>`.
pub(crate) const PARAGRAPHS: &[Spot] = &[
    quotation("two paragraphs", Prose, "They said: <{a}\n\n<{b}> [@{k}]"),
    quotation("two paragraphs, cited after", Prose, "They said: <{a}\n\n<{b}>\n\nSo it says in [@{k}]."),
    quotation("two paragraphs, cited in the first", Prose, "In [@{k}] they said: <{a}\n\n<{b}>"),
    quotation("two paragraphs of a list item", Claims, "- They said: <{a}\n\n  <{b}> [@{k}]"),
    quotation("two paragraphs of a block quotation", Prose, "> <{a}\n>\n> <{b}>\n>\n> — somebody, in [@{k}]"),
    quotation(
        "two paragraphs of a footnote",
        Prose,
        "They spoke.[^{n}]\n\n[^{n}]: They said: <{a}\n\n    <{b}> [@{k}]",
    ),
];

/// The marks of [`PARAGRAPHS`].
pub(crate) const PARAGRAPH_MARKS: &[(&str, &str)] =
    &[("\"", "\""), ("“", "”"), ("„", "“"), ("«", "»"), ("”", "”"), ("“", "\"")];
