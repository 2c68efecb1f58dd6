//! Swedish.

use super::lists::{Language, Time};
use super::phrases::Phrases;

pub(super) static SWEDISH: Language = Language {
    tag: "sv",
    elides: false,
    conjunctions: Phrases::new("och|men|eller|medan|fast|fastän|eftersom|ty"),
    negations: Phrases::new(
        "
        inte, ej, icke, ingen, inget, inga, ingenting, ingenstans, ingendera, aldrig, utan, varken
        knappt, knappast, sällan, fåtal*, föga
        osannolik*, falsk*, felaktig*, osann*, fel, ogrundad*, grundlös*, obevisad*, oriktig*
        omöjlig*, olaglig*, illegal*, oförmög*, ogiltig*
        långt från|ifrån
        i stället för
        istället|snarare för|än
        utom, förutom, såvida
        med undantag
        ",
    ),
    denials: Phrases::new(
        "
        förnek*, neka, nekar, nekade, nekat, dementer*, dementi*
        vägra*
        avvisa*, avböj*, avslå*, avslog*, avslag*, förkast*, avfärda*
        uteslut*, uteslöt*
        bestrid*, bestred*, ifrågasätt*, ifrågasatt*
        misslyck*
        upphör*, slutar, slutade, slutat
        stopp*
        hindra*, förhindra*, förbjud*, förbjöd*, förbud*
        sakna, saknar, saknade, saknas, saknades, brist, brister
        återkall*, återta, återtar, återtog, återtagit
        dra|drar|drog|dragit … tillbaka
        tvivl*, betvivl*, tvivel*
        motsäg*, motsade, motsatt*, vederlägg*, vederlagt*
        avstå, avstår, avstod, avstått
        ",
    ),
    doubt: Phrases::new(
        "
        påstås, påstods, påstådd, påstådda, påstått, påstådde, troligen, troligtvis, uppenbarligen, förmodligen, sannolikt, sannolik, sannolika, osannolikt, osannolik
        kanske, möjligen, möjligtvis, eventuellt, antagligen, antas, antogs, förmodas, förmodad, förmodade, lär, misstänkt, misstänkta, misstänks, misstänkte, misstanke*, misstankar*, misstro
        verkar, verkade, tycks, tycktes, förefaller, föreföll, synes, syntes
        kan|kunde ha|vara
        skulle, torde, borde
        ska|skall _ _ ha
        sägs, sades, anses, ansågs, uppges, uppgavs, tros, troddes, befaras, befarades, väntas, väntades, beräknas, ryktas, ryktades, rykten, rykte, uppskattas
        möjlig, möjligt, möjliga, oklart, oklar, oklara, osäkert, osäker, osäkra, obekräftad*, ovisst, tveksamt, okänt, hypotetisk*
        !så _ _ som möjligt
        !om möjligt
        anklag*, åtal*, beskyll*, påstående*, påståenden
        inte _ _ klart|säkert|känt|bekräftat|bekräftats|bevisat|bevisats|fastställt|fastställts|verifierat
        inga|inget bevis|belägg
        tror, trodde, tycker
        jag|vi antar|förmodar|gissar
        såvitt
        enligt legenden|ryktet|traditionen|sägen|obekräftade
        spekul*, tyder, tydde
        i teorin
        ",
    ),
    attribution: Phrases::new(
        "
        enligt, säger, sade, sa, sagt, sägs, skriver, skrev, skrivit, uppger, uppgav, uppgett, hävda*, påstå*, påstod*, meddela*, rapporter*, berätta*, beskriv*, beskrev*
        kalla, kallar, kallade, kallas, benämn*, beteckna*, förklara*, tillkänna*, annonser*, försäkra*, betona*, framhå*, framhöll, tillägg*, tillade, konstater*, anmärk*
        med egna ord
        i sina|hennes|hans|deras egna|ögon|ord
        anser|ansåg|ansett|menar|menade|menat|tror|trodde|trott|tycker|tyckte|bedöm*|uppskatta*|beräkna*|räknar|tolka*, dra|drar|drog slutsatsen
        erkänn*, erkände, medge*, medgav, bekräfta*, avslöja*, vittna*, vittne*, minns, mindes, påminn*
        anklag*, beskyll*, kritiser*, klaga*, klagomål, varna*, åtal*, åklagar*
        vänta*, hoppas, hoppades, plan, planera*, lova*, tänker, tänkte, vill, förutspå*, avser, föreslå*, föreslog*, rekommend*, kräv*, begär*
        citera*|förneka*|nekar|nekade|bestrid*|bestred|dementer*, talar|talade om
        ser|såg … som
        åsikt, åsikter, mening, bedömning, uppfattning, teori, teorier, hypotes*
        huruvida
        får, kan, kunde
        riskera*
        ",
    ),
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
        "måndag måndagen måndags",
        "tisdag tisdagen tisdags",
        "onsdag onsdagen onsdags",
        "torsdag torsdagen torsdags",
        "fredag fredagen fredags",
        "lördag lördagen lördags",
        "söndag söndagen söndags",
    ],
    time: Time {
        periods: "
            vecka, veckan, veckoslut, helg, helgen, månad, månaden, kvartal, kvartalet, år, året
            decennium, vår, våren, sommar, sommaren, höst, hösten, vinter, vintern
        ",
        units: "minuter, timme, timmar, dag, dagar, vecka, veckor, månad, månader, år",
        numbers: "en, ett, två, tre, fyra, fem, sex, sju, åtta, nio, tio, elva, tolv, några, flera",
        phrases: "
            idag, i dag, igår, i går, i förrgår, imorgon, i morgon, i natt, ikväll, i kväll, i år
            i fjol, i våras, i somras, i höstas, i vintras, nyligen, häromdagen, för närvarande, numera
            just nu, denna {period}, den här {period}, det här {period}, förra {period}, nästa {period}
            kommande {period}, de senaste {units}, {number} {units} sedan
        ",
        before_weekday: "en, varje, någon, långa, svarta",
        after: "före, efter",
    },
    abbreviations: "
        bl, dvs, ca, kl, nr, st, tel, fl, osv, etc, jfr, resp, max, min, prof, dr, ex, ev, jan, feb, apr
        aug, sept, okt, nov, dec
    ",
    ordinal_points: false,
    euphemisms: Phrases::new(
        "
        förtydlig*, klargör*, klargjord*, preciser*, uppdater*, fixa*, åtgärd*, justera*
        ",
    ),
};
