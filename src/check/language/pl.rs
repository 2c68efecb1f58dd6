//! Polish.

use super::lists::Language;
use super::phrases::Phrases;

pub(super) static POLISH: Language = Language {
    tag: "pl",
    elides: false,
    negations: Phrases::new(
        "
        nie|nigdy|nikt|nikogo|nikomu|nikim|nic|niczego|niczemu|niczym|nigdzie|ani|bez
        żaden|żadna|żadne|żadnego|żadnej|żadnych|żadnym|żadną|żadnemu|żadnymi
        ledwie|ledwo|rzadko|niewiele|niewielu|mało|nieliczn*
        nieprawdopodobn*|nieprawd*|fałsz*|sfałsz*|błędn*|niesłuszn*|mylnie|bezpodstawn*|niezgodn*
        niemożliw*|nielegaln*|bezprawn*|nieważn*|niezdoln*
        daleki|daleka|dalekie|daleko _ od
        zamiast
        raczej niż
        oprócz|prócz|chyba
        z wyjątkiem
        ",
    ),
    denials: Phrases::new(
        "
        zaprzecz*|dementi*|dementuj*|zdementow*
        odmaw*|odmów*|odmow*
        odrzuc*|oddal*
        wyklucz*
        kwestion*|zakwestion*|podważ*
        zawiód*|zawiod*|zawodz*
        przestał*|przestać|przestaje*|przestan*|zaprzesta*|zatrzym*|wstrzym*|powstrzym*
        zapobie*|uniemożliw*|zabroni*|zabrania*|zakaz*
        brak|brakuje|brakowało|braku
        wycof*|odwoł*|cofnął|cofnęł*
        wątp*|zwątp*
        sprzeciw*|obali*
        unik*|rezygn*|zrezygn*
        ",
    ),
    doubt: Phrases::new("rzekomo|podobno|prawdopodobnie|najwyraźniej|domniemany|domniemana"),
    attribution: Phrases::new(
        "według|zdaniem|mówi|powiedział|powiedziała|pisze|napisał|twierdzi|twierdził|podaje",
    ),
    capitals: false,
    months: [
        "styczeń stycznia styczniu styczniem",
        "luty lutego lutym lutemu",
        "marzec marca marcu marcem",
        "kwiecień kwietnia kwietniu kwietniem",
        "maj maja maju majem",
        "czerwiec czerwca czerwcu czerwcem",
        "lipiec lipca lipcu lipcem",
        "sierpień sierpnia sierpniu sierpniem",
        "wrzesień września wrześniu wrześniem",
        "październik października październiku październikiem",
        "listopad listopada listopadzie listopadem",
        "grudzień grudnia grudniu grudniem",
    ],
    short_months: ["", "", "", "", "", "", "", "", "", "", "", ""],
    weekdays: [
        "poniedziałek poniedziałku poniedziałki",
        "wtorek wtorku wtorki",
        "środa środę środy środzie",
        "czwartek czwartku czwartki",
        "piątek piątku piątki",
        "sobota sobotę soboty sobocie",
        "niedziela niedzielę niedzieli niedziele",
    ],
};
