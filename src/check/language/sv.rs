//! Swedish.

use super::lists::Language;
use super::phrases::Phrases;

pub(super) static SWEDISH: Language = Language {
    tag: "sv",
    elides: false,
    negations: Phrases::new(
        "
        inte|ej|icke|ingen|inget|inga|ingenting|ingenstans|ingendera|aldrig|utan|varken
        knappt|knappast|sällan|fåtal*|föga
        osannolik*|falsk*|felaktig*|osann*|fel|ogrundad*|grundlös*|obevisad*|oriktig*
        omöjlig*|olaglig*|illegal*|oförmög*|ogiltig*
        långt från|ifrån
        i stället för
        istället|snarare för|än
        utom|förutom|såvida
        med undantag
        ",
    ),
    denials: Phrases::new(
        "
        förnek*|neka|nekar|nekade|nekat|dementer*|dementi*
        vägra*
        avvisa*|avböj*|avslå*|avslog*|avslag*|förkast*|avfärda*
        uteslut*|uteslöt*
        bestrid*|bestred*|ifrågasätt*|ifrågasatt*
        misslyck*
        upphör*|slutar|slutade|slutat
        stopp*
        hindra*|förhindra*|förbjud*|förbjöd*|förbud*
        sakna|saknar|saknade|saknas|saknades|brist|brister
        återkall*|återta|återtar|återtog|återtagit
        dra|drar|drog|dragit … tillbaka
        tvivl*|betvivl*|tvivel*
        motsäg*|motsade|motsatt*|vederlägg*|vederlagt*
        avstå|avstår|avstod|avstått
        ",
    ),
    doubt: Phrases::new("påstås|påstådd|påstådda|troligen|uppenbarligen|verkar|förmodligen"),
    attribution: Phrases::new("enligt|säger|sade|sa|skriver|skrev|uppger|uppgav|hävdar|hävdade"),
    capitals: false,
    months: [
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
    ],
    short_months: ["jan", "feb", "", "apr", "", "", "", "aug", "sep sept", "okt", "nov", "dec"],
    weekdays: [
        "måndag måndagen",
        "tisdag tisdagen",
        "onsdag onsdagen",
        "torsdag torsdagen",
        "fredag fredagen",
        "lördag lördagen",
        "söndag söndagen",
    ],
};
