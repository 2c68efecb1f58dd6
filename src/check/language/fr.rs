//! French.

use crate::words::months;

use super::lists::{Language, Time};
use super::numerals::Numerals;
use super::phrases::Phrases;

pub(super) static FRENCH: Language = Language {
    tag: "fr",
    elides: true,
    compounds: false,
    conjunctions: Phrases::new("et|mais|ou|or|tandis|alors|bien|car|quoique"),
    asides: Phrases::new("qui|dont|où|quand|lorsque|lorsqu'|après|avant|depuis|pendant|si|comme|alors"),
    links: Phrases::new("que|qu'"),
    comma_before_links: false,
    negating_fronts: "in im il ir dé dés mé més non",
    negating_hyphened: "non anti",
    negating_endings: "",
    negations: Phrases::new(
        "
        ne, n', pas, jamais, rien, aucun, aucune, aucuns, aucunes, aucunement, personne, ni, non, nul, nulle, nullement, guère, sans
        !une|la|cette|chaque|autre|par|sa _ personne
        rarement, peu
        !un|quelque|depuis|sous peu
        !peu|petit à peu|petit
        improbable*, invraisemblable*
        faux, fausse, fausses, faussement, inexact*, erroné*, infondé*, mensong*
        à tort
        impossible*, illégal*, illicite*, incapable*, impuissant*
        loin de|d'|du|des
        plutôt que|qu'
        au lieu de|d'|du|des
        à la place de|d'|du|des
        sauf, excepté*, hormis, sinon, faute
        à moins de|d'|que|qu'
        à l' exception
        ",
    ),
    denials: Phrases::new(
        "
        nier, nie, nient, nia, nièrent, niait, niaient, nié, niée, niés, niées, niant, niera, nieront
        dénégation*, dénier, dénie*, déniait
        démenti*, démen*
        !démence|démences|démentiel*
        refus*
        rejet*
        écart*
        exclu, exclut, excluent, exclue*, exclus, exclure, excluant, exclusion
        contest*
        déclin*
        échou*, échec*, échoir
        cess*
        arrêter, arrêté, arrêtée, arrêtés, arrêtées, arrête, arrêtent, arrêta, arrêtèrent
        empêch*, interdi*, évit*
        manqu*
        rétract*
        retir*, retrait*
        dout*
        contredi*, réfut*, récus*, désavou*
        renonc*, annul*, abandonn*
        ",
    ),
    doubt: Phrases::new(
        "
        apparemment, prétendument, vraisemblablement, probablement
        peut|peuvent être
        peut-être
        éventuellement, possiblement, hypothétique*, supposément
        soi disant
        sans doute
        !sans aucun|nul doute
        semble, semblent, semblait, semblaient, sembla, sembleraient, semblerait
        paraît, parait, paraissait
        présumé, présumée, présumés, présumées, supposé, supposée, supposés, supposées, prétendu, prétendue, prétendus, prétendues
        allégué*, allégation*, rumeur*, probable, probables, possible, possibles, est|sont|était|reste|restent|demeure incertain*
        !le plus|moins _ possible, !possible de|d'
        !dès|aussitôt que possible
        !rendre|rend|rendu|rendent possible
        serait, seraient, aurait, auraient
        pourrait, pourraient, devrait, devraient
        a|ont pu être
        peut|peuvent avoir
        soupçon*, suspect, suspecte, suspects, suspectes, suspecté*
        accusé*, accuse, accusent, accusation*, inculpé*
        mis|mise|mises en cause|examen
        on dit|raconte|croit|pense|ignore
        considéré* comme
        !l'|un|une|des|les accusé*|suspect*
        il|elle se peut|pourrait
        est|sont|était|étaient _ censé|censée|censés|censées|réputé*|attendu*|estimé*
        réputé*, censé*
        non|pas confirmé|confirmée|confirmés|confirmées|vérifié|vérifiée|prouvé|prouvée|établi|établie|clair|certain|certaine|sûr|sûre|connu|connue
        aucune preuve|confirmation|certitude
        flou, flous, indéterminé*
        croit, croient, croyait, pense, pensent, pensait
        je|nous crois|suppose|imagine|estime|croyons|supposons
        à ma|notre|sa connaissance
        autant que
        d' après la légende|rumeur
        selon la légende|rumeur|tradition
        tout|tous porte|indique|laisse|pousse
        laisse|laissent|laissait penser|croire|supposer|entendre
        suggère, suggèrent, suggérait
        sait|savent|savait pas, nul ne sait, ignore|ignorent|ignorait
        en théorie|apparence
        ",
    ),
    epithets: Phrases::new(
        "
        le|la|les|l'|un|une|des|du|ce|cette|ces prétendu|prétendue|prétendus|prétendues|supposé|supposée|présumé|présumée
        ",
    ),
    attribution: Phrases::new(
        "
        selon, suivant
        d' après
        aux yeux de|du|des
        à en croire
        de|par son|leur|sa propre aveu
        pour le|la|les|l'|lui|elle|eux
        au|aux dire|dires
        de l' avis|aveu
        dit, dits, disent, disait, disaient, dira, déclar*, affirm*, assur*, soutient, soutiennent, soutenait, soutenu
        écrit, écrivent, écrivait, écrivit, raconte*, raconté*, rapport, rapporte, rapportent, rapporté*, rapportait
        !le|un|ce|son|du|au rapport
        !par rapport
        appelle|appellent|appelait|qualifie*|qualifié*|décri*|dépei*|présente … comme
        décrit, décrivent, décrivait, qualifie, qualifient, qualifié, qualifiée
        annonc*, indiqu*, précis*, ajout*, estim*, évalu*, juge, jugent, jugé, jugeait, considèr*, considér*, pense, pensent, pensait, croit, croient
        expliqu*, témoign*, confi, confie, confié, avou*, admet*, admis, admettent, reconna*, reconnu*, confirm*, révél*, rappel*, soulign*
        accus*, reproch*, dénonc*, critiqu*, déplor*, regrett*, plaint*
        mise|met|mettent|mis en garde
        averti*
        promet*, promis*, prévo*, prévu*, prévision*, espèr*, espér*, souhait*, veut, veulent, compte, comptent
        propos*, recommand*, demand*, récla*, suggèr*, suggér*, insinu*, conclu*
        cite, citent, cité, citée, citait, allègu*, allég*, prétend*, nie, nient, dément*, contest*, parl*, évoqu*, mentionn*
        met|mettent … sur le compte
        attribu*|voit|voient _ _ comme
        procureur*, parquet, plainte*, plaignant*, poursuiv*
        inculp*, soupçonn*, suspect*
        théorie, théories, hypothèse*
        peut, peuvent
        risque|risquent de|d'
        ",
    ),
    capitals: false,
    months: &months::FRENCH,
    weekdays: ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
    time: Time {
        periods: "
            semaine, année, décennie, fois, mois, an, trimestre, printemps, été, automne, hiver, matin
            soir, week
        ",
        units: "minutes, heure, heures, jour, jours, semaine, semaines, mois, an, ans, année, années",
        numbers: "
            un, une, deux, trois, quatre, cinq, six, sept, huit, neuf, dix, onze, douze, quelques
            plusieurs
        ",
        phrases: "
            aujourd hui, hier, avant hier, demain, récemment, actuellement, dernièrement
            ces derniers {units}, ces dernières {units}, ces jours ci, cette semaine, cette année
            ce mois, ce mois ci, ce matin, ce soir, la {period} dernière, la {period} prochaine
            la {period} passée, l année dernière, l année prochaine, l an dernier, l an passé
            l an prochain, le mois dernier, le mois prochain, le mois passé, l été dernier
            l hiver dernier, l automne dernier, le printemps dernier, il y a {number} {units}
        ",
        before_weekday: "un, chaque, le, les, des, du, premier, second, deuxième, troisième",
        after: "de, du, des, saint, noir",
    },
    abbreviations: "
        mm, mme, mlle, dr, prof, st, ste, etc, cf, env, art, vol, no, av, janv, févr, avr, juil, sept
        oct, nov, déc
    ",
    ordinal_points: false,
    euphemisms: Phrases::new("clarifi*, précis*, actualis*, mis|mise|mettre|met à jour"),
    numerals: Numerals {
        comma: true,
        joined: false,
        cardinals: "
            0 zéro
            1 un une
            2 deux
            3 trois
            4 quatre
            5 cinq
            6 six
            7 sept
            8 huit
            9 neuf
            10 dix
            11 onze
            12 douze
            13 treize
            14 quatorze
            15 quinze
            16 seize
            20 vingt vingts
            30 trente
            40 quarante
            50 cinquante
            60 soixante
            70 septante
            80 huitante octante
            90 nonante
            ",
        ordinals: "
            1 premier première premiers premières unième
            2 deuxième second seconde deuxièmes
            3 troisième
            4 quatrième
            5 cinquième
            6 sixième
            7 septième
            8 huitième
            9 neuvième
            10 dixième
            11 onzième
            12 douzième
            13 treizième
            14 quatorzième
            15 quinzième
            16 seizième
            20 vingtième
            30 trentième
            100 centième
            ",
        scales: "
            12 douzaine douzaines
            100 cent cents centaine centaines
            1000 mille millier milliers k
            1000000 million millions
            1000000000 milliard milliards mds md
            1000000000000 billion billions
            ",
        bare: "cent mille",
        parts: "
            1/2 demi demie moitié
            1/3 tiers
            1/4 quart quarts
            1/5 cinquième cinquièmes
            1/10 dixième dixièmes
            ",
        implied: "
            1 seul seule unique
            2 paire couple double doublé doubler
            3 triple triplé
            10 dizaine décennie
            15 quinzaine
            20 vingtaine
            30 trentaine
            40 quarantaine
            50 cinquantaine
            100 siècle
            ",
        and: "et",
        and_after_tens: true,
        articles: "un une par chaque",
        between: "à et ou au",
        of: "de du",
        units: "
            percent pourcent pct
            dollar dollar dollars
            pound livre livres
            euro euro euros
            yen yen yens
            yuan yuan yuans
            rouble rouble roubles
            franc franc francs
            krona couronne couronnes
            km kilomètre kilomètres km
            metre mètre mètres m
            cm centimètre centimètres cm
            mm millimètre millimètres mm
            mile mile miles
            hectare hectare hectares ha
            kg kilogramme kilogrammes kilo kilos kg
            gram gramme grammes g
            tonne tonne tonnes
            litre litre litres
            kmh kmh
            degree degré degrés
            kw kilowatt kilowatts kw
            mw mégawatt mégawatts mw
            gw gigawatt gigawatts gw
            second seconde secondes
            minute minute minutes min
            hour heure heures
            day jour jours
            week semaine semaines
            month mois
            year an ans année années
            decade décennie décennies
            ",
        hour: "h heure heures",
        at: "",
        times: "
            720 midi
            0 minuit
            ",
        halves: "
            am matin
            pm soir
            ",
        days: "
            -1 hier
            0 aujourdhui aujourd hui
            1 demain
            ",
        relative: "
            -1 dernier dernière passé passée
            0 ce cette cet
            1 prochain prochaine
            ",
        ago: "a",
        rounded: "environ près quelque quelques plus moins peu presque autour approximativement dépasse frôle",
        than: "de d près",
        after: "",
        before: "",
        next_half: "",
        parts_of_day: "",
        past: "",
        future: "",
    },
};
