//! Dutch.

use super::lists::Language;
use super::phrases::Phrases;

pub(super) static DUTCH: Language = Language {
    tag: "nl",
    elides: false,
    negations: Phrases::new(
        "
        niet|niets|nooit|niemand|nergens|geen|geenszins|noch|zonder
        nauwelijks|amper|zelden|weinig|weinige|weinigen
        !een weinig
        onwaarschijnlijk*|onwaar|onware|vals|valse|valselijk|onjuist*|verkeerd*|foutief|foutieve|onterecht*|ongegrond*|onbewezen
        ten onrechte
        onmogelijk*|illega*|onwettig*|onrechtmatig*|ongeldig*
        niet in staat
        verre|ver van
        in plaats van
        eerder|veeleer dan
        behalve|uitgezonderd|tenzij
        met uitzondering van
        ",
    ),
    denials: Phrases::new(
        "
        ontken*
        weiger*|geweigerd*|ontzeg*
        afwijz*|afgewezen|afwees|afwezen|af te wijzen
        wijst|wijzen|wees|wezen … af
        verwerp*|verwierp*|verworpen
        uitsluit*|uitgesloten|uitsloot|uit te sluiten
        sluit|sluiten|sloot|sloten … uit
        betwist*|aangevochten
        mislukt*|mislukk*|gefaald|faal|faalt|faalde|faalden|falen
        ophoud*|opgehouden
        houdt|houden|hield|hielden … op
        stop|stopt|stopte|stopten|stoppen|gestopt|gestaakt|staakt|staakte|staken
        verhinder*|voorkom*|voorkwam*|belet*|verbied*|verbood|verboden
        ontbreek*|ontbrek*|ontbrak*|ontbroken|gebrek
        intrekk*|ingetrokken|herroep*|herriep*
        trekt|trekken|trok|trokken … in
        twijfel*|betwijfel*
        tegenspreek*|tegensprek*|tegengesproken|tegenspraak|weerleg*|weerlegd*
        spreekt|spreken|sprak|spraken … tegen
        dementeer*|gedementeerd|afgeslagen|afgezien
        ",
    ),
    doubt: Phrases::new("naar verluidt\nvermoedelijk|vermeende|blijkbaar|kennelijk|schijnbaar"),
    attribution: Phrases::new("volgens|aldus|zegt|zei|zeiden|zeggen|schrijft|schreef|meldt|meldde|stelt"),
    capitals: false,
    months: [
        "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
        "december",
    ],
    short_months: ["jan", "feb", "mrt", "apr", "", "jun", "jul", "aug", "sep sept", "okt", "nov", "dec"],
    weekdays: ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"],
};
