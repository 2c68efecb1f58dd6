//! German.

use super::lists::{Language, Time};
use super::phrases::Phrases;

pub(super) static GERMAN: Language = Language {
    tag: "de",
    elides: false,
    conjunctions: Phrases::new("und|aber|oder|doch|jedoch|sondern|während|obwohl|weil|denn"),
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
        es ist möglich|denkbar|unklar|ungewiss|offen|fraglich
        ob … offen|unklar|unbekannt|ungewiss|fraglich|strittig|umstritten
        möglich dass
        unklar, ungewiss, fraglich, zweifelhaft, ungeklärt*, ungesichert*, spekul*, gerücht*
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
        gilt|gelten|galt|galten _ _ _ als
        hält|halten|hielt|hielten … für möglich|wahrscheinlich|denkbar
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
        urteilt*|befand|befindet|befanden|findet|fand|fanden _ dass
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
    months: [
        "januar januars jänner jänners", "februar februars feber", "märz märzes", "april aprils", "mai mais", "juni junis", "juli julis",
        "august augusts", "september septembers", "oktober oktobers", "november novembers", "dezember dezembers",
    ],
    short_months: ["jan", "feb", "mrz", "apr", "", "jun", "jul", "aug", "sep sept", "okt", "nov", "dez"],
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
};
