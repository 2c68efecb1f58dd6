//! Spanish.

use super::lists::{Language, Time};
use super::phrases::Phrases;

pub(super) static SPANISH: Language = Language {
    tag: "es",
    elides: false,
    conjunctions: Phrases::new("y|e|pero|o|mientras|aunque|porque|sino|pues"),
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
        excepto|salvo|menos que
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
        posible, posibles, probable, probables, improbable*, incierto, incierta, inciertos, inciertas, dudoso, dudosa
        !lo más|antes|mejor _ posible
        !en lo posible
        es|era|sería posible
        al parecer
        habría, habrían, sería, serían, estaría, estarían, tendría, tendrían, podría, podrían, debería, deberían
        puede|pueden que
        puede|pueden|pudo|pudieron haber*|ser
        debe|deben de
        se cree|dice|supone|presume|sospecha|rumorea|estima|considera|espera|teme|piensa|especula|desconoce|ignora
        se creía|decía|suponía|sospechaba|rumoreaba|esperaba
        sospech*, rumor, rumores, especul*, conjetur*
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
        en teoría|apariencia
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
    months: [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre setiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
    short_months: [
        "ene",
        "feb",
        "mar",
        "abr",
        "may",
        "jun",
        "jul",
        "ago",
        "sep sept set",
        "oct",
        "nov",
        "dic",
    ],
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
};
