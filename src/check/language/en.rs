//! English.

use super::lists::Language;
use super::phrases::Phrases;

pub(super) static ENGLISH: Language = Language {
    tag: "en",
    elides: false,
    negations: Phrases::new(
        "
        not|no|never|none|nobody|nothing|nowhere|neither|nor|without|cannot
        no one
        *n't
        isnt|arent|wasnt|werent|dont|doesnt|didnt|wouldnt|couldnt|shouldnt|hasnt|havent|hadnt|mustnt|neednt|aint
        hardly|barely|scarcely|rarely|seldom
        few|fewer
        !a|the|next|last|past|first|these|those|quite _ few
        little _ evidence|chance|hope|sign|proof|reason|prospect|truth
        unlikely|improbable|implausible
        false|falsely|falsehood*|wrong|wrongly|wrongful*|untrue|mistaken*|erroneous*|incorrect*|inaccurate*
        unfounded|baseless|groundless|unproven|unsubstantiated|disproved|disproven
        impossible|illegal*|unlawful*|unable|unwilling*|incapable|invalid*|unsuccessful*|unaware|unnecessar*|non|nonexistent
        far from
        rather than
        instead of
        anything but
        except|excepting|excluding|unless
        but for
        other than
        absence of
        ",
    ),
    denials: Phrases::new(
        "
        deny|denies|denied|denying|denial|denials
        refuse|refuses|refused|refusing|refusal*
        fail|fails|failed|failing|failure*
        reject*
        rule|rules|ruled|ruling _ out
        dispute|disputes|disputed|disputing
        decline|declines|declined|declining
        cease|ceases|ceased|ceasing|cessation
        stop|stops|stopped|stopping|stoppage*|halt|halts|halted|halting
        prevent*
        lack|lacks|lacked|lacking
        retract*
        withdraw*|withdrew
        doubt*
        contradict*|refut*|rebut|rebuts|rebutted|rebuttal*|debunk*|disprov*
        repudiat*|disavow*|disclaim|disclaims|disclaimed|disown*
        forbid*|forbade|prohibit*
        dismiss*|quash*|overturn*|cancel|cancels|canceled|cancelled|cancelling|cancellation*|abandon*|avoid*
        ",
    ),
    doubt: Phrases::new(
        "
        reportedly|allegedly|ostensibly|apparently|apparent|unconfirmed
        may|might have
        believed|claims to
        appear|appears to|that
        it appears
        appear|appears as if
        is|are|was|were|be|been said to
        ",
    ),
    attribution: Phrases::new(
        "
        say|says|said|tell|tells|told|call|calls|called|write|writes|wrote|claim|claims|claimed|report|reports|reported
        describe|describes|described|argue|argues|argued|believe|believes|believed|think|thinks|thought
        according to
        ",
    ),
    capitals: true,
    months: [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ],
    short_months: ["jan", "feb", "mar", "apr", "", "jun", "jul", "aug", "sep sept", "oct", "nov", "dec"],
    weekdays: ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
};
