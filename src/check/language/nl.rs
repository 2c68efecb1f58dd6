//! Dutch.

use crate::words::months;

use super::lists::{Language, Time};
use super::numerals::Numerals;
use super::phrases::Phrases;

pub(super) static DUTCH: Language = Language {
    tag: "nl",
    elides: false,
    compounds: false,
    conjunctions: Phrases::new("en|maar|of|terwijl|hoewel|omdat|want|doch"),
    asides: Phrases::new("die|wie|toen|wanneer|nadat|voordat|waar|sinds|tot|als|zoals"),
    links: Phrases::new("dat"),
    comma_before_links: false,
    negating_fronts: "on non mis niet",
    negating_hyphened: "niet non anti",
    negating_endings: "loos loze loosheid vrij vrije",
    negations: Phrases::new(
        "
        niet, niets, nooit, niemand, nergens, geen, geenszins, noch, zonder
        nauwelijks, amper, zelden, weinig, weinige, weinigen
        !een weinig
        onwaarschijnlijk*, onwaar, onware, vals, valse, valselijk, onjuist*, verkeerd*, foutief, foutieve, onterecht*, ongegrond*, onbewezen
        ten onrechte
        onmogelijk*, illega*, onwettig*, onrechtmatig*, ongeldig*
        niet in staat
        verre|ver van
        in plaats van
        eerder|veeleer dan
        behalve, uitgezonderd, tenzij
        met uitzondering van
        ",
    ),
    denials: Phrases::new(
        "
        ontken*
        weiger*, geweigerd*, ontzeg*
        afwijz*|afgewezen|afwees|afwezen, af te wijzen
        wijst|wijzen|wees|wezen … af
        verwerp*, verwierp*, verworpen
        uitsluit*|uitgesloten|uitsloot, uit te sluiten
        sluit|sluiten|sloot|sloten … uit
        betwist*, aangevochten
        mislukt*, mislukk*, gefaald, faal, faalt, faalde, faalden, falen
        ophoud*, opgehouden
        houdt|houden|hield|hielden … op
        stop, stopt, stopte, stopten, stoppen, gestopt, gestaakt, staakt, staakte, staken
        verhinder*, voorkom*, voorkwam*, belet*, verbied*, verbood, verboden
        ontbreek*, ontbrek*, ontbrak*, ontbroken, gebrek
        intrekk*, ingetrokken, herroep*, herriep*
        trekt|trekken|trok|trokken … in
        twijfel*, betwijfel*
        tegenspreek*, tegensprek*, tegengesproken, tegenspraak, weerleg*, weerlegd*
        spreekt|spreken|sprak|spraken … tegen
        dementeer*, gedementeerd, afgeslagen, afgezien
        ",
    ),
    doubt: Phrases::new(
        "
        naar verluidt|schijnt
        vermoedelijk*, vermeend*, blijkbaar, kennelijk, schijnbaar, ogenschijnlijk*, mogelijk, mogelijke, waarschijnlijk*, misschien, wellicht, allicht
        !zo _ mogelijk
        !mogelijk maken|gemaakt|maakt|maakte|om
        !niet mogelijk
        onwaarschijnlijk*, zogenaamd*, zogeheten, onbevestigd*, onduidelijk, is|zijn|was|waren|blijft|blijven onzeker|onbekend, twijfelachtig*, hypothetisch*, eventueel
        lijkt, lijken, leek, leken
        schijnt, schijnen, scheen
        zou, zouden
        kan|kunnen … hebben|zijn
        moet|moeten … hebben
        wordt|worden|werd|werden _ _ _ verdacht|beschuldigd|vermoed|verwacht|gevreesd|aangenomen|beweerd|geacht|verondersteld
        verdacht, verdachte, verdenking*, verdenk*, beschuldig*, beticht*, aangeklaagd*, aantijging*, aanklacht*
        vermoed*, gerucht*
        !de|een|het verdachte
        men zegt|gelooft|denkt|vermoedt
        er wordt _ gezegd|beweerd|vermoed|gefluisterd
        gelooft, geloven, geloofde, denkt, denken, dacht, dachten
        ik|wij|we meen|vermoed|neem|geloof
        voor zover
        niet _ _ duidelijk|zeker|bekend|bevestigd|bewezen|vastgesteld|geverifieerd
        geen bewijs|bewijzen|bevestiging|zekerheid
        het is|lijkt mogelijk|denkbaar|onduidelijk|onzeker
        volgens de overlevering|legende
        wijst|wijzen|wees|wezen erop
        suggereert, suggereren
        alles wijst, weet|weten|wist niemand|niet, niemand weet
        in theorie
        ",
    ),
    epithets: Phrases::new(
        "
        de|het|een|zijn|haar|hun|twee|drie vermeende|vermeend|verdachte|zogenaamde|mogelijke
        ",
    ),
    attribution: Phrases::new(
        "
        volgens, aldus
        naar eigen|zijn|haar zeggen|mening|oordeel
        in de ogen|woorden van
        in zijn|haar|hun ogen|woorden
        zeg, zegt, zei, zeiden, zeggen, gezegd, schrijft, schreef, schrijven, schreven, geschreven, meldt, meldde, meldden, melden, gemeld
        stelt|stelde|stelden|stellen _ dat
        stelt, aldus
        noemt, noemde, noemden, noemen, genoemd, beschrijft, beschreef, beschreven, beschrijven, bestempel*, omschrijf*, omschre*
        beweert, beweerde, beweerden, beweren, claimt, claimde, claimen, verklaar*, vertel*, verteld*, rapporte*, bericht, berichten, berichtte
        kondigt|kondigde|kondigden … aan
        aangekondigd|laat|liet|lieten _ _ weten
        geeft|geven|gaf|gaven … aan|toe
        toegegeven, aangegeven, verzeker*, benadruk*, erken*, bekend*, bekent, bevestig*, onthul*, herinner*, getuig*, getuigenis
        legt|legde … uit
        meent, meende, menen, vindt, vinden, vond, vonden, gelooft, geloven, geloofde, denkt, denken, dacht, dachten, acht, achten, achtte, beschouw*, oordeelt, oordeelde, oordelen
        schat, schatte, schatten, raamt, raamde, ramen, berekent, berekende, concludeer*
        beschuldig*, verwijt*, verweet, bekritiseer*, klaag*, klacht*, waarschuw*, gewaarschuwd
        verwacht|verwachten|verwachtte|hoopt|hopen|plant|plannen|beloof*|beloofd*|wil|willen|voorspel*, van plan
        stelt|stelde|stelden … voor
        voorgesteld, pleit*, adviseer*, vraagt, vroeg, eist, eiste, eisen
        citeer*|haalt … aan
        aangehaald|ontken*|betwist*, spreekt|sprak _ van
        ziet|zien|zag … als
        officier van justitie
        aanklager*|openbaar ministerie
        opvatting, mening, oordeel, theorie, theorieën, hypothese*
        kan, kunnen, mag, mogen
        dreigt, dreigen
        ",
    ),
    capitals: false,
    months: &months::DUTCH,
    weekdays: ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"],
    time: Time {
        periods: "
            week, weekend, maand, kwartaal, jaar, decennium, lente, voorjaar, zomer, najaar, herfst
            winter, ochtend, middag, avond
        ",
        units: "minuten, uur, uren, dag, dagen, week, weken, maand, maanden, jaar, jaren",
        numbers: "
            een, één, twee, drie, vier, vijf, zes, zeven, acht, negen, tien, elf, twaalf, enkele, enige
            paar
        ",
        phrases: "
            vandaag, gisteren, eergisteren, overmorgen, onlangs, recentelijk, momenteel, tegenwoordig
            op dit moment, vanochtend, vanmiddag, vanavond, vannacht, vorige {period}, vorig {period}
            afgelopen {period}, volgende {period}, volgend {period}, komende {period}, komend {period}
            deze {period}, dit {period}, de afgelopen {units}, de komende {units}
            {number} {units} geleden, een paar {units} geleden
        ",
        before_weekday: "een, elke, iedere, zwarte, goede, witte, stille",
        after: "van, voor, na",
    },
    abbreviations: "
        dhr, mevr, mw, dr, prof, mr, ir, drs, ing, nr, nrs, blz, art, bijv, bv, enz, ca, incl, excl, max
        min, jl, mln, mld, st, resp, vgl, etc, zgn, afd, gen, kol, jan, feb, mrt, apr, jun, jul, aug
        sept, okt, nov, dec
    ",
    ordinal_points: false,
    euphemisms: Phrases::new(
        "
        verduidelijk*, preciseer*, gepreciseerd, actualiseer*, geactualiseerd, bijgewerkt, aangepast
        aanpass*, past|pasten|paste|passen … aan
        ",
    ),
    numerals: Numerals {
        comma: true,
        joined: true,
        cardinals: "
            0 nul
            1 een één
            2 twee tweeën
            3 drie drieën
            4 vier
            5 vijf
            6 zes
            7 zeven
            8 acht
            9 negen
            10 tien
            11 elf
            12 twaalf
            13 dertien
            14 veertien
            15 vijftien
            16 zestien
            17 zeventien
            18 achttien
            19 negentien
            20 twintig
            30 dertig
            40 veertig
            50 vijftig
            60 zestig
            70 zeventig
            80 tachtig
            90 negentig
            ",
        ordinals: "
            1 eerste
            2 tweede
            3 derde
            4 vierde
            5 vijfde
            6 zesde
            7 zevende
            8 achtste
            9 negende
            10 tiende
            11 elfde
            12 twaalfde
            13 dertiende
            14 veertiende
            15 vijftiende
            16 zestiende
            17 zeventiende
            18 achttiende
            19 negentiende
            20 twintigste
            30 dertigste
            100 honderdste
            ",
        scales: "
            12 dozijn
            100 honderd honderden
            1000 duizend duizenden
            1000000 miljoen miljoenen mln
            1000000000 miljard miljarden mld
            ",
        bare: "honderd duizend",
        parts: "
            1/2 half halve helft
            1/3 derde
            1/4 kwart
            1/5 vijfde
            1/10 tiende
            ",
        implied: "
            1 enige enkele eenmaal
            2 beide beiden paar tweemaal dubbel dubbele verdubbeld
            3 driemaal drievoudig
            10 tiental decennium
            20 twintigtal
            100 honderdtal eeuw
            ",
        and: "en ën",
        and_after_tens: false,
        articles: "een één per elke",
        between: "tot en of",
        of: "",
        units: "
            percent procent procentpunt procentpunten
            dollar dollar dollars
            cent cent
            pound pond
            euro euro euros
            yen yen
            yuan yuan
            rouble roebel roebels
            franc frank franken
            krona kroon kronen
            km kilometer km
            metre meter m
            cm centimeter cm
            mm millimeter mm
            mile mijl
            hectare hectare hectaren ha
            kg kilogram kilo kg
            gram gram g
            tonne ton
            litre liter
            kmh kmh
            degree graden graad
            mw megawatt mw
            gw gigawatt gw
            second seconde seconden
            minute minuut minuten
            hour uur uren
            day dag dagen
            week week weken
            month maand maanden
            year jaar jaren
            decade decennium decennia
            ",
        hour: "uur",
        at: "om rond tot vanaf voor na",
        times: "
            0 middernacht
            ",
        halves: "
            am ochtends morgens
            pm middags avonds
            ",
        days: "
            -2 eergisteren
            -1 gisteren
            0 vandaag
            1 morgen
            2 overmorgen
            ",
        relative: "
            -1 vorige afgelopen
            0 deze dit
            1 volgende komende
            ",
        ago: "geleden",
        rounded: "ongeveer circa zowat bijna ruim rond meer minder dik krap",
        than: "dan de",
        after: "over",
        before: "voor",
        next_half: "half",
        parts_of_day: "avond ochtend morgen middag namiddag nacht",
        past: "",
        future: "",
    },
};
