//! German.

use crate::words::months;

use super::lists::{Language, Time};
use super::numerals::Numerals;
use super::phrases::Phrases;

pub(super) static GERMAN: Language = Language {
    tag: "de",
    elides: false,
    compounds: false,
    conjunctions: Phrases::new("und|aber|oder|doch|jedoch|sondern|während|obwohl|weil|denn"),
    asides: Phrases::new("als|nachdem|bevor|seit|wo"),
    links: Phrases::new("dass|daß|ob"),
    comma_before_links: true,
    negating_fronts: "un miss nicht",
    negating_hyphened: "nicht non anti",
    negating_endings: "los lose loser losen losem loses losigkeit frei freie freier freien freies freiem",
    negations: Phrases::new(
        "
        nicht, nichts, nie, niemals, niemand*, nirgend*, kein, keine, keinen, keinem, keiner, keines, keinesfalls, keineswegs, mitnichten
        ohne, weder, kaum, selten
        wenige, wenigen, weniger, wenig
        !ein wenig
        unwahrscheinlich*, unwahr, unwahre*, falsch*, fälschlich*, irrtümlich*, unzutreffend*, unbegründet*, haltlos*, unbewiesen*
        zu unrecht
        unmöglich*, illegal*, rechtswidrig*, unzulässig*, außerstande, unfähig*, ungültig*
        weit|davon entfernt
        statt, anstatt, anstelle
        eher als
        außer, ausgenommen
        es sei denn
        ",
    ),
    denials: Phrases::new(
        "
        bestreit*, bestritt*, abstreit*, abgestritten
        streitet|streiten|stritt|stritten … ab
        leugn*, geleugnet, verleugn*, verneint*, verneinen
        dementi*
        ablehn*, abgelehnt*, abzulehnen
        lehne|lehnt|lehnen|lehnte|lehnten … ab
        verweiger*, weiger*, geweigert
        zurückweis*, zurückgewiesen*, zurückzuweisen
        weist|weisen|wies|wiesen … zurück
        ausschließ*, ausgeschlossen*, auszuschließen
        schließt|schließen|schloss|schlossen … aus
        scheiter*, gescheitert*, versag*, misslang*, misslung*, misslingt, fehlschl*, fehlgeschlagen*
        aufhör*, aufgehört
        hört|hören|hörte|hörten … auf
        einstellt*, eingestellt*, einzustellen
        stellt|stellen|stellte|stellten … ein
        stopp*, gestoppt*, abgebrochen*, abbrech*, abbrach*
        bricht|brechen|brach|brachen … ab
        verhinder*, unterbind*, unterband*, unterbunden*, verbiet*, verbot, verboten*, untersag*, unterließ*, unterlass*
        mangel*, mangelt*, fehlt, fehlen, fehlte, fehlten, fehlend*
        widerruf*, widerrief*, zurückgezogen*, zurückzieh*, zurückgenommen*, zurücknehm*
        zieht|ziehen|zog|zogen|nimmt|nehmen|nahm|nahmen … zurück
        zweifel*, bezweifel*, angezweifelt*, anzweifel*
        widersprech*, widersprich*, widersprach*, widersprochen, widerleg*
        verzicht*
        ",
    ),
    doubt: Phrases::new(
        "
        angeblich*, mutmaßlich*, offenbar, anscheinend, vermutlich*, scheinbar, vorgeblich*, unbestätigt*, augenscheinlich
        wahrscheinlich*, unwahrscheinlich*, vielleicht, möglicherweise, womöglich, eventuell, wohl
        vermeintlich*, höchstwahrscheinlich, schätzungsweise, voraussichtlich
        dem|allem anschein nach
        es ist denkbar|unklar|ungewiss|offen|fraglich
        ob … offen|unklar|unbekannt|ungewiss|fraglich|strittig|umstritten
        möglich … dass, !Wohl, !wohl fühl*|gefühlt
        unklar, ungewiss, fraglich, zweifelhaft, ungeklärt*, ungesichert*, gerücht*, spekulier* … dass
        nicht _ _ klar|sicher|bekannt|bestätigt|geklärt|gesichert|bewiesen|belegt|erwiesen
        keine|keinen beweise|beweis|belege|beleg|bestätigung|gewissheit
        scheint, scheinen, schien, schienen, scheine
        !scheint|scheinen|schien|schienen _ die|der|das sonne|lampe|mond|licht, !sonne|lampe|mond|licht|lampen scheint|schien|schienen
        dürfte, dürften, könnte, könnten, müsste, müssten
        mag|mögen|mochte … haben|sein
        kann|können … haben|sein
        !kann|können _ _ stolz|froh|sicher sein
        soll|sollen … haben|sein|werden
        soll|sollen _ _ *t|*en haben|sein
        will|wollen … haben
        gilt|gelten|galt|galten _ _ _ als, als _ _ _ gilt|gelten|galt|galten, droht|drohen|drohte|drohten
        hält|halten|hielt|hielten … für möglich|wahrscheinlich|denkbar
        spricht|sprechen|sprach|sprachen … dafür, indiz*, verlautet|verlautete
        niemand|nicht _ weiß|wusste, weiß|wusste|wissen niemand|nicht
        sieht|sehen so aus
        sieht|sehen danach aus
        verdacht*, verdächtig*, verdächt*, tatverdächtig*
        !verdächtige
        beschuldig*, bezichtig*, vorgeworfen, anschuldig*, vorwurf, vorwürf*, vorwerf*, unterstell*
        wirft|werfen|warf|warfen … vor
        wird|werden|wurde|wurden … vermutet|angenommen|behauptet|befürchtet|erwartet
        vermut*, befürcht*, mutmaß*
        es heißt|hieß
        man|es sagt|munkelt|glaubt
        deutet|deuten|deutete|deuteten … hin|darauf
        deutet|deuten|deutete|deuteten darauf
        glaube, glaubt, glauben, glaubte, glaubten
        ich|wir denke|denken|meine|meinen
        nehme|nehmen … an
        soweit|soviel ich|wir
        meines|unseres|seines|ihres wissens
        der überlieferung|legende|sage nach
        ",
    ),
    epithets: Phrases::new(
        "
        der|die|das|des|dem|den|ein|eine|einen|einem|einer|eines|zwei|drei mutmaßlich*|angeblich*|vermeintlich*|verdächtig*
        ",
    ),
    attribution: Phrases::new(
        "
        laut, zufolge, gemäß
        !so|zu|sehr|ganz|wurde|wird laut
        nach angaben|darstellung|auffassung|ansicht|meinung|einschätzung|aussage|aussagen|auskunft|worten|überzeugung|berichten
        nach eigenen|seinen|ihren|deren|dessen _ angaben|darstellung|auffassung|ansicht|worten|aussagen
        nach _ _ _ angaben|darstellung|auffassung|ansicht|aussage|worten|rechnung|zählung|schätzung
        aus|in sicht|augen|worten
        in den augen|worten
        seiner|ihrer|meiner|unserer|deren|dessen ansicht|meinung|auffassung|darstellung|einschätzung|aussage _ nach
        sag, sage, sagt, sagte, sagten, sagen, gesagt, nennt, nannte, nannten, nennen, schreib*, schrieb*, geschrieben
        behaupt*, bericht, berichte, berichten, berichtet, berichtete, berichteten, beschreib*, beschrieb*
        !Bericht
        !Berichte
        !Berichten
        meint, meinte, meinten, meinen, erklär*, erläuter*, glaub*
        teilt|teilte|teilten … mit
        gibt|geben|gab|gaben … an
        mitgeteilt, mitteilte, mitteilt, mitteilung, angegeben, angab, angaben
        kündigt|kündigte|kündigten|kündigen … an
        angekündigt*, ankündig*, versicher*, beteuer*, beton*, erwähn*, erzähl*, schilder*, geschildert*, aussage, aussagen, aussagt, aussagten
        sagt|sagte|sagten … aus
        versprach*, versprochen*, verspricht, versprechen
        warn*|gewarnt*|kritisier*|beklag*|bemängel*|monier*|forder*|geforder*|empfiehlt|empfahl*|empfohlen*, schlägt|schlug … vor
        räumt|räumte|räumten … ein
        eingeräumt*, zugegeben*, gesteh*, gestand*, gestanden
        gibt|gab|gaben … zu
        wirft|warf|werfen|warfen … vor
        bestätigt*, bestätigen, bestreit*, bestritt*, leugn*, dementi*, argument*, schätz*, geschätz*, rechnet, rechnete, rechnen, prognos*
        hält|halten|hielt|hielten … für
        sieht|sehen|sah|sahen|betrachtet*|bezeichnet*|bezeichn*|wertet*|bewertet* … als
        bezeichnet*, bezeichnen
        zitier*, stellt|stellte|stellten … dar
        urteilt*|befand|befindet|befanden|findet|fand|fanden … dass
        erwart*, hofft, hoffen, hoffte, plant, planen, plante, geplant*, beabsichtig*
        heißt|hieß es
        so der|die|das|ein|eine|heißt
        anklag*, beschwerde*, klage, klagt, klagte, klagten, staatsanwalt*, ermittl*
        empfind*|vertritt|vertreten … auffassung|ansicht|meinung
        auffassung, ansicht, meinung, einschätzung, hypothese*, theorie*, annahme*
        geht|gehen|ging|gingen … davon aus
        legt|legen|legte|legten … nahe

        # Reported speech has a mood of its own.
        sei, seien, habe, hätten, hätte, werde, würden, wolle, müsse, könne, solle
        !ich|ich werde|habe
        ob
        kann, können, darf, dürfen, könnte, könnten, will, wollen, soll, sollen
        ",
    ),
    capitals: true,
    months: &months::GERMAN,
    weekdays: [
        "montag", "dienstag", "mittwoch", "donnerstag", "freitag",
        "samstag sonnabend", "sonntag",
    ],
    time: Time {
        periods: "
            Woche, Wochenende, Monat, Monats, Quartal, Jahr, Jahre, Jahres, Jahrzehnt, Frühjahr
            Frühling, Sommer, Herbst, Winter
        ",
        units: "
            Minuten, Stunde, Stunden, Tag, Tagen, Woche, Wochen, Monat, Monaten, Jahr, Jahren
            Jahrzehnten
        ",
        numbers: "
            einem, einer, zwei, drei, vier, fünf, sechs, sieben, acht, neun, zehn, elf, zwölf, einigen
            wenigen, mehreren
        ",
        phrases: "
            heute, gestern, vorgestern, übermorgen, kürzlich, neulich, jüngst, derzeit, zurzeit
            momentan, gegenwärtig, vor kurzem, vor Kurzem, in letzter Zeit, dieser Tage
            vor {number} {units}, letzte {period}, letzten {period}, letzter {period}, letztes {period}
            vergangene {period}, vergangenen {period}, vergangener {period}, vergangenes {period}
            vorige {period}, vorigen {period}, nächste {period}, nächsten {period}, nächster {period}
            nächstes {period}, kommende {period}, kommenden {period}, kommendes {period}, diese {period}
            diesen {period}, dieser {period}, dieses {period}
        ",
        before_weekday: "ein, einem, einen, eines, jeden, jedem, jeder",
        after: "des, der, vor, nach",
    },
    abbreviations: "
        hr, fr, dr, prof, st, str, nr, bzw, ca, vgl, evtl, ggf, usw, inkl, zzgl, mio, mrd, abs, art, bd
        hrsg, jan, feb, apr, aug, sept, okt, nov, dez, gen, min, geb, gest, sog, max
    ",
    ordinal_points: true,
    euphemisms: Phrases::new(
        "
        klargestellt*, klarstell*, klarzustell*, stellt|stellen|stellte … klar, präzisier*, aktualisier*
        behoben*, behebt, behob, nachgebessert*
        ",
    ),
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
        rounded: "rund etwa circa ca ungefähr zirka knapp fast beinahe gut über mehr weniger nahezu annähernd schätzungsweise mindestens",
        than: "als",
        after: "nach",
        before: "vor",
        next_half: "halb",
        parts_of_day: "abend abends morgen mittag vormittag nachmittag nacht früh",
        past: "wurde wurden war waren hatte hatten hat haben",
        future: "wird werden will wollen soll sollen muss müssen kann können würde würden dürfte möchte könnte sollte solle werde wolle dürfe müsse zu",
    },
};
