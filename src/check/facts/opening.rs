//! Names that begin a sentence, where any word has a capital. In English alone.
//!
//! One is looked for where the word before a name stands that the source has after another one (*Rita Okoye*, where the source has
//! *Ruth Okoye*), and where somebody says something (*Okeye said*). Words that begin sentences often are none.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Why a word that begins a sentence may be a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Opening {
    /// This word follows, folded, which has a capital too.
    Name(String),
    /// It says something.
    Speech,
}

/// Why a word that begins a sentence may be a name, if it may; `next` follows, and so does a space.
pub(super) fn opening(word: &str, next: &str) -> Option<Opening> {
    let lower = word.to_lowercase();
    if COMMON.contains(lower.as_str()) || lower.ends_with("ly") {
        return None;
    }
    if next.starts_with(char::is_uppercase) && next.chars().count() > 1 {
        return Some(Opening::Name(super::name::fold(next)));
    }
    let is_group = lower.ends_with('s') || GROUPS.contains(lower.as_str());
    (!is_group && SPEECH.contains(next)).then_some(Opening::Speech)
}

fn words(list: &'static str) -> HashSet<&'static str> {
    list.split_whitespace().collect()
}

/// Words that begin sentences, and titles.
static COMMON: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    words(
        "a about above according across after afterwards again against all almost alone along already also although always \
         amid among an and another any anyone anything around as aside at away back because before behind being below \
         beneath beside besides between beyond both but by can compared could despite did do does down due during each \
         earlier either else even ever every everyone everything except few fewer first for former formerly from \
         further given had has have he hence her here hers him his how however if in indeed inside instead into is it its \
         just last later least less let like lastly many may maybe meanwhile might more moreover most much must my \
         near neither never nevertheless new next no nobody none nor not nothing now of off on once one only onto opposite \
         or other others otherwise our out outside over overall own past per perhaps previous previously rather related \
         second secondly several she should similarly since so some somebody someone something sometimes somewhere soon \
         still such than that the their theirs them themselves then there therefore these they third this those though \
         three through throughout thus till to today together tomorrow tonight too toward towards two under unless unlike \
         until up upon us was we were what whatever when whenever where whereas wherever whether which while who whoever \
         whom whose why will with within without would yesterday yet you your \
         mayor deputy councillor councilor alderman president vice prime minister chancellor senator representative \
         congressman congresswoman governor judge justice magistrate attorney lawyer prosecutor solicitor barrister \
         professor doctor engineer inspector officer constable sergeant detective captain colonel general admiral commander \
         lieutenant major chief director chairman chairwoman chair secretary treasurer superintendent commissioner \
         ambassador king queen prince princess duke duchess lord lady sir dame pope bishop archbishop cardinal father sister \
         brother reverend rabbi imam coach manager editor reporter author historian economist scientist activist \
         spokesman spokeswoman spokesperson founder owner ceo mr mrs ms miss mx dr prof rev hon st \
         north south east west northern southern eastern western central great old saint mount lake river port fort",
    )
});

/// Those who say something and are no persons.
static GROUPS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    words(
        "police staff management counsel parliament congress government opposition labour labor industry union media \
         court prosecution defence defense army navy council cabinet nobody everybody press team crew jury family \
         witness neighbor neighbour research evidence he she it they",
    )
});

/// What people do with words.
static SPEECH: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    words(
        "said says told tells claimed claims denied denies argued argues wrote writes added adds testified testifies \
         warned warns promised promises asked asks replied replies insisted insists admitted admits announced announces \
         estimated estimates pleaded resigned resigns accused accuses alleged alleges declined refused voted",
    )
});
