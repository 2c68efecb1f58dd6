//! Portuguese.

use crate::words::months;

use super::lists::{Language, Time};
use super::numerals::Numerals;
use super::phrases::Phrases;

pub(super) static PORTUGUESE: Language = Language {
    tag: "pt",
    elides: false,
    compounds: false,
    conjunctions: Phrases::new("e|mas|ou|enquanto|embora|porque|porém|pois"),
    asides: Phrases::new("quem|cujo|cuja|quando|onde|depois|antes|desde|como"),
    links: Phrases::new("que"),
    comma_before_links: false,
    negating_fronts: "in im i des dis",
    negating_hyphened: "não non anti",
    negating_endings: "",
    negations: Phrases::new(
        "
        não, nunca, jamais, nenhum, nenhuma, nenhuns, nenhumas, ninguém, nada, nem, sem, tampouco
        raramente, dificilmente
        pouco, pouca, poucos, poucas
        !um|há|uns|pouco pouco|poucos
        !umas|a poucas|pouco
        improvável, improváveis, inverosímil, inverossímil
        falso, falsa, falsos, falsas, falsamente, falsidade*, errad*, erróne*, errône*, inexat*, inexact*, infundad*
        impossível, impossíveis, ilegal, ilegais, ilegalmente, ilícit*, incapaz, incapazes, inválid*
        longe de|do|da|dos|das
        em vez|lugar de|do|da|dos|das
        ao invés de|do|da
        exceto, excepto, salvo
        a menos que
        ",
    ),
    denials: Phrases::new(
        "
        negar*, nega, negam, negou, negaram, negad*, negava*, negand*, negue, neguem, negativa*, negação
        desment*, desmint*
        recus*, rejeit*
        descart*, exclui*, exclu*
        !exclusiv*
        contest*
        declin*
        falh*, fracass*
        cessar*, cessa, cessam, cessou, cessado
        deixa|deixam|deixou|deixaram|deixar|deixado|deixe _ de
        parou, pararam, parar, parado, parada
        imped*, impeç*, evit*, proib*, proíb*
        carec*, falta, faltam, faltou, faltaram, faltava*
        retratou, retrataram, retratar*, retratação
        retir*
        duvid*, dúvid*
        contradiz*, contradit*, refut*, anul*, cancel*, abandon*, renunci*
        ",
    ),
    doubt: Phrases::new(
        "
        alegadamente, supostamente, aparentemente, presumivelmente, provavelmente, possivelmente, talvez, porventura, eventualmente, hipotétic*, quiçá
        alegado, alegada, alegados, alegadas, suposto, suposta, supostos, supostas, presumível, presumíveis, presumido, presumida
        parece, parecem, parecia, pareciam, pareceu
        ao que parece|consta
        teria, teriam, seria, seriam, estaria, estariam, haveria, poderia, poderiam, deveria, deveriam
        terá|terão _ sido
        terá|terão _ *ado|*ido
        pode|podem ter|ser|estar|haver
        deve|devem ter
        possível, possíveis, provável, prováveis, improvável, improváveis, é|era|permanece incerto|incerta, duvidoso, duvidosa
        !o|a mais|melhor _ possível
        !sempre|se que|for possível, !possível *ar|*er|*ir
        acredita|pensa|suspeita|diz|supõe|presume|teme|estima|espera|crê|especula se
        se acredita|pensa|suspeita|diz|supõe|presume|teme|estima|espera|crê
        suspeit*, rumor, rumores, boato, boatos, conjetur*, conjectur*
        acusa, acusam, acusou, acusaram, acusado, acusada, acusados, acusadas, acusação, acusações, acusar, indiciad*, arguid*
        !o|a|os|as|um|uma acusado|acusada|acusados|arguido|arguida|arguidos
        não _ _ claro|clara|confirmado|confirmada|confirmados|confirmadas|verificado|verificada|certo|certa|sabe|conhece|provado|provada|demonstrado
        por confirmar|esclarecer
        não há provas|indícios|confirmação
        nenhuma prova|confirmação|certeza
        acredita, acreditam, acreditava, acha, acham, achava, pensa, pensam, crê, creem
        acredito, acho, creio, suponho, imagino
        segundo|reza a lenda|tradição
        tanto quanto
        sugere, sugerem, sugeria, indicaria*
        tudo indica|aponta|leva, ninguém sabe
        em teoria
        ",
    ),
    epithets: Phrases::new(
        "
        o|a|os|as|um|uma|do|da|dos|das alegado|alegada|alegados|alegadas|suposto|suposta|supostos|supostas|presumível|presumido
        ",
    ),
    attribution: Phrases::new(
        "
        segundo, conforme, consoante
        !o|um|no|ao|em|do segundo
        de acordo com
        nas palavras|opinião de|do|da
        na opinião|versão|ótica
        no entender|dizer
        na sua|minha|nossa opinião|versão
        por sua|própria conta
        para o|a|os|as
        aos olhos
        diz, disse, dizem, disseram, dizia, diziam, dito, dizendo, dirá
        afirm*, escrev*, inform*, declar*, sustent*, relat*, conta, contam, contou, contaram, descrev*, chama, chamam, chamou, classific*, define, definiu, apelid*
        !um|o|seu|este relatório
        !relatório
        anunci*, assegur*, garant*, explic*, acrescent*, adiant*, indic*, refer*, sublinh*, destac*, reconhec*, admit*, confess*, confirm*, revel*, record*, lembr*, testemunh*
        acredita, acreditam, acreditava, acha, acham, pensa, pensam, pensava, consider*, estim*, calcul*, julg*, avali*, interpret*, conclu*, entend*
        acus*, denunci*, critic*, lament*, queix*, reclam*, exig*, pede, pediu, pedem, pediram, propõe, propôs, propost*, recomend*, suger*, advert*, alert*, avis*
        prevê, preveem, previst*, espera, esperam, prometeu, promete, prometem, prometeram, planeia*, planej*, pretend*, quer, querem
        cita, citam, citou, citad*, aleg*, insist*, menc*, fala, falam, falou, nega, negam, negou, desment*, atribu*
        procurador*|ministério público
        queixa*, processo
        hipótese*, teoria, teorias
        pode, podem
        ",
    ),
    capitals: false,
    months: &months::PORTUGUESE,
    weekdays: [
        "segunda-feira",
        "terça-feira",
        "quarta-feira",
        "quinta-feira",
        "sexta-feira",
        "sábado",
        "domingo",
    ],
    time: Time {
        periods: "semana, mês, ano, década, trimestre, primavera, verão, outono, inverno",
        units: "minutos, hora, horas, dia, dias, semana, semanas, mês, meses, ano, anos",
        numbers: "
            um, uma, dois, duas, três, quatro, cinco, seis, sete, oito, nove, dez, onze, doze, alguns
            algumas, poucos, poucas, vários, várias
        ",
        phrases: "
            hoje, ontem, anteontem, amanhã, recentemente, atualmente, actualmente, ultimamente
            esta {period}, este {period}, nesta {period}, neste {period}, {period} passada
            {period} passado, próxima {period}, próximo {period}, {period} que vem, os últimos {units}
            as últimas {units}, nos últimos {units}, nas últimas {units}, há {number} {units}
            {number} {units} atrás
        ",
        before_weekday: "uma, numa, um, num, cada, toda, todo, qualquer, primeira, terceira",
        after: "de, santa, santo",
    },
    abbreviations: "
        sr, sra, srta, dr, dra, prof, profa, eng, arq, art, núm, pág, págs, vol, cf, etc, av, exmo, gen
        cel, cap, lda, ltda, sto, sta, jan, fev, mar, abr, mai, jun, jul, ago, set, out, nov, dez
    ",
    ordinal_points: false,
    euphemisms: Phrases::new(
        "
        clarific*, esclarec*, atualiz*, actualiz*, precisou, precisámos, precisado, ajust*
        ",
    ),
    numerals: Numerals {
        comma: true,
        joined: false,
        cardinals: "
            0 zero
            1 um uma
            2 dois duas
            3 três
            4 quatro
            5 cinco
            6 seis
            7 sete
            8 oito
            9 nove
            10 dez
            11 onze
            12 doze
            13 treze
            14 catorze quatorze
            15 quinze
            16 dezasseis dezesseis
            17 dezassete dezessete
            18 dezoito
            19 dezanove dezenove
            20 vinte
            30 trinta
            40 quarenta
            50 cinquenta
            60 sessenta
            70 setenta
            80 oitenta
            90 noventa
            100 cem cento
            200 duzentos duzentas
            300 trezentos trezentas
            400 quatrocentos quatrocentas
            500 quinhentos quinhentas
            600 seiscentos seiscentas
            700 setecentos setecentas
            800 oitocentos oitocentas
            900 novecentos novecentas
            ",
        ordinals: "
            1 primeiro primeira
            2 segundo segunda
            3 terceiro terceira
            4 quarto quarta
            5 quinto quinta
            6 sexto sexta
            7 sétimo sétima
            8 oitavo oitava
            9 nono nona
            10 décimo décima
            20 vigésimo vigésima
            ",
        scales: "
            12 dúzia dúzias
            1000 mil milhar milhares
            1000000 milhão milhões mi
            1000000000 bilhão bilhões bi
            1000000000000 trilhão trilhões bilião biliões
            ",
        bare: "mil",
        parts: "
            1/2 meio meia metade
            1/3 terço terços
            1/4 quarto quartos
            1/5 quinto quintos
            1/10 décimo décimos
            ",
        implied: "
            1 único única só
            2 ambos ambas par casal dobro duplo
            3 triplo
            10 dezena década
            100 centena século
            ",
        and: "e",
        and_after_tens: true,
        articles: "um uma por cada",
        between: "a e ou ao",
        of: "de do",
        units: "
            percent porcento
            dollar dólar dólares
            pound libra libras
            euro euro euros
            real real reais
            yen iene ienes
            yuan yuan yuans
            rouble rublo rublos
            franc franco francos
            krona coroa coroas
            km quilómetro quilómetros quilômetro quilômetros km
            metre metro metros m
            cm centímetro centímetros cm
            mm milímetro milímetros mm
            mile milha milhas
            hectare hectare hectares ha
            kg quilograma quilogramas quilo quilos kg
            gram grama gramas g
            tonne tonelada toneladas
            litre litro litros
            barrel barril barris
            kmh kmh
            degree grau graus
            mw megawatt megawatts mw
            gw gigawatt gigawatts gw
            second segundo segundos
            minute minuto minutos min
            hour hora horas
            day dia dias
            week semana semanas
            month mês meses
            year ano anos
            decade década décadas
            ",
        hour: "h horas",
        at: "às",
        times: "",
        halves: "
            am manhã madrugada
            pm tarde noite
            ",
        days: "
            -2 anteontem
            -1 ontem
            0 hoje
            1 amanhã
            ",
        relative: "
            -1 passado passada último última
            0 este esta neste nesta
            1 próximo próxima
            ",
        ago: "há atrás",
        rounded: "cerca quase mais menos aproximadamente uns umas torno perto",
        than: "de do que",
        after: "",
        before: "",
        next_half: "",
        parts_of_day: "",
        past: "",
        future: "",
    },
};
