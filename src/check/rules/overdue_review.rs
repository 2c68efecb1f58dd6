//! A page is past its `review-by`, or is `developing` and was not updated for more than 14 days.
//!
//! A page that says that it is still developing makes a promise. Look at it again; then move `review-by:`, set `updated:`
//! and tell the log what has changed, or say `status: settled` or `status: archived`. An archived page is never overdue.
//! The day that counts as today is that of `--today`, else the one in UTC; `review-by` today is not past.

use crate::diagnostic::{Diagnostic, Level};

use super::super::rule::{Find, Rule, Subject};

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "overdue-review",
    level: Level::Warning,
    source: include_str!("overdue_review.rs"),
    find: Find::Document(find),
};

fn find(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let document = subject.document;
    if !subject.site.is_overdue(document) {
        return;
    }
    let front_matter = &document.front_matter;
    let today = subject.site.today.day;
    if let Some(review_by) = front_matter.review_by.as_ref().filter(|review_by| today > review_by.value) {
        let message = format!(
            "this page was to be looked at again by {}: {} ago",
            review_by.value,
            days(today.days_since(review_by.value))
        );
        found.push(
            RULE.finding(subject.place(review_by.span), message)
                .help("look at it, then move `review-by:`, or say `status: archived`"),
        );
        return;
    }
    let Some(changed) = front_matter.updated.as_ref().or(front_matter.date.as_ref()) else { return };
    let span = front_matter.updated.as_ref().map(|updated| updated.span);
    let status = front_matter.status.as_ref().map(|status| status.span);
    let message = format!(
        "this page is `developing`, and was last changed {} ago",
        days(today.days_since(changed.value))
    );
    found.push(
        RULE.finding(subject.place(span.or(status).unwrap_or(changed.span)), message)
            .help("bring it up to date, or say `status: settled` or `status: archived`"),
    );
}

fn days(count: i32) -> String {
    if count == 1 { "1 day".to_owned() } else { format!("{count} days") }
}
