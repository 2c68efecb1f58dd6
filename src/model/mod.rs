//! The glossary: what factbox speaks of. Data only, but that a closed document knows how it is read again; each word means one
//! thing, in YAML, Rust, templates and prose alike.
//!
//! | word | meaning |
//! | --- | --- |
//! | Document | a Markdown file as it was read: front matter, body, citations, links |
//! | Outline | what is always at hand of a document: all that the rest of a site may ask of it |
//! | Explainer | a document that says what is known, disputed and unknown of a subject, in sections |
//! | Section | what stands under a `##` heading; its role says what its list items are |
//! | Cites | what a document cites, by its references: the keys that sources have, in the order of their first mention |
//! | Claim | a list item of a section with a role: a statement that can be pointed at |
//! | Dispute | a question, with the positions that are taken on it |
//! | Position | a claim within a dispute |
//! | Remark | something that was said, in one or more versions |
//! | Update | an entry of the log; a Correction is one type of update |
//! | Source | an article or other work that is cited, described in CSL's words |
//! | Citation | the mention of one source, with its locator and passage |
//! | Locator | where in a source: `p. 14` |
//! | Receipt | proof that words occur in a text that is not under version control |
//! | Passage | words of a source that bear a claim (W3C Web Annotation: a `TextQuoteSelector`) |
//! | Quotation | words that the page prints as somebody's own |
//! | Topic | a subject that explainers share |
//! | Origin | what sources share when they go back to one report |

pub mod marks;
pub mod body;
pub mod citation;
pub mod source;
pub mod receipt;
pub mod front_matter;
pub mod role;
pub mod update;
pub mod cites;
pub mod document;
pub mod claim;
pub mod dispute;
pub mod remark;
pub mod section;
pub mod explainer;
