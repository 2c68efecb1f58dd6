//! Spanish.

use crate::words::months;

use super::lists::{Language, Time};
use super::numerals::Numerals;
use super::phrases::Phrases;

pub(super) static SPANISH: Language = Language {
    tag: "es",
    elides: false,
    compounds: false,
    conjunctions: Phrases::new("y|e|pero|o|mientras|aunque|porque|sino|pues"),
    asides: Phrases::new("quien|quienes|cuyo|cuya|cuando|donde|después|antes|desde|si|como"),
    links: Phrases::new("que"),
    comma_before_links: false,
    negating_fronts: "in im i des dis",
    negating_hyphened: "no non anti",
    negating_endings: "",
    negations: Phrases::new(
        "
        no, nunca, jamás, ningún, ninguno, ninguna, ningunos, ningunas, nada, nadie, ni, tampoco, sin
        apenas, raramente, difícilmente
        rara|raras vez|veces
        poco, poca, pocos, pocas
        !un|unos|hace|dentro|poco poco|pocos|a
        !unas pocas
        improbable*, inverosímil*
        falso, falsa, falsos, falsas, falsamente, falsedad*, errónea*, erróneo*, inexact*, infundad*, equivocad*
        imposible*, ilegal*, ilícit*, incapa*, inválid*
        lejos de
        en lugar|vez de
        más bien que
        excepto, salvo, menos que
        !a salvo
        a menos que
        ",
    ),
    denials: Phrases::new(
        "
        negar*, niega*, niegue*, negó, negaron, negaba*, negado*, negada*, negando, negándose, negativa*, negación
        desment*, desmient*, desmint*
        rechaz*, rehus*, rehús*
        declin*
        descart*, exclu*
        !exclusiv*
        disput*, cuestiona*, cuestionó
        cesar, cesa, cesan, cesó, cesaron, cesado, cesando, cese
        deja|dejan|dejó|dejaron|dejar|dejado|dejando|deje|dejen _ de
        fracas*, falló, fallaron, fallar, fallado, fallando, fallido*, fallida*
        detuv*, deten*, detien*, paró, pararon, parar
        imped*, impid*, evit*, prohib*, prohíb*
        carec*, carez*, falta, faltan, faltó, faltaron, faltaba*
        retract*, retir*
        duda, dudas, dudan, dudó, dudaron, dudar, dudaba*, dudos*
        contradi*, contradec*, refut*, anul*, cancel*, abandon*, renunci*
        ",
    ),
    doubt: Phrases::new(
        "
        supuestamente, presuntamente, aparentemente, presunto, presunta, presuntos, presuntas, supuesto, supuesta, supuestos, supuestas
        !por supuesto
        probablemente, posiblemente, quizá, quizás, acaso, eventualmente, seguramente, previsiblemente, hipotétic*, verosímilmente
        tal vez
        a lo mejor
        parece, parecen, parecía, parecían, pareció, parecieron
        posible, posibles, probable, probables, improbable*, es|era|resulta|resultaba incierto|incierta, dudoso, dudosa
        !lo más|antes|mejor _ posible
        !en lo posible, !posible *ar|*er|*ir|*arse|*erse|*irse
        es|era|sería posible
        al parecer
        habría, habrían, sería, serían, estaría, estarían, tendría, tendrían, podría, podrían, debería, deberían
        puede|pueden que
        puede|pueden|pudo|pudieron haber*|ser
        debe|deben de
        se cree|dice|supone|presume|sospecha|rumorea|estima|considera|espera|teme|piensa|especula|desconoce|ignora
        se creía|decía|suponía|sospechaba|rumoreaba|esperaba
        sospech*, rumor, rumores, conjetur*
        acusa, acusan, acusó, acusaron, acusado, acusada, acusados, acusadas, acusación, acusaciones, acusaba*, imputad*, imputa*
        !el|la|los|las|un|una acusado|acusada|acusados|acusadas|imputado|imputada
        no _ _ claro|clara|confirmado|confirmada|confirmados|confirmadas|verificado|verificada|seguro|segura|sabe|conoce|probado|probada|demostrado
        sin confirmar|verificar|pruebas
        no hay|existen pruebas|evidencia|constancia
        cree, creen, creía, creían, piensa, piensan
        creo, creemos, supongo, imagino, suponemos
        según la|el leyenda|tradición|rumor|rumores
        que yo sepa|recuerde
        sugiere|sugieren|sugería|indicaría*|apunta|apuntan _ a|que
        todo indica|apunta|sugiere, nadie sabe
        en teoría|apariencia
        ",
    ),
    epithets: Phrases::new(
        "
        el|la|los|las|un|una|unos|unas|del|al presunto|presunta|presuntos|presuntas|supuesto|supuesta|supuestos|supuestas
        ",
    ),
    attribution: Phrases::new(
        "
        según, conforme
        de acuerdo con
        a juicio|decir|entender de|del
        en palabras|opinión de|del
        en su|mi|nuestra opinión|versión
        en _ opinión
        por su cuenta
        para el|la|los|las
        dice, dijo, dicen, dijeron, decía, decían, dicho, diciendo, dirá
        llama, llamó, llaman, llamaron, califica*, calificó, describ*, defin*, tach*, tild*
        escribe, escribió, escriben, escribieron, afirm*, asegur*, sostien*, sostuv*, sosten*, manif*, declar*, inform*, señal*, explic*, cuent*, cont, contó, contaron, relat*, narr*
        !el|un|su|este informe
        anunci*, añad*, agreg*, indic*, apunt*, advirt*, adviert*, advert*, reconoc*, admit*, admis*, confes*, confirm*, revel*, recuerd*, record*, subray*, destac*
        cree, creen, creía, creían, creyó, piensa, piensan, pensaba, opina*, opinó, consider*, estim*, calcul*, juzg*, interpret*, concluy*
        acus*, denunci*, imput*, critic*, lament*, quej*, reproch*, reclam*, exig*, pid*, pidi*, propon*, propus*, recomend*, sugier*, sugir*
        prevé, prevén, previst*, prevé, espera, esperan, planea*, quiere, quieren, promet*, pronostic*, predij*, predic*
        cita, citan, citó, alega*, alegó, insist*, mencion*, habl*, niega*, negó, negaron, desmient*, desmint*, atribuy*, atribu*
        fiscal, fiscalía, querella*, demanda*, testific*, testig*, testimon*
        hipótesis, teoría, teorías
        si
        puede, pueden
        ",
    ),
    capitals: false,
    months: &months::SPANISH,
    weekdays: ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
    time: Time {
        periods: "semana, mes, año, década, trimestre, primavera, verano, otoño, invierno, fin",
        units: "minutos, hora, horas, día, días, semana, semanas, mes, meses, año, años",
        numbers: "
            un, una, dos, tres, cuatro, cinco, seis, siete, ocho, nueve, diez, once, doce, unos, unas
            varios, varias, pocos, pocas
        ",
        phrases: "
            hoy, ayer, anteayer, anoche, recientemente, actualmente, últimamente, en la actualidad
            esta {period}, este {period}, la {period} pasada, el {period} pasado, la próxima {period}
            el próximo {period}, la {period} próxima, el {period} próximo, la {period} que viene
            el {period} que viene, los últimos {units}, las últimas {units}, hace {number} {units}
        ",
        before_weekday: "un, cada, los, algún, cualquier, primer, segundo, tercer",
        after: "de, santo",
    },
    abbreviations: "
        sr, sra, srta, dr, dra, prof, etc, cf, art, núm, vol, pág, av, ud, uds, ee, uu, ene, feb, abr
        ago, sept, oct, nov, dic
    ",
    ordinal_points: false,
    euphemisms: Phrases::new("aclar*, actualiz*, puntualiz*, subsan*, precisa, precisamos, precisado"),
    numerals: Numerals {
        comma: true,
        joined: false,
        cardinals: "
            0 cero
            1 un uno una
            2 dos
            3 tres
            4 cuatro
            5 cinco
            6 seis
            7 siete
            8 ocho
            9 nueve
            10 diez
            11 once
            12 doce
            13 trece
            14 catorce
            15 quince
            16 dieciséis
            17 diecisiete
            18 dieciocho
            19 diecinueve
            20 veinte
            21 veintiuno veintiún veintiuna
            22 veintidós
            23 veintitrés
            24 veinticuatro
            25 veinticinco
            26 veintiséis
            27 veintisiete
            28 veintiocho
            29 veintinueve
            30 treinta
            40 cuarenta
            50 cincuenta
            60 sesenta
            70 setenta
            80 ochenta
            90 noventa
            100 cien ciento
            200 doscientos doscientas
            300 trescientos trescientas
            400 cuatrocientos cuatrocientas
            500 quinientos quinientas
            600 seiscientos seiscientas
            700 setecientos setecientas
            800 ochocientos ochocientas
            900 novecientos novecientas
            ",
        ordinals: "
            1 primero primera primer primeros primeras
            2 segundo segunda
            3 tercero tercera tercer
            4 cuarto cuarta
            5 quinto quinta
            6 sexto sexta
            7 séptimo séptima
            8 octavo octava
            9 noveno novena
            10 décimo décima
            11 undécimo undécima
            12 duodécimo duodécima
            20 vigésimo vigésima
            ",
        scales: "
            12 docena docenas
            1000 mil miles millar millares
            1000000 millón millones
            1000000000000 billón billones
            ",
        bare: "mil",
        parts: "
            1/2 medio media mitad
            1/3 tercio tercios
            1/4 cuarto cuartos cuarta
            1/5 quinto quintos quinta
            1/10 décimo décima
            ",
        implied: "
            1 único única solo sola
            2 ambos ambas par pareja doble duplicó
            3 triple
            10 decena década
            20 veintena
            100 centenar siglo
            ",
        and: "y",
        and_after_tens: true,
        articles: "un una por cada",
        between: "a y o al",
        of: "de del",
        units: "
            percent porcentaje
            dollar dólar dólares
            pound libra libras
            euro euro euros
            yen yen yenes
            yuan yuan yuanes
            rouble rublo rublos
            franc franco francos
            krona corona coronas
            peso peso pesos
            real real reales
            km kilómetro kilómetros km
            metre metro metros m
            cm centímetro centímetros cm
            mm milímetro milímetros mm
            mile milla millas
            hectare hectárea hectáreas ha
            kg kilogramo kilogramos kilo kilos kg
            gram gramo gramos g
            tonne tonelada toneladas
            litre litro litros
            barrel barril barriles
            kmh kmh
            degree grado grados
            mw megavatio megavatios mw
            gw gigavatio gigavatios gw
            second segundo segundos
            minute minuto minutos min
            hour hora horas h
            day día días
            week semana semanas
            month mes meses
            year año años
            decade década décadas
            ",
        hour: "h horas",
        at: "las",
        times: "
            720 mediodía
            0 medianoche
            ",
        halves: "
            am am mañana madrugada
            pm pm tarde noche
            ",
        days: "
            -2 anteayer
            -1 ayer anoche
            0 hoy
            1 mañana
            ",
        relative: "
            -1 pasado pasada último última
            0 este esta
            1 próximo próxima
            ",
        ago: "hace",
        rounded: "unos unas cerca casi alrededor aproximadamente más menos",
        than: "de",
        after: "",
        before: "",
        next_half: "",
        parts_of_day: "",
        past: "",
        future: "",
    },
};
