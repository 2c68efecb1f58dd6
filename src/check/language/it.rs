//! Italian.

use super::lists::Language;
use super::numerals::Numerals;
use super::phrases::Phrases;

pub(super) static ITALIAN: Language = Language {
    tag: "it",
    elides: true,
    negating_fronts: "in im il ir dis s non",
    negating_endings: "",
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
    numerals: Numerals {
        comma: true,
        joined: true,
        cardinals: "
            0 zero
            1 un uno una
            2 due
            3 tre tré
            4 quattro
            5 cinque
            6 sei
            7 sette
            8 otto
            9 nove
            10 dieci
            11 undici
            12 dodici
            13 tredici
            14 quattordici
            15 quindici
            16 sedici
            17 diciassette
            18 diciotto
            19 diciannove
            20 venti vent
            30 trenta trent
            40 quaranta quarant
            50 cinquanta cinquant
            60 sessanta sessant
            70 settanta settant
            80 ottanta ottant
            90 novanta novant
            ",
        ordinals: "
            1 primo prima primi prime
            2 secondo seconda
            3 terzo terza
            4 quarto quarta
            5 quinto quinta
            6 sesto sesta
            7 settimo settima
            8 ottavo ottava
            9 nono nona
            10 decimo decima
            11 undicesimo undicesima
            12 dodicesimo dodicesima
            20 ventesimo ventesima
            ",
        scales: "
            12 dozzina dozzine
            100 cento
            1000 mille mila migliaio migliaia
            1000000 milione milioni mln
            1000000000 miliardo miliardi mld
            ",
        bare: "cento mille",
        parts: "
            1/2 mezzo mezza metà
            1/3 terzo terzi
            1/4 quarto quarti
            1/5 quinto quinti
            1/10 decimo decimi
            ",
        implied: "
            1 unico unica solo sola
            2 entrambi entrambe ambedue coppia paio doppio raddoppiato
            3 triplo
            10 decina decennio
            20 ventina
            100 centinaio secolo
            ",
        and: "e",
        and_after_tens: false,
        articles: "un uno una ogni",
        between: "a e o al",
        of: "di del",
        units: "
            percent percento percentuale percentuali
            dollar dollaro dollari
            pound sterlina sterline
            euro euro
            yen yen
            yuan yuan
            rouble rublo rubli
            franc franco franchi
            krona corona corone
            lira lira lire
            km chilometro chilometri km
            metre metro metri m
            cm centimetro centimetri cm
            mm millimetro millimetri mm
            mile miglio miglia
            hectare ettaro ettari ha
            kg chilogrammo chilogrammi chilo chili kg
            gram grammo grammi g
            tonne tonnellata tonnellate
            litre litro litri
            barrel barile barili
            kmh kmh
            degree grado gradi
            mw megawatt mw
            gw gigawatt gw
            second secondo secondi
            minute minuto minuti min
            hour ora ore
            day giorno giorni
            week settimana settimane
            month mese mesi
            year anno anni
            decade decennio decenni
            ",
        hour: "ore h",
        at: "alle ore dalle",
        times: "
            720 mezzogiorno
            0 mezzanotte
            ",
        halves: "
            am mattina mattino
            pm pomeriggio sera
            ",
        days: "
            -1 ieri
            0 oggi stasera stamattina stamani
            1 domani
            ",
        relative: "
            -1 scorso scorsa passato passata
            0 questo questa
            1 prossimo prossima
            ",
        ago: "fa",
    },
};
