//! Units: currencies, per cent, lengths, weights, times.

/// A unit: what it measures, and how many of the smallest it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Unit {
    /// What it measures: `metre`, `percent`, `dollar.us`. A dollar may be that of any country.
    pub measure: &'static str,
    /// How many of the smallest of its kind it is.
    pub factor: f64,
}

impl Unit {
    /// One that is a kind of its own.
    pub(super) const fn of(measure: &'static str) -> Self {
        Self { measure, factor: 1.0 }
    }

    /// Things, which the words after their number name.
    pub(super) const THINGS: Self = Self::of("things");

    /// Whether two may measure the same: a dollar may be a US dollar, and none is an Australian one.
    pub(super) fn may_be(one: &str, other: &str) -> bool {
        let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
        long.strip_prefix(short).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    }
}

/// Units that are so many of another, by the names that the lists of a language have.
const MULTIPLES: [(&str, &str, f64); 20] = [
    ("km", "metre", 1000.0),
    ("cm", "metre", 0.01),
    ("mm", "metre", 0.001),
    ("kg", "gram", 1000.0),
    ("tonne", "ton", 1.0),
    ("kw", "watt", 1e3),
    ("mw", "watt", 1e6),
    ("gw", "watt", 1e9),
    ("minute", "second", 60.0),
    ("hour", "second", 3600.0),
    ("day", "second", 86400.0),
    ("week", "second", 604_800.0),
    ("fortnight", "second", 1_209_600.0),
    ("year", "month", 12.0),
    ("decade", "month", 120.0),
    ("cent", "cent", 1.0),
    ("real", "real", 1.0),
    ("krona", "krona", 1.0),
    ("foot", "foot", 1.0),
    ("inch", "inch", 1.0),
];

/// The unit of a name in the lists of a language.
pub(super) fn named(name: &'static str) -> Unit {
    let multiple = MULTIPLES.iter().find(|(own, ..)| *own == name);
    multiple.map_or(Unit::of(name), |(_, measure, factor)| Unit { measure, factor: *factor })
}

/// The unit of a sign.
pub(super) fn sign(char: char) -> Option<Unit> {
    Some(Unit::of(match char {
        '%' | '％' => "percent",
        '$' => "dollar",
        '€' => "euro",
        '£' => "pound",
        '¥' => "yen",
        '₹' => "rupee",
        '₽' => "rouble",
        '₩' => "won",
        '₴' => "hryvnia",
        '₪' => "shekel",
        '₺' => "lira",
        '₱' => "peso",
        '°' => "degree",
        _ => return None,
    }))
}

/// Whether a unit is money.
pub(super) fn is_money(unit: Unit) -> bool {
    const MONEY: [&str; 20] = [
        "dollar", "euro", "pound", "yen", "yuan", "rupee", "rouble", "won", "hryvnia", "shekel", "lira",
        "peso", "franc", "krona", "zloty", "rand", "real", "riyal", "dirham", "forint",
    ];
    MONEY.iter().any(|money| Unit::may_be(money, unit.measure))
}

/// The currency of a code: `USD`.
pub(super) fn code(word: &str) -> Option<Unit> {
    Some(Unit::of(match word {
        "USD" => "dollar.us",
        "AUD" => "dollar.au",
        "CAD" => "dollar.ca",
        "NZD" => "dollar.nz",
        "HKD" => "dollar.hk",
        "SGD" => "dollar.sg",
        "EUR" => "euro",
        "GBP" => "pound",
        "JPY" => "yen",
        "CNY" | "RMB" => "yuan",
        "INR" | "Rs" => "rupee",
        "RUB" => "rouble",
        "KRW" => "won",
        "UAH" => "hryvnia",
        "ILS" | "NIS" => "shekel",
        "TRY" => "lira",
        "MXN" => "peso.mx",
        "CHF" | "Fr" | "SFr" => "franc",
        "SEK" => "krona.se",
        "NOK" => "krona.no",
        "DKK" => "krona.dk",
        "Kr" | "kr" => "krona",
        "PLN" => "zloty",
        "ZAR" => "rand",
        "BRL" => "real",
        "HUF" => "forint",
        _ => return None,
    }))
}

/// The currency of letters before a sign: `US$`, `A$`, `R$`.
pub(super) fn before_sign(letters: &str) -> Option<Unit> {
    Some(Unit::of(match letters {
        "US" | "U.S." => "dollar.us",
        "A" | "AU" => "dollar.au",
        "C" | "CA" | "CAN" | "CDN" => "dollar.ca",
        "NZ" => "dollar.nz",
        "HK" => "dollar.hk",
        "S" => "dollar.sg",
        "R" => "real",
        _ => return None,
    }))
}

/// The country of a currency that is named by two words: `U.S. dollars`, `Swedish kronor`.
pub(super) fn of_country(country: &str, unit: Unit) -> Unit {
    let measure = match (country, unit.measure) {
        ("US" | "U.S." | "American" | "américains" | "estadounidenses", "dollar") => "dollar.us",
        ("Australian", "dollar") => "dollar.au",
        ("Canadian" | "canadiens", "dollar") => "dollar.ca",
        ("Swedish", "krona") => "krona.se",
        ("Norwegian", "krona") => "krona.no",
        ("Danish", "krona") => "krona.dk",
        ("Egyptian", "pound") => "pound-egyptian",
        ("Mexican", "peso") => "peso.mx",
        _ => return unit,
    };
    Unit::of(measure)
}
