//! German.

use super::lists::Language;
use super::numerals::Numerals;
use super::phrases::Phrases;

pub(super) static GERMAN: Language = Language {
    tag: "de",
    elides: false,
    negating_fronts: "un miss nicht",
    negating_endings: "los lose loser losen losem loses losigkeit frei freie freier freien freies freiem",
    negations: Phrases::new(
        "
        nicht|nichts|nie|niemals|niemand*|nirgend*|kein|keine|keinen|keinem|keiner|keines|keinesfalls|keineswegs|mitnichten
        ohne|weder|kaum|selten
        wenige|wenigen|weniger|wenig
        !ein wenig
        unwahrscheinlich*|unwahr|unwahre*|falsch*|fälschlich*|irrtümlich*|unzutreffend*|unbegründet*|haltlos*|unbewiesen*
        zu unrecht
        unmöglich*|illegal*|rechtswidrig*|unzulässig*|außerstande|unfähig*|ungültig*
        weit|davon entfernt
        statt|anstatt|anstelle
        eher als
        außer|ausgenommen
        es sei denn
        ",
    ),
    denials: Phrases::new(
        "
        bestreit*|bestritt*|abstreit*|abgestritten
        streitet|streiten|stritt|stritten … ab
        leugn*|geleugnet|verleugn*|verneint*|verneinen
        dementi*
        ablehn*|abgelehnt*|abzulehnen
        lehne|lehnt|lehnen|lehnte|lehnten … ab
        verweiger*|weiger*|geweigert
        zurückweis*|zurückgewiesen*|zurückzuweisen
        weist|weisen|wies|wiesen … zurück
        ausschließ*|ausgeschlossen*|auszuschließen
        schließt|schließen|schloss|schlossen … aus
        scheiter*|gescheitert*|versag*|misslang*|misslung*|misslingt|fehlschl*|fehlgeschlagen*
        aufhör*|aufgehört
        hört|hören|hörte|hörten … auf
        einstellt*|eingestellt*|einzustellen
        stellt|stellen|stellte|stellten … ein
        stopp*|gestoppt*|abgebrochen*|abbrech*|abbrach*
        bricht|brechen|brach|brachen … ab
        verhinder*|unterbind*|unterband*|unterbunden*|verbiet*|verbot|verboten*|untersag*|unterließ*|unterlass*
        mangel*|mangelt*|fehlt|fehlen|fehlte|fehlten|fehlend*
        widerruf*|widerrief*|zurückgezogen*|zurückzieh*|zurückgenommen*|zurücknehm*
        zieht|ziehen|zog|zogen|nimmt|nehmen|nahm|nahmen … zurück
        zweifel*|bezweifel*|angezweifelt*|anzweifel*
        widersprech*|widersprich*|widersprach*|widersprochen|widerleg*
        verzicht*
        ",
    ),
    doubt: Phrases::new(
        "
        angeblich|mutmaßlich|offenbar|anscheinend|vermutlich|scheinbar|vorgeblich|unbestätigt|unbestätigten|unbestätigte
        ",
    ),
    attribution: Phrases::new(
        "
        laut|zufolge
        sagt|sagte|sagten|sagen|nennt|nannte|schreibt|schrieb|behauptet|behauptete|berichtet|berichtete
        beschreibt|beschrieb|meint|meinte|glaubt|glaubte|erklärt|erklärte
        ",
    ),
    capitals: true,
    months: [
        "januar januars jänner jänners", "februar februars feber", "märz märzes", "april aprils", "mai mais", "juni junis", "juli julis",
        "august augusts", "september septembers", "oktober oktobers", "november novembers", "dezember dezembers",
    ],
    short_months: ["jan", "feb", "mrz", "apr", "", "jun", "jul", "aug", "sep sept", "okt", "nov", "dez"],
    weekdays: [
        "montag montags", "dienstag dienstags", "mittwoch mittwochs", "donnerstag donnerstags", "freitag freitags",
        "samstag samstags sonnabend sonnabends", "sonntag sonntags",
    ],
    numerals: Numerals {
        comma: true,
        joined: true,
        cardinals: "
            0 null
            1 ein eins eine einen einem einer eines
            2 zwei zwo
            3 drei
            4 vier
            5 fünf
            6 sechs
            7 sieben
            8 acht
            9 neun
            10 zehn
            11 elf
            12 zwölf
            13 dreizehn
            14 vierzehn
            15 fünfzehn
            16 sechzehn
            17 siebzehn
            18 achtzehn
            19 neunzehn
            20 zwanzig
            30 dreißig dreissig
            40 vierzig
            50 fünfzig
            60 sechzig
            70 siebzig
            80 achtzig
            90 neunzig
            ",
        ordinals: "
            1 erste ersten erster erstes erstem
            2 zweite zweiten zweiter zweites zweitem
            3 dritte dritten dritter drittes drittem
            4 vierte vierten vierter viertes viertem
            5 fünfte fünften fünfter fünftes fünftem
            6 sechste sechsten sechster sechstes sechstem
            7 siebte siebten siebter siebtes siebente siebenten
            8 achte achten achter achtes achtem
            9 neunte neunten neunter neuntes neuntem
            10 zehnte zehnten zehnter zehntes zehntem
            11 elfte elften elfter elftes
            12 zwölfte zwölften zwölfter zwölftes
            13 dreizehnte dreizehnten
            14 vierzehnte vierzehnten
            15 fünfzehnte fünfzehnten
            16 sechzehnte sechzehnten
            17 siebzehnte siebzehnten
            18 achtzehnte achtzehnten
            19 neunzehnte neunzehnten
            20 zwanzigste zwanzigsten
            30 dreißigste dreißigsten
            100 hundertste hundertsten
            ",
        scales: "
            12 dutzend
            100 hundert hunderte hunderten
            1000 tausend tausende tausenden tsd
            1000000 million millionen mio
            1000000000 milliarde milliarden mrd
            1000000000000 billion billionen bio
            ",
        bare: "hundert tausend",
        parts: "
            1/2 halb halbe halben halber halbes hälfte
            1/3 drittel dritteln
            1/4 viertel vierteln
            1/5 fünftel
            1/6 sechstel
            1/8 achtel
            1/10 zehntel
            ",
        implied: "
            1 einzige einzigen einziger einziges einmal
            2 beide beiden beider beides paar zweimal doppelt doppelte verdoppelt zweifach
            3 dreimal dreifach verdreifacht
            10 jahrzehnt
            100 jahrhundert
            ",
        and: "und",
        and_after_tens: false,
        articles: "ein eine einen einem einer eines pro je",
        between: "bis und oder",
        of: "",
        units: "
            percent prozent prozentpunkte prozentpunkten
            dollar dollar dollars
            cent cent cents
            pound pfund
            pound-weight pfund
            euro euro euros
            yen yen
            yuan yuan
            rouble rubel
            franc franken
            krona krone kronen kr
            zloty zloty
            km kilometer kilometern km
            metre meter metern m
            cm zentimeter zentimetern cm
            mm millimeter millimetern mm
            mile meile meilen
            hectare hektar ha
            kg kilogramm kilo kg
            gram gramm g
            tonne tonne tonnen
            litre liter litern
            kmh kmh
            degree grad
            kw kilowatt kw
            mw megawatt mw
            gw gigawatt gw
            second sekunde sekunden
            minute minute minuten min
            hour stunde stunden std h
            day tag tage tagen tages
            week woche wochen
            month monat monate monaten monats
            year jahr jahre jahren jahres
            decade jahrzehnt jahrzehnte jahrzehnten
            ",
        hour: "uhr",
        at: "um gegen ab bis vor nach von seit",
        times: "
            720 mittag mittags
            0 mitternacht mitternachts
            ",
        halves: "
            am vormittags morgens früh
            pm nachmittags abends
            ",
        days: "
            -2 vorgestern
            -1 gestern
            0 heute
            1 morgen
            2 übermorgen
            ",
        relative: "
            -1 letzte letzten letzter letztes letztem vergangene vergangenen vergangener vergangenes vorige vorigen voriger voriges
            0 diese diesen dieser dieses diesem laufenden
            1 nächste nächsten nächster nächstes nächstem kommende kommenden kommender kommendes
            ",
        ago: "vor",
    },
};
