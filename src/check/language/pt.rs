//! Portuguese.

use super::lists::{Language, Time};
use super::phrases::Phrases;

pub(super) static PORTUGUESE: Language = Language {
    tag: "pt",
    elides: false,
    conjunctions: Phrases::new("e|mas|ou|enquanto|embora|porque|porém|pois"),
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
        possível, possíveis, provável, prováveis, improvável, improváveis, incerto, incerta, incertos, incertas, duvidoso, duvidosa
        !o|a mais|melhor _ possível
        !sempre|se que|for possível
        acredita|pensa|suspeita|diz|supõe|presume|teme|estima|espera|crê|especula se
        se acredita|pensa|suspeita|diz|supõe|presume|teme|estima|espera|crê
        suspeit*, rumor, rumores, boato, boatos, especul*, conjetur*, conjectur*
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
        em teoria|princípio
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
    months: [
        "janeiro",
        "fevereiro",
        "março",
        "abril",
        "maio",
        "junho",
        "julho",
        "agosto",
        "setembro",
        "outubro",
        "novembro",
        "dezembro",
    ],
    short_months: ["jan", "fev", "mar", "abr", "mai", "jun", "jul", "ago", "set", "out", "nov", "dez"],
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
};
