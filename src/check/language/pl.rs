//! Polish.

use crate::words::months;

use super::lists::{Language, Time};
use super::numerals::Numerals;
use super::phrases::Phrases;

pub(super) static POLISH: Language = Language {
    tag: "pl",
    elides: false,
    compounds: false,
    conjunctions: Phrases::new("i|a|ale|lecz|lub|albo|oraz|podczas|choć|chociaż|ponieważ|bo|natomiast"),
    asides: Phrases::new("który|która|które|którzy|gdy|kiedy|gdzie|zanim"),
    links: Phrases::new("że|iż|jakoby|by|aby"),
    comma_before_links: true,
    negating_fronts: "nie bez",
    negating_hyphened: "nie anty",
    negating_endings: "",
    negations: Phrases::new(
        "
        nie, nigdy, nikt, nikogo, nikomu, nikim, nic, niczego, niczemu, niczym, nigdzie, ani, bez
        żaden, żadna, żadne, żadnego, żadnej, żadnych, żadnym, żadną, żadnemu, żadnymi
        ledwie, ledwo, rzadko, niewiele, niewielu, mało, nieliczn*
        nieprawdopodobn*, nieprawd*, fałsz*, sfałsz*, błędn*, niesłuszn*, mylnie, bezpodstawn*, niezgodn*
        niemożliw*, nielegaln*, bezprawn*, nieważn*, niezdoln*
        daleki|daleka|dalekie|daleko _ od
        zamiast
        raczej niż
        oprócz, prócz, chyba … że
        z wyjątkiem
        ",
    ),
    denials: Phrases::new(
        "
        zaprzecz*, dementi*, dementuj*, zdementow*
        odmaw*, odmów*, odmow*
        odrzuc*, oddal*
        wyklucz*
        kwestion*, zakwestion*, podważ*
        zawiód*, zawiod*, zawodz*
        przestał*, przestać, przestaje*, przestan*, zaprzesta*, zatrzym*, wstrzym*, powstrzym*
        zapobie*, uniemożliw*, zabroni*, zabrania*, zakaz*
        brak, brakuje, brakowało, braku
        wycof*, odwoł*, cofnął, cofnęł*
        wątp*, zwątp*
        sprzeciw*, obali*
        unik*, rezygn*, zrezygn*
        ",
    ),
    doubt: Phrases::new(
        "
        rzekom*, podobno, prawdopodobn*, najwyraźniej, najprawdopodobniej, domnieman*, przypuszczaln*, możliwe, możliwy, możliwa, ewentualn*, zapewne, chyba
        być może
        !oskarżony|podejrzany
        oskarżony|oskarżona|oskarżeni|podejrzany|podejrzana|podejrzani o
        pozorn*, hipotetyczn*, niby, jakoby, ponoć, bodaj
        !w miarę możliwości
        !jak naj* _ możliwe
        mogą|może|mógł|mogła|mogło|mogli|mogły _ być|mieć|zostać|dojść|stać|spowodować|doprowadzić|ukraść|zniszczyć|zginąć
        mógłby, mogłaby, mogłoby, mogliby, mogłyby
        miał|miała|miało|mieli|miały _ *ać|*ić|*yć|*eć|*ąć|*uć|*ść|*źć
        !miał|miała|miało|mieli|miały _ *ość|sześć|część
        wydaje|wydawało|wydają|wydawał|wydawała się
        zdaje|zdawało|zdają się
        sądzi|uważa|mówi|przypuszcza|podejrzewa|szacuje|spodziewa|oczekuje się
        uważan*, uznawan*
        podejrz*, oskarż*, zarzut*, zarzuc*, zarzuca*, pogłosk*, plotk*, spekuluje się, przypuszcz*, domysł*
        niejasne, jest|są|pozostaje niepewn*|nieznan*, niepotwierdzon*, niezweryfikowan*, niewyjaśnion*, wątpliw*
        nie _ _ jasne|pewne|wiadomo|potwierdzono|potwierdzone|potwierdzony|potwierdzona|udowodniono|ustalono|udowodnion*|zweryfikowan*
        brak dowodów|potwierdzenia
        nie ma dowodów|pewności
        wierzy, wierzą, myśli, myślą, sądzi, sądzą
        myślę, sądzę, przypuszczam, uważam
        o ile wiem|pamiętam|wiadomo
        według legendy|tradycji|plotek
        wskazuje|wskazują na, wskazuje|wskazują … że
        sugeruj*, sugerow*
        wszystko wskazuje, nikt nie wie
        w teorii
        ",
    ),
    epithets: Phrases::new(
        "
        domnieman*, rzekomy|rzekoma|rzekome|rzekomego|rzekomej
        ",
    ),
    attribution: Phrases::new(
        "
        według, zdaniem, wedle
        jak pisze|podaje|mówi|twierdzi|wynika|informuje
        w opinii|ocenie|oczach|przekonaniu|słowach|relacji
        mówi*, mówił*, powiedzi*, powiada, pisz, pisze, piszą, napisał*, pisał*, twierdz*, podaj*, podał*, podan*, informuj*, poinformow*, oświadcz*, ogłos*, ogłasz*, zapowi*, zapowied*
        !podatk*
        opis*, nazyw*, nazwał*, określ*, relacjon*, opowiad*, opowiedzi*, wyjaśni*, doda, dodał*, dodaje, zapewni*, podkreśl*, zauważ*, wspomin*, wspomni*, zezna*, przyzna*, potwierdz*, ujawni*, przypomni*
        uważa, uważają, uważał*, sądzi, sądzą, sądził*, myśl*, wierz*, ocenia*, oceni*, szacuj*, oszacow*, oblicz*, uznał*, uznaj*, stwierdz*, wnioskuj*, interpret*
        oskarż*, zarzuc*, zarzut*, krytyk*, skarż*, skarg*, ostrzeg*, narzek*, prokurat*
        przewid*, spodziew*, oczekuj*, planuj*, plan, plany, obiec*, zamierza*, chce, chcą, chciał*, proponuj*, zapropon*, zalec*, postul*, żąda*, domaga*, sugeruj*, sugerow*
        cytuj*, cytow*, zaprzecz*, dement*, zdement*, kwestion*, przypis*, przypisuj*
        opinia, opinii, teoria, teorii, hipotez*
        czy
        może, mogą, mógł, mogła, wolno
        grozi
        ",
    ),
    capitals: false,
    months: &months::POLISH,
    weekdays: [
        "poniedziałek poniedziałku",
        "wtorek wtorku",
        "środa środę",
        "czwartek czwartku",
        "piątek piątku",
        "sobota sobotę",
        "niedziela niedzielę",
    ],
    time: Time {
        periods: "
            tydzień, tygodniu, tygodnia, weekend, miesiąc, miesiącu, miesiąca, rok, roku, kwartał
            kwartale, kwartału, dekadzie
        ",
        units: "
            minut, minuty, godzin, godziny, godzinę, dni, dzień, tygodni, tygodnie, tydzień, miesięcy
            miesiące, miesiąc, lat, lata, rok
        ",
        numbers: "
            dwa, dwie, trzy, cztery, pięć, sześć, siedem, osiem, dziewięć, dziesięć, jedenaście
            dwanaście, kilka, parę
        ",
        phrases: "
            dziś, dzisiaj, wczoraj, przedwczoraj, jutro, pojutrze, niedawno, ostatnio, obecnie
            aktualnie, w tym {period}, w zeszłym {period}, w ubiegłym {period}, w minionym {period}
            w przyszłym {period}, zeszłego {period}, ubiegłego {period}, tego {period}
            w zeszły {period}, w ubiegły {period}, w przyszły {period}, w zeszłą {period}
            w ubiegłą {period}, w przyszłą {period}, w ostatnich {units}, {units} temu
            {number} {units} temu
        ",
        before_weekday: "każdy, każdą, każda, pewien, pewną, co, czarny, wielki",
        after: "przed, po, palmowa, wielkanocna",
    },
    abbreviations: "
        dr, prof, mgr, inż, ks, św, ul, al, pl, nr, ok, np, itd, itp, tj, tzn, tzw, wg, zob, por, str
        tys, mln, mld, gen, płk, ppłk, mjr, kpt, godz, min, maks, woj, im, art, ust, pkt
    ",
    ordinal_points: true,
    euphemisms: Phrases::new(
        "
        doprecyzow*, sprecyzow*, uściśl*, wyjaśni*, zaktualizow*, aktualizac*, aktualizuj*, naprawi*
        ",
    ),
    numerals: Numerals {
        comma: true,
        joined: false,
        cardinals: "
            0 zero
            1 jeden jedna jedno jednego jednej
            2 dwa dwie dwaj dwóch dwoje
            3 trzy trzech trzej troje
            4 cztery czterech czterej czworo
            5 pięć pięciu pięcioro
            6 sześć sześciu
            7 siedem siedmiu
            8 osiem ośmiu
            9 dziewięć dziewięciu
            10 dziesięć dziesięciu
            11 jedenaście jedenastu
            12 dwanaście dwunastu
            13 trzynaście trzynastu
            14 czternaście czternastu
            15 piętnaście piętnastu
            16 szesnaście szesnastu
            17 siedemnaście siedemnastu
            18 osiemnaście osiemnastu
            19 dziewiętnaście dziewiętnastu
            20 dwadzieścia dwudziestu
            30 trzydzieści trzydziestu
            40 czterdzieści czterdziestu
            50 pięćdziesiąt pięćdziesięciu
            60 sześćdziesiąt sześćdziesięciu
            70 siedemdziesiąt siedemdziesięciu
            80 osiemdziesiąt osiemdziesięciu
            90 dziewięćdziesiąt dziewięćdziesięciu
            100 sto stu
            200 dwieście dwustu
            300 trzysta trzystu
            400 czterysta czterystu
            500 pięćset pięciuset
            600 sześćset sześciuset
            700 siedemset siedmiuset
            800 osiemset ośmiuset
            900 dziewięćset dziewięciuset
            ",
        ordinals: "
            1 pierwszy pierwsza pierwsze pierwszego pierwszej pierwszym
            2 drugi druga drugie drugiego drugiej drugim
            3 trzeci trzecia trzecie trzeciego trzeciej trzecim
            4 czwarty czwarta czwarte czwartego czwartej czwartym
            5 piąty piąta piąte piątego piątej piątym
            6 szósty szósta szóste szóstego szóstej
            7 siódmy siódma siódme siódmego siódmej
            8 ósmy ósma ósme ósmego ósmej
            9 dziewiąty dziewiąta dziewiątego dziewiątej
            10 dziesiąty dziesiąta dziesiątego dziesiątej
            20 dwudziesty dwudziesta dwudziestego dwudziestej
            ",
        scales: "
            12 tuzin tuzinów
            1000 tysiąc tysiące tysięcy tys
            1000000 milion miliony milionów mln
            1000000000 miliard miliardy miliardów mld
            1000000000000 bilion biliony bilionów bln
            ",
        bare: "tysiąc",
        parts: "
            1/2 pół połowa połowę połowy
            1/3 trzecia trzecie trzecich
            1/4 ćwierć czwarta czwarte
            1/5 piąta piąte piątych
            1/10 dziesiąta
            ",
        implied: "
            1 jedyny jedyna jedyne
            2 oba obie obaj oboje para podwójny podwoił
            3 potrójny
            10 dekada
            100 wiek setka
            ",
        and: "",
        and_after_tens: false,
        articles: "na każdy",
        between: "do i lub a",
        of: "",
        units: "
            percent procent procenta procentów
            dollar dolar dolary dolarów
            pound funt funty funtów
            euro euro
            zloty złoty złote złotych zł
            krona korona korony koron
            yen jen jeny jenów
            yuan juan juany juanów
            rouble rubel ruble rubli
            franc frank franki franków
            km kilometr kilometry kilometrów km
            metre metr metry metrów m
            cm centymetr centymetry centymetrów cm
            mm milimetr milimetry milimetrów mm
            mile mila mile mil
            hectare hektar hektary hektarów ha
            kg kilogram kilogramy kilogramów kg
            gram gram gramy gramów g
            tonne tona tony ton
            litre litr litry litrów
            kmh kmh
            degree stopień stopnie stopni
            mw megawat megawaty megawatów mw
            gw gigawat gigawaty gigawatów gw
            second sekunda sekundy sekund
            minute minuta minuty minut min
            hour godzina godziny godzin
            day dzień dni dnia
            week tydzień tygodnie tygodni
            month miesiąc miesiące miesięcy
            year rok roku lata lat
            decade dekada dekady dekad
            ",
        hour: "",
        at: "godz godzinie",
        times: "
            720 południe południu
            0 północ północy
            ",
        halves: "
            am rano
            pm wieczorem
            ",
        days: "
            -2 przedwczoraj
            -1 wczoraj
            0 dziś dzisiaj
            1 jutro
            2 pojutrze
            ",
        relative: "
            -1 zeszły zeszłym zeszłego zeszłej ubiegły ubiegłym ubiegłego ubiegłej minionym
            0 ten tym tej bieżącym
            1 przyszły przyszłym przyszłej następny następnym
            ",
        ago: "temu",
        rounded: "około ok prawie niemal ponad blisko mniej więcej przeszło",
        than: "niż",
        after: "po",
        before: "za",
        next_half: "",
        parts_of_day: "",
        past: "",
        future: "",
    },
};
