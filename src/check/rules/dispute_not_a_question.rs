//! A dispute whose heading is no question, or positions below no heading at all.
//!
//! The heading of a dispute is what its positions answer. *Casualties* leaves readers to guess what is disputed; *How many
//! were hurt?* does not.
//!
//! ```markdown
//! ## What's disputed
//!
//! ### How many were hurt?
//!
//! - **Twelve.** [@hospital]
//! - **Forty.** [@gazette]
//! ```

use crate::diagnostic::{Diagnostic, Level};
use crate::model::role::Role;
use crate::model::section::Block;

use super::super::rule::{Find, Rule, Subject};

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "dispute-not-a-question",
    level: Level::Info,
    source: include_str!("dispute_not_a_question.rs"),
    find: Find::Document(find),
};

/// The question marks of the world's scripts, but for the Greek one, which is a semicolon.
const QUESTION_MARKS: [char; 7] = ['?', '？', '؟', '՞', '፧', '⸮', '⁇'];

fn find(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let Some(explainer) = subject.explainer() else { return };
    let headings = &explainer.document.body.headings;
    let greek = subject.page_language() == "el";
    for block in explainer.sections.iter().flat_map(|section| &section.blocks) {
        match block {
            Block::Dispute(dispute) => {
                let heading = &headings[dispute.heading];
                if !is_question(&heading.text, greek) {
                    let message = format!("“{}” is not a question", heading.text);
                    found.push(
                        RULE.finding(subject.first_line(heading.span), message)
                            .help("ask what the positions below it answer"),
                    );
                }
            }
            Block::Claims(claims) => {
                if let Some(claim) = claims.first().filter(|claim| claim.role == Role::Disputed) {
                    found.push(
                        RULE.finding(subject.first_line(claim.span), "these positions answer no question")
                            .help("write the question above them: `### Who was first?`"),
                    );
                }
            }
            Block::Prose(_) | Block::Remark(_) | Block::Updates(_) => {}
        }
    }
}

/// Whether a question mark stands after the last word; in Armenian it stands within one.
fn is_question(heading: &str, greek: bool) -> bool {
    let is_mark = |char: char| QUESTION_MARKS.contains(&char) || greek && matches!(char, ';' | '\u{37e}');
    let end = heading.trim_end_matches(|char: char| !char.is_alphanumeric() && !is_mark(char));
    end.ends_with(is_mark) || heading.contains('՞')
}
