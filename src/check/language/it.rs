//! Italian.

use crate::words::months;

use super::lists::{Language, Time};
use super::numerals::Numerals;
use super::phrases::Phrases;

pub(super) static ITALIAN: Language = Language {
    tag: "it",
    elides: true,
    compounds: false,
    conjunctions: Phrases::new("e|ed|ma|o|mentre|benché|sebbene|perché|però|anche"),
    asides: Phrases::new("cui|quando|dove|dopo|prima|finché|quale|quali|se|come"),
    links: Phrases::new("che|ch'"),
    comma_before_links: false,
    negating_fronts: "in im il ir dis s non",
    negating_hyphened: "non anti",
    negating_endings: "",
    negations: Phrases::new(
        "
        non, no, mai, nessun, nessuno, nessuna, nessun', niente, nulla, né, senza, neanche, nemmeno, neppure
        raramente, difficilmente
        di rado
        poco, poca, pochi, poche
        !un|da|tra|fra poco
        improbabil*, inverosimil*
        falso, falsa, falsi, false, falsamente, falsità, errat*, sbagliat*, inesatt*, infondat*, erronea*, erroneo
        a torto
        impossibil*, illegal*, illecit*, incapac*, invalid*
        lontano|lontana|lontani|lungi da|dal|dall'|dalla|dallo|dai|dalle
        piuttosto che
        anziché
        invece di|del|dell'|della|dei|delle|degli|d'
        al posto di|del|dell'|della|dei|delle|degli
        tranne, eccetto, salvo, fuorché
        a meno che|di
        ad|a eccezione
        ",
    ),
    denials: Phrases::new(
        "
        nega, negano, negò, negarono, negare, negar*, negat*, negav*, neghi, neghino, negando, negazion*, diniego
        smenti*, smentì
        rifiut*
        respin*, rigett*
        contest*
        declin*
        fallisc*, fallì, fallir*, fallit*, falliment*
        cessa*, cessò, cessi
        smett*, smess*, smise*
        fermare, ferma, fermano, fermò, fermarono, fermato, fermata, fermati
        imped*, evita*, evitò, vieta*, vietò, proib*
        manca, mancano, mancava*, mancò, mancare, mancato, mancata, mancanza
        ritrattar*, ritrattat*, ritrattò, ritratta, ritrattano, ritrattazion*
        ritira*, ritirò, ritiro
        dubit*, dubb*
        esclud*, escluse, esclusero, escluso, esclusa, esclusi, esclusione
        contradd*, confut*, annulla*, annullò, abbandon*, rinunci*
        ",
    ),
    doubt: Phrases::new(
        "
        presumibilmente, apparentemente, probabilmente, forse, verosimilmente, possibilmente, asseritamente, presuntamente, ipotetic*, eventualmente
        presunto, presunta, presunti, presunte, sedicente, supposto, supposta, supposti, supposte
        sembra, sembrano, sembrava, sembravano, sembrò, pare, paiono, pareva
        sarebbe, sarebbero, avrebbe, avrebbero, potrebbe, potrebbero, dovrebbe, dovrebbero, starebbe, starebbero
        può|possono aver|avere|essere|darsi
        deve|devono aver|avere|essere
        possibile, possibili, probabile, probabili, improbabile, improbabili, è|era|resta|rimane incerto|incerta, dubbio, dubbia, !senza|nessun dubbio
        !il|la|più _ possibile, !possibile *are|*ere|*ire|*arsi|*ersi|*irsi
        !appena|quanto|per quanto|se possibile
        a quanto|detta
        a quanto pare
        si dice|crede|ritiene|pensa|suppone|presume|sospetta|teme|mormora|stima|prevede|ignora|vocifera
        si diceva|credeva|riteneva|pensava|sospettava|temeva
        ritenuto, ritenuta, ritenuti, ritenute, considerato, considerata, considerati, considerate
        sospett*, corre|corrono _ voce|voci, voci di|secondo, dicerie, indiscrezion*, congettur*, illazion*
        accusa, accusano, accusò, accusarono, accusato, accusata, accusati, accusate, accuse, accusare, imputat*, indagat*
        !l'|un|una|gli|le|dell'|all' imputat*|accusato|accusata|indagat*
        non _ _ chiaro|chiara|confermato|confermata|confermati|confermate|verificato|verificata|sicuro|certo|certa|noto|nota|provato|provata|dimostrato
        nessuna prova|conferma|certezza
        crede, credono, credeva, pensa, pensano, ritiene, ritengono, riteneva, ritenevano
        credo, crediamo, suppongo, immagino, penso, ritengo
        secondo la leggenda|tradizione
        per quanto
        suggerisce, suggeriscono, indicherebbe*
        lascia|lasciano|fa|fanno pensare|credere|supporre
        tutto lascia|fa|indica, non _ sa|sanno|sapeva, nessuno sa
        in teoria|apparenza
        ",
    ),
    epithets: Phrases::new(
        "
        il|lo|la|i|gli|le|l'|un|una|uno|del|della|dei|delle|al|alla presunto|presunta|presunti|presunte|sedicente
        ",
    ),
    attribution: Phrases::new(
        "
        secondo, stando
        !il|un|lo|al|del|nel|di|minuto secondo
        !in secondo
        a detta|giudizio|parere|avviso di|del|della|dell'|dei|delle
        a suo|loro|mio|nostro dire|giudizio|parere|avviso
        nelle parole|opinione
        agli occhi
        per il|la|i|le|lo|gli|l'
        per sua|loro stessa|propria _ ammissione
        dice, disse, dicono, dissero, diceva, dicevano, detto, dicendo, dirà
        afferm*, sostien*, sosten*, sostenn*, scriv*, scrisse*, scritt*, dichiar*, racconta*, raccontò, rifer*, riport*, descriv*, descri*, defini*, chiama, chiamano, chiamò
        annunci*, comunic*, spieg*, aggiun*, assicur*, precis*, not, nota, sottoline*, ammett*, ammes*, ammise*, confess*, conferm*, rivel*, ricord*, testimoni*
        crede, credono, pensa, pensano, pensava, ritiene, ritengono, ritenut*, reput*, consider*, giudic*, stim*, calcol*, valut*, conclu*, interpret*
        accus*, denunci*, critic*, lament*, rimprover*, chiest*, chied*, propon*, propost*, raccomand*, sugger*, avvert*, ammoni*
        prevede, prevedono, previst*, promett*, promise, promisero, spera, sperano, intend*, vuole, vogliono, punta, puntano
        cita, citano, citò, citat*, alleg*, nega, negano, negò, negat*, smentit*, smentisc*, smentì, parla, parlano, parlò, insist*, attribui*
        procura, procuratore, procuratori, querela, querele, denuncia, denunce, imput*
        ipotesi, teoria, teorie
        se
        può, possono
        rischia|rischiano di
        ",
    ),
    capitals: false,
    months: &months::ITALIAN,
    weekdays: ["lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"],
    time: Time {
        periods: "
            settimana, weekend, mese, anno, decennio, trimestre, primavera, estate, autunno, inverno
            mattina, pomeriggio, sera, notte
        ",
        units: "minuti, ora, ore, giorno, giorni, settimana, settimane, mese, mesi, anno, anni, decenni",
        numbers: "
            un, una, due, tre, quattro, cinque, sei, sette, otto, nove, dieci, undici, dodici, alcuni
            alcune, pochi, poche, diversi, diverse
        ",
        phrases: "
            oggi, ieri, l altro ieri, domani, dopodomani, stamattina, stasera, stanotte, recentemente
            di recente, attualmente, ultimamente, al momento, in questi giorni, questa {period}
            questo {period}, quest anno, quest estate, quest autunno, quest inverno, la scorsa {period}
            lo scorso {period}, {period} scorsa, {period} scorso, la prossima {period}
            il prossimo {period}, {period} prossima, {period} prossimo, negli ultimi {units}
            nelle ultime {units}, {number} {units} fa
        ",
        before_weekday: "un, una, ogni, il, la, i, le, di, qualche, primo, secondo, terzo",
        after: "di, santo, nero, grasso",
    },
    abbreviations: "
        sig, sigg, sra, dott, prof, avv, ing, arch, on, art, artt, pag, pagg, vol, ecc, cfr, ca, es, ra
        ssa, col, cap, gen, mons, rev, lgs, min, max, feb, mar, apr, mag, giu, lug, ago, set, sett, ott
        nov, dic
    ",
    ordinal_points: false,
    euphemisms: Phrases::new(
        "
        chiarit*, chiarisc*, chiarire, chiariment*, precisa*, puntualizz*, aggiorn*, sistemat*
        perfezion*
        ",
    ),
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
        rounded: "circa quasi oltre più meno intorno attorno approssimativamente",
        than: "di a alle ai",
        after: "",
        before: "",
        next_half: "",
        parts_of_day: "",
        past: "",
        future: "",
    },
};
