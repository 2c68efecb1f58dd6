//! Portuguese.

use super::lists::Language;
use super::phrases::Phrases;

pub(super) static PORTUGUESE: Language = Language {
    tag: "pt",
    elides: false,
    negations: Phrases::new(
        "
        não|nunca|jamais|nenhum|nenhuma|nenhuns|nenhumas|ninguém|nada|nem|sem|tampouco
        raramente|dificilmente
        pouco|pouca|poucos|poucas
        !um|há|uns|pouco pouco|poucos
        !umas|a poucas|pouco
        improvável|improváveis|inverosímil|inverossímil
        falso|falsa|falsos|falsas|falsamente|falsidade*|errad*|erróne*|errône*|inexat*|inexact*|infundad*
        impossível|impossíveis|ilegal|ilegais|ilegalmente|ilícit*|incapaz|incapazes|inválid*
        longe de|do|da|dos|das
        em vez|lugar de|do|da|dos|das
        ao invés de|do|da
        exceto|excepto|salvo
        a menos que
        ",
    ),
    denials: Phrases::new(
        "
        negar*|nega|negam|negou|negaram|negad*|negava*|negand*|negue|neguem|negativa*|negação
        desment*|desmint*
        recus*|rejeit*
        descart*|exclui*|exclu*
        !exclusiv*
        contest*
        declin*
        falh*|fracass*
        cessar*|cessa|cessam|cessou|cessado
        deixa|deixam|deixou|deixaram|deixar|deixado|deixe _ de
        parou|pararam|parar|parado|parada
        imped*|impeç*|evit*|proib*|proíb*
        carec*|falta|faltam|faltou|faltaram|faltava*
        retratou|retrataram|retratar*|retratação
        retir*
        duvid*|dúvid*
        contradiz*|contradit*|refut*|anul*|cancel*|abandon*|renunci*
        ",
    ),
    doubt: Phrases::new("alegadamente|supostamente|aparentemente|parece|parecem|presumível"),
    attribution: Phrases::new(
        "segundo|conforme|diz|disse|dizem|disseram|afirma|afirmou|escreve|escreveu|informou",
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
        "sábado sábados",
        "domingo domingos",
    ],
};
