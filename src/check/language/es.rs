//! Spanish.

use super::lists::Language;
use super::phrases::Phrases;

pub(super) static SPANISH: Language = Language {
    tag: "es",
    elides: false,
    negations: Phrases::new(
        "
        no|nunca|jamás|ningún|ninguno|ninguna|ningunos|ningunas|nada|nadie|ni|tampoco|sin
        apenas|raramente|difícilmente
        rara|raras vez|veces
        poco|poca|pocos|pocas
        !un|unos|hace|dentro|poco poco|pocos|a
        !unas pocas
        improbable*|inverosímil*
        falso|falsa|falsos|falsas|falsamente|falsedad*|errónea*|erróneo*|inexact*|infundad*|equivocad*
        imposible*|ilegal*|ilícit*|incapa*|inválid*
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
        negar*|niega*|niegue*|negó|negaron|negaba*|negado*|negada*|negando|negándose|negativa*|negación
        desment*|desmient*|desmint*
        rechaz*|rehus*|rehús*
        declin*
        descart*|exclu*
        !exclusiv*
        disput*|cuestiona*|cuestionó
        cesar|cesa|cesan|cesó|cesaron|cesado|cesando|cese
        deja|dejan|dejó|dejaron|dejar|dejado|dejando|deje|dejen _ de
        fracas*|falló|fallaron|fallar|fallado|fallando|fallido*|fallida*
        detuv*|deten*|detien*|paró|pararon|parar
        imped*|impid*|evit*|prohib*|prohíb*
        carec*|carez*|falta|faltan|faltó|faltaron|faltaba*
        retract*|retir*
        duda|dudas|dudan|dudó|dudaron|dudar|dudaba*|dudos*
        contradi*|contradec*|refut*|anul*|cancel*|abandon*|renunci*
        ",
    ),
    doubt: Phrases::new(
        "
        supuestamente|presuntamente|aparentemente|presunto|presunta|parece|parecen
        ",
    ),
    attribution: Phrases::new(
        "
        según
        dice|dijo|dicen|dijeron|llama|llamó|escribe|escribió|afirma|afirmó|informa|informó|describe|describió
        sostiene|cree|piensa
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
    weekdays: ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado sábados", "domingo domingos"],
};
