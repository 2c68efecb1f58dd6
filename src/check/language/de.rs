//! German.

use super::lists::Language;
use super::phrases::Phrases;

pub(super) static GERMAN: Language = Language {
    tag: "de",
    elides: false,
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
};
