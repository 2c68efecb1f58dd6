//! Findings that come from reading and linking rather than from a rule: their names, levels and manuals.
//!
//! Whoever finds them knows nothing of `check`; here is what `factbox explain` says of them, and whether a site may set
//! their level.

use crate::diagnostic::Level;

/// A kind of finding that no rule makes.
#[derive(Debug)]
pub struct Reading {
    /// Its name: `wrong-value`.
    pub name: &'static str,
    /// How grave it is; the manual says where it differs.
    pub level: Level,
    /// Whether `factbox.yaml` may set its level. What cannot be read or told apart stays an error.
    pub settable: bool,
    /// Its manual: one sentence, an empty line, and why.
    pub manual: &'static str,
}

/// The name of the finding that a waiver waives nothing.
pub const UNUSED_ALLOW: &Reading = &Reading {
    name: "unused-allow",
    level: Level::Warning,
    settable: true,
    manual: "\
A waiver waives nothing: its rule finds nothing in that block, or there is no such rule.

A waiver is a comment, `<!-- allow RULE: reason -->`, anywhere in the block that it is about, best at the end of a line: a
line that begins with a comment is HTML to Markdown, and nothing else on it is read. When what it was about is mended, the
comment has done its work: take it away, or it would hide the next mistake in that place.

Findings about a source, and those about a file that cannot be read, have no block to stand in and cannot be waived.",
};

/// The name of the finding that a waiver gives no reason.
pub const ALLOW_WITHOUT_REASON: &Reading = &Reading {
    name: "allow-without-reason",
    level: Level::Warning,
    settable: true,
    manual: "\
A waiver gives no reason, and so waives nothing.

Write why the finding may stand, for the colleague who reads the file next year:

```markdown
- He called it \"a triumph\". [@gazette] <!-- allow quote-not-found: our translation from the Danish -->
```",
};

/// All of them, in the order of the manual.
pub const READINGS: &[&Reading] = &[
    &Reading {
        name: "yaml",
        level: Level::Error,
        settable: false,
        manual: "\
YAML that cannot be read: in the front matter of a page, a source's file, `factbox.yaml` or `theme.yaml`.

The page is not built until it can be read. The usual causes are a value with a colon in it (put it between quotation
marks), a tab in place of spaces, a quotation mark that is never closed, and front matter without its closing `---`.",
    },
    &Reading {
        name: "merge-conflict",
        level: Level::Error,
        settable: false,
        manual: "\
A merge conflict that nobody has resolved: lines of seven `<`, `=` and `>` stand where two people changed the same lines.

Both versions would be published, one below the other. Keep what is right of the two, and take the lines of signs away. Pages,
`factbox.yaml`, files of sources and receipts are looked at, and code blocks are not.",
    },
    &Reading {
        name: "unreadable-file",
        level: Level::Error,
        settable: false,
        manual: "\
A file that should be text and is not UTF-8, or is too large.

Files are read as UTF-8, with or without a byte-order mark. A file from an old editor may be Latin-1 or UTF-16: save it as
UTF-8. A text of a source that cannot be read verifies nothing.",
    },
    &Reading {
        name: "input",
        level: Level::Error,
        settable: false,
        manual: "\
A file or folder that cannot be opened, or a name that cannot be part of a site.

Links that lead out of the site's folder are not followed, and named pipes and devices are not opened: a site is what
stands in its folder.",
    },
    &Reading {
        name: "output",
        level: Level::Error,
        settable: false,
        manual: "\
Something stands in the way of what is to be published.

A build touches only the files that it wrote itself. It stops, with nothing changed, where a file that it does not know
stands in the output folder at the place of a page.",
    },
    &Reading {
        name: "theme",
        level: Level::Error,
        settable: false,
        manual: "\
A theme that is not there, or that asks for what this factbox cannot give.

A theme that `factbox.yaml` names is a folder in `themes/`, or `default`, which is part of factbox. Its `theme.yaml` says for
which version of the data it is written: `api: 1`, and may name one other theme that it builds on: `parent: news`.",
    },
    &Reading {
        name: "template",
        level: Level::Error,
        settable: false,
        manual: "\
A template that cannot be read, is not there, or fails on a page.

A page may ask for a template by `template:` in its front matter; a site may replace the theme's one by one in
`templates/`. `factbox theme eject` writes the theme's own there as a beginning.",
    },
    &Reading {
        name: "mistake",
        level: Level::Error,
        settable: false,
        manual: "\
A page at which factbox itself failed. That is our mistake, not yours: nothing in your files should do that.

The line above says what to report. Nothing is published; other pages are rendered, so that what is wrong with them is said in
the same run. The exit code is 70.",
    },
    &Reading {
        name: "words",
        level: Level::Warning,
        settable: true,
        manual: "\
A file of interface words lacks some, or has some that nothing says.

What pages say besides their content comes from `words/<language>.yaml`, of the theme and of the site. English is complete and
stands in for what a language lacks: half a page in another language is seen by every reader. A key that no English file has
and no template names is a slip of the finger.",
    },
    &Reading {
        name: "unknown-key",
        level: Level::Warning,
        settable: true,
        manual: "\
A key that nothing reads: in front matter or a source's file a warning, in `factbox.yaml` an error.

A slip of the finger in a key (`sumary`) loses its value without a word. Where a known key is near, the finding names it.
What a template of your own should get stands under `extra:`, which takes any key. In a source's file all variables of CSL
are known, and keys that begin with `_` or `x-` are nobody's business.",
    },
    &Reading {
        name: "wrong-value",
        level: Level::Error,
        settable: true,
        manual: "\
A value that is not what its key takes: a list in place of a text, a day that no calendar has, a word that is not among
those that are known.

The value is left out and everything else is read, so one run finds all of them. Days are written `2026-11-21`; dates of
sources may be less exact (`2025-07`, `2025`), or words, and are then shown as they are.",
    },
    &Reading {
        name: "duplicate-id",
        level: Level::Error,
        settable: true,
        manual: "\
An id that a writer pinned with `{#id}` and that the page has already.

Two places cannot have one address. Headings and claims have ids without your doing; pin one only where a link from
elsewhere must survive a change of words. `references` and a few others are taken by every page.",
    },
    &Reading {
        name: "duplicate-source",
        level: Level::Error,
        settable: true,
        manual: "\
Two sources with one key, or one source listed twice on a page.

A citation must mean one source. Two descriptions that say the same, word for word, are one source and no finding; better
still, describe a source that several pages cite once, in `content/sources/<key>.yaml`.",
    },
    &Reading {
        name: "duplicate-url",
        level: Level::Error,
        settable: false,
        manual: "\
Two things want one address; also addresses that differ in nothing but capitals or the form of an accent, which not every
system can tell apart.

Rename one of the files, or give a page another `slug:`. Where a file in `static/` takes the place of one that factbox
would make (`robots.txt`, say), it wins, and an info says so.",
    },
    &Reading {
        name: "bad-address",
        level: Level::Error,
        settable: false,
        manual: "\
A name that cannot be part of an address.

A page is called by its file's name or its `slug:`, a source by its key, a topic by its name. Names that factbox uses
itself (`sources`, `topics`, `page`, `assets`, `corrections`), names that some systems reserve (`con`, `aux`), a part that
begins with a dot, and characters such as `?` or `:` cannot be published on every host.",
    },
    UNUSED_ALLOW,
    ALLOW_WITHOUT_REASON,
];
