//! Polish.

use super::lists::{Language, Time};
use super::phrases::Phrases;

pub(super) static POLISH: Language = Language {
    tag: "pl",
    elides: false,
    conjunctions: Phrases::new("i|a|ale|lecz|lub|albo|oraz|podczas|choć|chociaż|ponieważ|bo|natomiast"),
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
        oprócz, prócz, chyba
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
        podejrz*, oskarż*, zarzut*, zarzuc*, zarzuca*, pogłosk*, plotk*, spekul*, przypuszcz*, domysł*
        niejasn*, niepewn*, niepotwierdzon*, niezweryfikowan*, niewyjaśnion*, nieznan*, wątpliw*
        nie _ _ jasne|pewne|wiadomo|potwierdzono|potwierdzone|potwierdzony|potwierdzona|udowodniono|ustalono|udowodnion*|zweryfikowan*
        brak dowodów|potwierdzenia
        nie ma dowodów|pewności
        wierzy, wierzą, myśli, myślą, sądzi, sądzą
        myślę, sądzę, przypuszczam, uważam
        o ile wiem|pamiętam|wiadomo
        według legendy|tradycji|plotek
        wskazuje|wskazują _ na|że
        sugeruj*, sugerow*
        w teorii
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
};
