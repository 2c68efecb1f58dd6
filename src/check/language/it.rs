//! Italian.

use super::lists::Language;
use super::phrases::Phrases;

pub(super) static ITALIAN: Language = Language {
    tag: "it",
    elides: true,
    negations: Phrases::new(
        "
        non|no|mai|nessun|nessuno|nessuna|nessun'|niente|nulla|né|senza|neanche|nemmeno|neppure
        raramente|difficilmente
        di rado
        poco|poca|pochi|poche
        !un|da|tra|fra poco
        improbabil*|inverosimil*
        falso|falsa|falsi|false|falsamente|falsità|errat*|sbagliat*|inesatt*|infondat*|erronea*|erroneo
        a torto
        impossibil*|illegal*|illecit*|incapac*|invalid*
        lontano|lontana|lontani|lungi da|dal|dall'|dalla|dallo|dai|dalle
        piuttosto che
        anziché
        invece di|del|dell'|della|dei|delle|degli|d'
        al posto di|del|dell'|della|dei|delle|degli
        tranne|eccetto|salvo|fuorché
        a meno che|di
        ad|a eccezione
        ",
    ),
    denials: Phrases::new(
        "
        nega|negano|negò|negarono|negare|negar*|negat*|negav*|neghi|neghino|negando|negazion*|diniego
        smenti*
        rifiut*
        respin*|rigett*
        contest*
        declin*
        fallisc*|fallì|fallir*|fallit*|falliment*
        cessa*|cessò|cessi
        smett*|smess*|smise*
        fermare|ferma|fermano|fermò|fermarono|fermato|fermata|fermati
        imped*|evita*|evitò|vieta*|vietò|proib*
        manca|mancano|mancava*|mancò|mancare|mancato|mancata|mancanza
        ritrattar*|ritrattat*|ritrattò|ritratta|ritrattano|ritrattazion*
        ritira*|ritirò|ritiro
        dubit*|dubb*
        esclud*|escluse|esclusero|escluso|esclusa|esclusi|esclusione
        contradd*|confut*|annulla*|annullò|abbandon*|rinunci*
        ",
    ),
    doubt: Phrases::new("presumibilmente|apparentemente|presunto|presunta|sembra|sembrano"),
    attribution: Phrases::new("secondo|dice|disse|dicono|afferma|affermò|sostiene|scrive|scrisse"),
    capitals: false,
    months: [
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
    ],
    short_months: [
        "gen genn", "feb febb", "mar", "apr", "mag magg", "giu", "lug", "ago", "set sett", "ott", "nov",
        "dic",
    ],
    weekdays: ["lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato sabati", "domenica domeniche"],
};
