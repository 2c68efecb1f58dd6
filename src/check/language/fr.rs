//! French.

use super::lists::Language;
use super::phrases::Phrases;

pub(super) static FRENCH: Language = Language {
    tag: "fr",
    elides: true,
    negations: Phrases::new(
        "
        ne|n'|pas|jamais|rien|aucun|aucune|aucuns|aucunes|aucunement|personne|ni|non|nul|nulle|nullement|guère|sans
        !une|la|cette|chaque|autre|par|sa _ personne
        rarement|peu
        !un|quelque|depuis|sous peu
        !peu|petit à peu|petit
        improbable*|invraisemblable*
        faux|fausse|fausses|faussement|inexact*|erroné*|infondé*|mensong*
        à tort
        impossible*|illégal*|illicite*|incapable*|impuissant*
        loin de|d'|du|des
        plutôt que|qu'
        au lieu de|d'|du|des
        à la place de|d'|du|des
        sauf|excepté*|hormis|sinon|faute
        à moins de|d'|que|qu'
        à l' exception
        ",
    ),
    denials: Phrases::new(
        "
        nier|nie|nient|nia|nièrent|niait|niaient|nié|niée|niés|niées|niant|niera|nieront
        dénégation*|dénier|dénie*|déniait
        démenti*|démen*
        !démence|démences|démentiel*
        refus*
        rejet*
        écart*
        exclu|exclut|excluent|exclue*|exclus|exclure|excluant|exclusion
        contest*
        déclin*
        échou*|échec*|échoir
        cess*
        arrêter|arrêté|arrêtée|arrêtés|arrêtées|arrête|arrêtent|arrêta|arrêtèrent
        empêch*|interdi*|évit*
        manqu*
        rétract*
        retir*|retrait*
        dout*
        contredi*|réfut*|récus*|désavou*
        renonc*|annul*|abandonn*
        ",
    ),
    doubt: Phrases::new(
        "
        apparemment|prétendument|semble|semblent|présumé|présumée|supposé|supposée
        ",
    ),
    attribution: Phrases::new(
        "
        selon|d' après
        dit|dits|disent|appelle|appelait|écrit|affirme|affirmait|rapporte|décrit|soutient|croit|pense|déclare|déclaré
        ",
    ),
    capitals: false,
    months: [
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août aout", "septembre", "octobre", "novembre",
        "décembre",
    ],
    short_months: ["janv", "févr fév", "", "avr", "", "", "juil", "", "sept", "oct", "nov", "déc"],
    weekdays: ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
};
