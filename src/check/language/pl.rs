//! Polish.

use super::lists::Language;
use super::numerals::Numerals;
use super::phrases::Phrases;

pub(super) static POLISH: Language = Language {
    tag: "pl",
    elides: false,
    negating_fronts: "nie bez",
    negating_endings: "",
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
    },
};
