//! Swedish.

use crate::words::months;

use super::lists::{Language, Time};
use super::numerals::Numerals;
use super::phrases::Phrases;

pub(super) static SWEDISH: Language = Language {
    tag: "sv",
    elides: false,
    compounds: false,
    conjunctions: Phrases::new("och|men|eller|medan|fast|fastän|eftersom|ty"),
    asides: Phrases::new("som|när|där|sedan|innan|efter|tills|om|då"),
    links: Phrases::new("att"),
    comma_before_links: false,
    negating_fronts: "o miss icke",
    negating_hyphened: "icke anti",
    negating_endings: "lös löst lösa löshet fri fritt fria",
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
        skulle, torde
        ska|skall _ _ ha
        sägs, sades, anses, ansågs, uppges, uppgavs, tros, troddes, befaras, befarades, väntas, väntades, beräknas, ryktas, ryktades, rykten, rykte, uppskattas
        möjlig, möjligt, möjliga, oklart, oklar, oklara, är|var|förblir osäkert|osäker|osäkra, obekräftad*, ovisst, tveksamt, okänt, hypotetisk*
        !så _ _ som möjligt
        !om möjligt
        anklag*, åtal*, beskyll*, påstående*, påståenden
        inte _ _ klart|säkert|känt|bekräftat|bekräftats|bevisat|bevisats|fastställt|fastställts|verifierat
        inga|inget bevis|belägg
        tror, trodde, tycker
        jag|vi antar|förmodar|gissar
        såvitt
        enligt legenden|ryktet|traditionen|sägen|obekräftade
        spekuleras, tyder, tydde
        allt tyder|talar, vet|visste ingen|inte, ingen vet
        i teorin
        ",
    ),
    epithets: Phrases::new(
        "
        den|det|de|en|ett|två|tre misstänkt|misstänkta|misstänkte|påstådd|påstådda|påstådde|förmodad|förmodade
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
    months: &months::SWEDISH,
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
    numerals: Numerals {
        comma: true,
        joined: true,
        cardinals: "
            0 noll
            1 en ett
            2 två
            3 tre
            4 fyra
            5 fem
            6 sex
            7 sju
            8 åtta
            9 nio
            10 tio
            11 elva
            12 tolv
            13 tretton
            14 fjorton
            15 femton
            16 sexton
            17 sjutton
            18 arton
            19 nitton
            20 tjugo
            30 trettio
            40 fyrtio
            50 femtio
            60 sextio
            70 sjuttio
            80 åttio
            90 nittio
            ",
        ordinals: "
            1 första förste
            2 andra andre
            3 tredje
            4 fjärde
            5 femte
            6 sjätte
            7 sjunde
            8 åttonde
            9 nionde
            10 tionde
            11 elfte
            12 tolfte
            13 trettonde
            14 fjortonde
            15 femtonde
            16 sextonde
            17 sjuttonde
            18 artonde
            19 nittonde
            20 tjugonde
            30 trettionde
            100 hundrade
            ",
        scales: "
            12 dussin
            100 hundra hundratal
            1000 tusen tusentals
            1000000 miljon miljoner mn mkr
            1000000000 miljard miljarder mdr mdkr
            ",
        bare: "hundra tusen",
        parts: "
            1/2 halv halva halvt hälften
            1/3 tredjedel tredjedelar
            1/4 fjärdedel fjärdedelar
            1/5 femtedel femtedelar
            1/10 tiondel tiondelar
            ",
        implied: "
            1 enda enstaka
            2 båda bägge par dubbelt dubbla fördubblats
            3 trippel tredubblats
            10 tiotal decennium årtionde
            20 tjugotal
            100 århundrade sekel
            ",
        and: "och",
        and_after_tens: false,
        articles: "en ett per varje",
        between: "till och eller",
        of: "",
        units: "
            percent procent procentenheter procentenhet
            dollar dollar
            pound pund
            euro euro
            krona krona kronor kr
            yen yen
            yuan yuan
            rouble rubel
            franc franc
            km kilometer km
            metre meter m
            cm centimeter cm
            mm millimeter mm
            mil mil
            hectare hektar ha
            kg kilogram kilo kg
            gram gram g
            tonne ton
            litre liter
            kmh kmh
            degree grader grad
            mw megawatt mw
            gw gigawatt gw
            second sekund sekunder
            minute minut minuter
            hour timme timmar
            day dag dagar dygn
            week vecka veckor
            month månad månader
            year år
            decade decennium decennier årtionde årtionden
            ",
        hour: "",
        at: "klockan kl vid från till före efter",
        times: "
            0 midnatt
            ",
        halves: "
            am morgonen förmiddagen
            pm eftermiddagen kvällen
            ",
        days: "
            -2 förrgår
            -1 går
            0 dag idag
            1 morgon imorgon
            ",
        relative: "
            -1 förra senaste
            0 denna detta
            1 nästa kommande
            ",
        ago: "sedan",
        rounded: "cirka ca omkring ungefär nästan drygt knappt över runt mer mindre närmare",
        than: "än",
        after: "över",
        before: "i",
        next_half: "halv",
        parts_of_day: "kväll skväll morgon smorgon eftermiddag seftermiddag förmiddag sförmiddag natt snatt",
        past: "",
        future: "",
    },
};
