//! The names of months, by language: CLDR's, the forms that they take in a sentence, and how they are abbreviated.
//!
//! The one table of them. Dates are written with it, and read: where a text begins with one, and where a claim has one. A
//! language that is not here has no names, and no other stands in for it.

use std::collections::HashSet;
use std::sync::LazyLock;

/// The months of a language, January first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Months {
    /// How they are written in dates.
    pub written: Written,
    /// What else each is called, and its forms.
    pub forms: [&'static str; 12],
    /// How each is abbreviated, without its full stop.
    pub short: [&'static str; 12],
}

/// How months are written in dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Written {
    /// Beside a day.
    pub beside_day: [&'static str; 12],
    /// Without one.
    pub alone: [&'static str; 12],
}

const fn alike(names: [&'static str; 12]) -> Written {
    Written { beside_day: names, alone: names }
}

/// No month has any.
const NONE: [&str; 12] = [""; 12];

/// English.
pub static ENGLISH: Months = Months {
    written: alike([
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ]),
    forms: NONE,
    short: ["jan", "feb", "mar", "apr", "", "jun", "jul", "aug", "sep sept", "oct", "nov", "dec"],
};

/// German.
pub static GERMAN: Months = Months {
    written: alike([
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ]),
    forms: [
        "januars jänner jänners",
        "februars feber",
        "märzes",
        "aprils",
        "mais",
        "junis",
        "julis",
        "augusts",
        "septembers",
        "oktobers",
        "novembers",
        "dezembers",
    ],
    short: ["jan jän", "feb", "mrz mär", "apr", "", "jun", "jul", "aug", "sep sept", "okt", "nov", "dez"],
};

/// French.
pub static FRENCH: Months = Months {
    written: alike([
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ]),
    forms: ["", "", "", "", "", "", "", "aout", "", "", "", ""],
    short: ["janv", "févr fév", "", "avr", "", "", "juil", "", "sept", "oct", "nov", "déc"],
};

/// Spanish.
pub static SPANISH: Months = Months {
    written: alike([
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ]),
    forms: ["", "", "", "", "", "", "", "", "setiembre", "", "", ""],
    short: ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep sept set", "oct", "nov", "dic"],
};

/// Italian.
pub static ITALIAN: Months = Months {
    written: alike([
        "gennaio",
        "febbraio",
        "marzo",
        "aprile",
        "maggio",
        "giugno",
        "luglio",
        "agosto",
        "settembre",
        "ottobre",
        "novembre",
        "dicembre",
    ]),
    forms: NONE,
    short: [
        "gen genn", "feb febb", "mar", "apr", "mag magg", "giu", "lug", "ago", "set sett", "ott", "nov",
        "dic",
    ],
};

/// Dutch.
pub static DUTCH: Months = Months {
    written: alike([
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ]),
    forms: NONE,
    short: ["jan", "feb", "mrt", "apr", "", "jun", "jul", "aug", "sep sept", "okt", "nov", "dec"],
};

/// Portuguese.
pub static PORTUGUESE: Months = Months {
    written: alike([
        "janeiro",
        "fevereiro",
        "março",
        "abril",
        "maio",
        "junho",
        "julho",
        "agosto",
        "setembro",
        "outubro",
        "novembro",
        "dezembro",
    ]),
    forms: NONE,
    short: ["jan", "fev", "mar", "abr", "mai", "jun", "jul", "ago", "set", "out", "nov", "dez"],
};

/// Swedish.
pub static SWEDISH: Months = Months {
    written: alike([
        "januari",
        "februari",
        "mars",
        "april",
        "maj",
        "juni",
        "juli",
        "augusti",
        "september",
        "oktober",
        "november",
        "december",
    ]),
    forms: NONE,
    short: ["jan", "feb", "", "apr", "", "", "", "aug", "sep sept", "okt", "nov", "dec"],
};

/// Polish.
pub static POLISH: Months = Months {
    written: Written {
        beside_day: [
            "stycznia",
            "lutego",
            "marca",
            "kwietnia",
            "maja",
            "czerwca",
            "lipca",
            "sierpnia",
            "września",
            "października",
            "listopada",
            "grudnia",
        ],
        alone: [
            "styczeń",
            "luty",
            "marzec",
            "kwiecień",
            "maj",
            "czerwiec",
            "lipiec",
            "sierpień",
            "wrzesień",
            "październik",
            "listopad",
            "grudzień",
        ],
    },
    forms: [
        "styczniu styczniem",
        "lutym lutemu",
        "marcu marcem",
        "kwietniu kwietniem",
        "maju majem",
        "czerwcu czerwcem",
        "lipcu lipcem",
        "sierpniu sierpniem",
        "wrześniu wrześniem",
        "październiku październikiem",
        "listopadzie listopadem",
        "grudniu grudniem",
    ],
    short: NONE,
};

/// Danish.
pub static DANISH: Months = Months {
    written: alike([
        "januar",
        "februar",
        "marts",
        "april",
        "maj",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "december",
    ]),
    forms: NONE,
    short: NONE,
};

/// Norwegian.
pub static NORWEGIAN: Months = Months {
    written: alike([
        "januar",
        "februar",
        "mars",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "desember",
    ]),
    forms: NONE,
    short: NONE,
};

/// Finnish.
pub static FINNISH: Months = Months {
    written: Written {
        beside_day: [
            "tammikuuta",
            "helmikuuta",
            "maaliskuuta",
            "huhtikuuta",
            "toukokuuta",
            "kesäkuuta",
            "heinäkuuta",
            "elokuuta",
            "syyskuuta",
            "lokakuuta",
            "marraskuuta",
            "joulukuuta",
        ],
        alone: [
            "tammikuu",
            "helmikuu",
            "maaliskuu",
            "huhtikuu",
            "toukokuu",
            "kesäkuu",
            "heinäkuu",
            "elokuu",
            "syyskuu",
            "lokakuu",
            "marraskuu",
            "joulukuu",
        ],
    },
    forms: NONE,
    short: NONE,
};

/// Czech.
pub static CZECH: Months = Months {
    written: Written {
        beside_day: [
            "ledna",
            "února",
            "března",
            "dubna",
            "května",
            "června",
            "července",
            "srpna",
            "září",
            "října",
            "listopadu",
            "prosince",
        ],
        alone: [
            "leden",
            "únor",
            "březen",
            "duben",
            "květen",
            "červen",
            "červenec",
            "srpen",
            "září",
            "říjen",
            "listopad",
            "prosinec",
        ],
    },
    forms: NONE,
    short: NONE,
};

/// Catalan.
pub static CATALAN: Months = Months {
    written: Written {
        beside_day: [
            "de gener",
            "de febrer",
            "de març",
            "d’abril",
            "de maig",
            "de juny",
            "de juliol",
            "d’agost",
            "de setembre",
            "d’octubre",
            "de novembre",
            "de desembre",
        ],
        alone: [
            "gener", "febrer", "març", "abril", "maig", "juny", "juliol", "agost", "setembre", "octubre",
            "novembre", "desembre",
        ],
    },
    forms: NONE,
    short: NONE,
};

/// Romanian.
pub static ROMANIAN: Months = Months {
    written: alike([
        "ianuarie",
        "februarie",
        "martie",
        "aprilie",
        "mai",
        "iunie",
        "iulie",
        "august",
        "septembrie",
        "octombrie",
        "noiembrie",
        "decembrie",
    ]),
    forms: NONE,
    short: NONE,
};

/// Hungarian.
pub static HUNGARIAN: Months = Months {
    written: alike([
        "január",
        "február",
        "március",
        "április",
        "május",
        "június",
        "július",
        "augusztus",
        "szeptember",
        "október",
        "november",
        "december",
    ]),
    forms: NONE,
    short: NONE,
};

/// Russian.
pub static RUSSIAN: Months = Months {
    written: Written {
        beside_day: [
            "января",
            "февраля",
            "марта",
            "апреля",
            "мая",
            "июня",
            "июля",
            "августа",
            "сентября",
            "октября",
            "ноября",
            "декабря",
        ],
        alone: [
            "январь",
            "февраль",
            "март",
            "апрель",
            "май",
            "июнь",
            "июль",
            "август",
            "сентябрь",
            "октябрь",
            "ноябрь",
            "декабрь",
        ],
    },
    forms: NONE,
    short: NONE,
};

/// Ukrainian.
pub static UKRAINIAN: Months = Months {
    written: Written {
        beside_day: [
            "січня",
            "лютого",
            "березня",
            "квітня",
            "травня",
            "червня",
            "липня",
            "серпня",
            "вересня",
            "жовтня",
            "листопада",
            "грудня",
        ],
        alone: [
            "січень",
            "лютий",
            "березень",
            "квітень",
            "травень",
            "червень",
            "липень",
            "серпень",
            "вересень",
            "жовтень",
            "листопад",
            "грудень",
        ],
    },
    forms: NONE,
    short: NONE,
};

/// Greek.
pub static GREEK: Months = Months {
    written: Written {
        beside_day: [
            "Ιανουαρίου",
            "Φεβρουαρίου",
            "Μαρτίου",
            "Απριλίου",
            "Μαΐου",
            "Ιουνίου",
            "Ιουλίου",
            "Αυγούστου",
            "Σεπτεμβρίου",
            "Οκτωβρίου",
            "Νοεμβρίου",
            "Δεκεμβρίου",
        ],
        alone: [
            "Ιανουάριος",
            "Φεβρουάριος",
            "Μάρτιος",
            "Απρίλιος",
            "Μάιος",
            "Ιούνιος",
            "Ιούλιος",
            "Αύγουστος",
            "Σεπτέμβριος",
            "Οκτώβριος",
            "Νοέμβριος",
            "Δεκέμβριος",
        ],
    },
    forms: NONE,
    short: NONE,
};

/// Turkish.
pub static TURKISH: Months = Months {
    written: alike([
        "Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran", "Temmuz", "Ağustos", "Eylül", "Ekim", "Kasım",
        "Aralık",
    ]),
    forms: NONE,
    short: NONE,
};

/// Japanese.
pub static JAPANESE: Months = Months {
    written: alike(["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"]),
    forms: NONE,
    short: NONE,
};

/// Chinese.
pub static CHINESE: Months = Months {
    written: alike(["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"]),
    forms: NONE,
    short: NONE,
};

/// Korean.
pub static KOREAN: Months = Months {
    written: alike(["1월", "2월", "3월", "4월", "5월", "6월", "7월", "8월", "9월", "10월", "11월", "12월"]),
    forms: NONE,
    short: NONE,
};

/// All of them.
pub static ALL: [&Months; 23] = [
    &ENGLISH,
    &GERMAN,
    &FRENCH,
    &SPANISH,
    &ITALIAN,
    &DUTCH,
    &PORTUGUESE,
    &SWEDISH,
    &POLISH,
    &DANISH,
    &NORWEGIAN,
    &FINNISH,
    &CZECH,
    &CATALAN,
    &ROMANIAN,
    &HUNGARIAN,
    &RUSSIAN,
    &UKRAINIAN,
    &GREEK,
    &TURKISH,
    &JAPANESE,
    &CHINESE,
    &KOREAN,
];

/// Abbreviations that are words elsewhere: *set*, *out*, *ago*.
const WORDS: [&str; 5] = ["ago", "gen", "mag", "out", "set"];

/// Whether a word in lower case names a month in some language.
pub fn is_one(word: &str) -> bool {
    static NAMES: LazyLock<HashSet<String>> = LazyLock::new(|| {
        let names = ALL.into_iter().flat_map(|months| (1..=12).flat_map(|month| months.names(month)));
        let short = ALL.into_iter().flat_map(|months| (1..=12).flat_map(|month| months.short(month)));
        let short = short.filter(|name| !WORDS.contains(name));
        names.map(str::to_lowercase).chain(short.map(str::to_owned)).collect()
    });
    NAMES.contains(word)
}

impl Months {
    /// All names of a month, its abbreviations apart; `month` counts from 1.
    pub fn names(&self, month: u8) -> impl Iterator<Item = &'static str> {
        let Written { beside_day, alone } = self.written;
        // *d’abril* is a word and a month, and *3* no name.
        let written = [beside_day, alone]
            .into_iter()
            .filter_map(move |names| of_month(&names, month).rsplit([' ', '’']).next());
        let names = written.chain(of_month(&self.forms, month).split_whitespace());
        names.filter(|name| name.starts_with(char::is_alphabetic))
    }

    /// The abbreviations of a month; `month` counts from 1.
    pub fn short(&self, month: u8) -> impl Iterator<Item = &'static str> {
        of_month(&self.short, month).split_whitespace()
    }

    /// The month that a word in lower case names in full: 1 is January.
    pub fn by_name(&self, word: &str) -> Option<u8> {
        let is_it = |name: &str| name.chars().flat_map(char::to_lowercase).eq(word.chars());
        (1..=12).find(|month| self.names(*month).any(is_it))
    }

    /// The month that a word in lower case abbreviates.
    pub fn by_short(&self, word: &str) -> Option<u8> {
        (1..=12).find(|month| self.short(*month).any(|name| name == word))
    }
}

fn of_month(names: &[&'static str; 12], month: u8) -> &'static str {
    names.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or_default()
}
