//! English.

use crate::words::months;

use super::lists::{Language, Time};
use super::numerals::Numerals;
use super::phrases::Phrases;

pub(super) static ENGLISH: Language = Language {
    tag: "en",
    elides: false,
    compounds: true,
    conjunctions: Phrases::new("and|but|yet|or|while|whereas|although|though|because|so"),
    asides: Phrases::new("who|whom|whose|which|when|whenever|where|after|before|until|till|since|once|if|as|then"),
    links: Phrases::new("that"),
    comma_before_links: false,
    negating_fronts: "un in im il ir dis non mis anti",
    negating_hyphened: "non un anti",
    negating_endings: "less lessly lessness",
    negations: Phrases::new(
        "
        not, no, never, none, nobody, nothing, nowhere, neither, nor, without, cannot
        no one
        *n't
        isnt, arent, wasnt, werent, dont, doesnt, didnt, wouldnt, couldnt, shouldnt, hasnt, havent, hadnt, mustnt, neednt, aint
        hardly, barely, scarcely, rarely, seldom
        few, fewer
        !a|the|next|last|past|first|these|those|quite _ few
        little _ evidence|chance|hope|sign|proof|reason|prospect|truth
        unlikely, improbable, implausible
        false, falsely, falsehood*, wrong, wrongly, wrongful*, untrue, mistaken*, erroneous*, incorrect*, inaccurate*
        unfounded, baseless, groundless, unproven, unsubstantiated, disproved, disproven
        impossible, illegal*, unlawful*, unable, unwilling*, incapable, invalid*, unsuccessful*, unaware, unnecessar*, non, nonexistent
        far from
        rather than
        instead of
        anything but
        except, excepting, excluding, unless
        but for
        other than
        absence of
        ",
    ),
    denials: Phrases::new(
        "
        deny, denies, denied, denying, denial, denials
        refuse, refuses, refused, refusing, refusal*
        fail, fails, failed, failing, failure*
        reject*
        rule|rules|ruled|ruling _ out
        dispute, disputes, disputed, disputing
        decline, declines, declined, declining
        cease, ceases, ceased, ceasing, cessation
        stop, stops, stopped, stopping, stoppage*, halt, halts, halted, halting
        prevent*
        lack, lacks, lacked, lacking
        retract*
        withdraw*, withdrew
        doubt*
        contradict*, refut*, rebut, rebuts, rebutted, rebuttal*, debunk*, disprov*
        repudiat*, disavow*, disclaim, disclaims, disclaimed, disown*
        forbid*, forbade, prohibit*
        dismiss*, quash*, overturn*, cancel, cancels, canceled, cancelled, cancelling, cancellation*, abandon*, avoid*
        ",
    ),
    doubt: Phrases::new(
        "
        reportedly, allegedly, ostensibly, apparently, apparent, seemingly, supposedly, purportedly, putative, putatively, reputedly
        presumably, probably, perhaps, possibly, maybe, conceivably, arguably, potentially, tentatively, hypothetical*
        alleged, alleges, allege, alleging, allegation*, purported, supposed, suspected, rumour*, rumor*, hearsay
        speculation|speculations|speculated|speculates|speculating that|about|over|is|was, there is|was speculation
        unconfirmed, unverified, unsubstantiated, unproven, unclear, inconclusive*, doubtful
        is|are|was|were|remain|remains|remained _ unknown|uncertain
        unknown|uncertain whether|if|how|why|when|who
        likely, unlikely, probable, improbable, likelihood, probability
        !more|less|equally likely
        !as likely
        more likely than not, chances are

        possible, possibility
        !as _ as possible
        !if|where|wherever|when|whenever|best|worst|only|first|makes|make|made|making _ possible
        !possible to|for|only

        # The month has a capital, and what is allowed is not in doubt.
        may, might
        may|might _ have|be
        !May
        !the|his|her|its|their|our|your|military|full|all|whose|*'s|*s' might
        !may not|only, !may the|god
        !may _ enter|use|park|apply|vote|carry|bring|keep|appeal|visit|stay|swim|fish|camp|smoke|drive|cycle|buy|sell|order
        !may _ download|copy|print|register|submit|file|contact|access|view|send|return|cancel|refuse|require|grant|issue
        !may _ appoint|impose|speak|attend|object|inspect|borrow|request|ask|choose|take|leave
        !may _ be used|brought|taken|carried|kept|left|parked|bought|appealed|extended|renewed|fined|imposed|copied
        could, could _ have|be
        !could not
        !could not _ have
        !could _ see|hear|feel|smell|taste|read|afford|remember|recall|walk|swim|speak|sing|stand|hold|carry|seat|fit|hardly|only|no
        !could _ be seen|heard|felt|reached|found|smelt|smelled|read|watched

        seem, seems, seemed, seeming
        appear|appears|appeared to|that|as|likely|unlikely|not
        it _ appears|appeared
        !it appears|appeared in|on|at|before
        look|looks|looked as if|though
        look|looks|looked set|likely|like
        as if|though

        is|are|was|were|be|been|being _ said|thought|believed|understood|presumed|assumed|feared|reported|claimed to
        is|are|was|were|be|been|being _ rumoured|rumored|supposed|expected|reputed|estimated to
        !is|are|was|were|be|been|being _ said to reporters|journalists|him|her|them|us|me|the|a|an|his|their|parliament|it
        thought|believed|understood|presumed|assumed|feared|rumoured|rumored|supposed|expected|reputed|tipped to
        is|are|was|were _ expected|feared|presumed|believed
        claim|claims|claimed|claiming|purport|purports|purporting to
        it is|was|been _ said|thought|believed|understood|presumed|assumed|feared|reported|rumoured|rumored|claimed, it has been said|claimed|reported
        some|people|many|they|others|locals say|says|believe|think|claim|suspect
        legend|tradition|lore|folklore has|says|holds|places
        according to legend|tradition|folklore|rumour|rumours|rumor|rumors|hearsay
        feared|presumed|believed dead|drowned|lost|missing

        accuse, accuses, accused, accusing, accusation*
        charged|charge|charges|charging _ _ with
        indicted, indictment*
        on|under suspicion
        suspect|suspects|suspicion that|he|she|it|him|her|them|the|of

        believe, believes
        !believe|believes in
        think, thinks
        !think|thinks of|about|twice|again
        we|you|he|she|they|police|officials|investigators|experts|detectives|officers|researchers _ believed|thought|suspected
        I believed|thought|suspected|guess|assume|imagine|reckon|expect|gather|suppose
        we guess|assume|imagine|reckon|expect|suppose
        as far as I|we, as far as I|we know|knew|can|could|recall|remember|understand|am|are
        if I|we remember|recall
        to my|our|his|her|their knowledge|recollection
        to the best of
        suggest|suggests|suggested|suggesting that
        evidence|data|results|figures|findings|records|documents|signs|tests|analysis|study|studies|survey … suggest|suggests|suggested
        evidence|data|results|figures|findings|records|documents|signs|tests|analysis … indicate|indicates|indicated

        is|are|was|were not _ known, isn't|aren't|wasn't|weren't known, never known
        not|never|*n't _ clear|certain|sure|confirmed|verified|established|proven|proved|determined
        !not known for, !never known for|to
        not|cannot|*n't be _ confirmed|verified|established|proved|proven|determined
        no|little proof|confirmation|certainty
        no|little evidence
        !no|little evidence against
        whether … open|unclear|unknown|unsettled|undecided|uncertain|question|doubt|disputed, not … whether
        remains|remain|remained to be seen
        *n't|not|nobody|never know|knows|knew whether|if|who|how|why|what|when
        am|is|are|was|were|i'm|we're|he's|she's|not _ pretty|fairly|quite|almost|reasonably sure|certain, i'm|we're _ sure|convinced, can't|cannot|couldn't swear
        one suspects|hears|gathers|presumes|supposes|assumes|imagines
        is|are|was|were _ said|thought|believed|reported|understood|alleged by … to
        hard|difficult not to think|believe|suspect
        in theory
        to all appearances
        nobody knows, no one knows
        ",
    ),
    epithets: Phrases::new(
        "
        a|an|the|his|her|its|their|this|that|two|three|several|many|some|other alleged|suspected|supposed|purported|presumed|putative|seemingly|apparently|reputed|accused
        ",
    ),
    attribution: Phrases::new(
        "
        according to
        say, says, said, saying, tell, tells, told, telling, write, writes, wrote, writing
        !in writing
        !nobody|never|not _ told|said|called|asked
        claim, claims, claimed, claiming, argue, argues, argued, arguing, contend, contends, contended
        report, reports, reported, reporting
        !a|an|the|its|his|her|their|this|that|each|every|annual|final|first|police report|reports
        !report|reports of|on|about|was|were|is|are
        report puts|gives|gave|finds|found
        describe, describes, described, describing, depict, depicts, depicted, portray, portrays, portrayed
        call, calls, called, calling
        !call|calls|called|calling off|on|in|back|up|out|upon|away
        !is|are|was|were|be|been|a|the _ called|call|calls
        labels, labelled, labeled, dubbed, termed
        state|states|stating that
        stated
        announce, announces, announced, announcing, declare, declares, declared, proclaim*
        maintain|maintains|maintained that
        insist*, assert, asserts, asserted, assertion*, affirm, affirms, affirmed, testif*, testimony, recount, recounts, recounted
        recall, recalls, recalled, remember, remembers, remembered, mention, mentions, mentioned, comment, comments, commented
        explain|explains|explained|note|notes|noted|observe|observes|observed|add|adds|added|remark|remarks|remarked that
        explains, explained, mentioned
        admit, admits, admitted, concede, concedes, conceded, confess, confesses, confessed, acknowledge, acknowledges, acknowledged
        confirm|confirms|confirmed|reveal|reveals|revealed|disclose|discloses|disclosed that
        deny, denies, denied, denying, dispute, disputes, disputed, reject, rejects, rejected
        warn, warns, warned, complain*, lament, laments, lamented, boast, boasts, boasted, joke, jokes, joked
        predict*, forecast, forecasts, expect, expects, expected, anticipat*, projected
        estimate, estimates, estimated, estimating, reckon, reckons, reckoned, calculate, calculates, calculated
        put|puts|putting … at
        !put|puts|putting … at risk|sea|work|auction|rest
        quote, quotes, quoted, quoting, cite, cites, cited, citing
        puts|put it, so|as|the _ story goes
        some|many|most|several|other _ historians|scholars|critics|experts|observers|analysts|researchers|scientists
        officials|police|historians|experts|scholars|investigators date|place|trace|put
        in _ words of
        believe, believes, believed, belief, think, thinks, thought, suspect, suspects, suspicion*, assume, assumes, assumed, fear, fears, feared
        !the|a|an|two|three|one|both|second|main|prime suspect|suspects
        supposes, guesses, guessed
        feel|feels|felt that
        judge|judges|judged that|it
        find|finds|found|hold|holds|held|rule|rules|ruled|infer|infers|inferred that
        find|finds|found no
        is|are|was|were held|judged|found|considered|deemed to
        conclude, concludes, concluded
        suggest, suggests, suggested, indicate, indicates, indicated, imply, implies, implied, hint, hints, hinted
        point|points|pointed to
        interpret*, hypothes*, theory, theories, theoris*, theoriz*, conjecture*
        consider, considers, considered, regard, regards, regarded, deem, deems, deemed, rates, rated
        see|sees|saw|view|views|viewed|list|lists|listed _ _ _ as
        attribut*|credit|credits|credited _ _ _ with|to
        recommend*, propose, proposes, proposed, urge, urges, urged
        call|calls|called for
        promise, promises, promised, pledge, pledges, pledged, vow, vows, vowed
        !a|the|his|her|its|their|this|that|no promise|promises|pledge|pledges|vow|vows|claim|claims|estimate|estimates|call|calls
        accus*, blam*, alleg*
        charge, charged, charges
        !charge|charges|charged … euros|pounds|dollars|cents|pence|percent|fee|fees
        on trial, indict*, prosecutor*, prosecution, plaintiff*, complaint*, lawsuit*, sues, sued, suing
        by his|her|its|their|my|our|all|most|some|*'s _ account|accounts|reckoning|estimate|estimates|count|admission|telling
        by the _ *'s _ account|accounts|reckoning|estimate|estimates|count|admission|telling|description
        by the _ _ account|accounts|reckoning|telling|description of
        in|to his|her|its|their|my|our|your|*'s _ view|opinion|mind|judgment|judgement|estimation|words|version|telling|recollection|memory|belief|understanding
        in|to the _ view|views|opinion|mind|eyes|judgment|judgement|estimation|words|version|telling of
        in the _ *'s _ view|opinion|mind|judgment|judgement|estimation|words|version|telling|recollection|memory|belief|understanding
        as seen|told|remembered|recorded|understood|reported by|in

        # What is asked, allowed, planned or at risk is not said to be so.
        whether
        investigate|investigates|investigated|investigating, under investigation, not _ rule|ruled out, not excluded, look|looks|looked|looking into, treated as
        can, able, allowed, permitted, permits, allows
        due|scheduled|slated|planned on|in|at|by|for|before
        due|set|scheduled|planned|slated|meant|intended|hoping|hopes|hope|hoped|aims|aim|plan|intends|intend|wants|want to
        under threat, at risk, in doubt, in question, open to question
        risk|risks|danger|threat|chance|chances of|that|to
        sign|signs|hint|hints|indication|indications of|that
        threatens|threatened to
        plans, doubt, doubts, doubted, debated, controvers*, contested
        ",
    ),
    capitals: true,
    months: &months::ENGLISH,
    weekdays: ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
    time: Time {
        periods: "
            morning, afternoon, evening, week, weekend, month, quarter, year, decade, spring, summer
            autumn, winter
        ",
        units: "minutes, hour, hours, day, days, week, weeks, month, months, year, years, decade, decades",
        numbers: "
            a, an, one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, some
            several, many
        ",
        phrases: "
            today, yesterday, tomorrow, tonight, recently, lately, currently, nowadays, at present
            these days, earlier today, later today, last night, this {period}, earlier this {period}
            later this {period}, last {period}, early last {period}, late last {period}, next {period}
            the past {period}, the coming {period}, in recent {units}, in the last few {units}
            in the past few {units}, the past {number} {units}, the last {number} {units}
            in the coming {units}, {number} {units} ago, a few {units} ago, a couple of {units} ago
        ",
        before_weekday: "
            a, an, every, each, any, one, some, that, the, same, following, previous, black, good
            bloody, ash, palm, super, easter, cyber, maundy, holy, shrove, fat, whit
        ",
        after: "of, Times, Mail, Telegraph, Mirror, Express, Post, Herald, Night",
    },
    abbreviations: "
        mr, mrs, ms, dr, prof, rev, hon, sr, jr, st, mt, gen, col, lt, maj, capt, cmdr, sgt, adm, gov
        sen, rep, pres, sec, amb, vs, etc, cf, ca, no, nos, vol, fig, art, pp, ed, eds, al, co, inc, ltd
        corp, dept, est, approx, jan, feb, mar, apr, jun, jul, aug, sep, sept, oct, nov, dec, mon, tue
        tues, wed, thu, thur, thurs, fri, sat, sun
    ",
    ordinal_points: false,
    euphemisms: Phrases::new("clarif*, fix, fixes, fixed, fixing, updat*"),
    numerals: Numerals {
        comma: false,
        joined: false,
        cardinals: "
            0 zero nil nought
            1 one
            2 two
            3 three
            4 four
            5 five
            6 six
            7 seven
            8 eight
            9 nine
            10 ten
            11 eleven
            12 twelve
            13 thirteen
            14 fourteen
            15 fifteen
            16 sixteen
            17 seventeen
            18 eighteen
            19 nineteen
            20 twenty
            30 thirty
            40 forty
            50 fifty
            60 sixty
            70 seventy
            80 eighty
            90 ninety
            ",
        ordinals: "
            1 first
            2 second
            3 third
            4 fourth
            5 fifth
            6 sixth
            7 seventh
            8 eighth
            9 ninth
            10 tenth
            11 eleventh
            12 twelfth
            13 thirteenth
            14 fourteenth
            15 fifteenth
            16 sixteenth
            17 seventeenth
            18 eighteenth
            19 nineteenth
            20 twentieth
            30 thirtieth
            40 fortieth
            50 fiftieth
            60 sixtieth
            70 seventieth
            80 eightieth
            90 ninetieth
            100 hundredth
            1000 thousandth
            ",
        scales: "
            12 dozen dozens
            100 hundred hundreds
            1000 thousand thousands k
            100000 lakh lakhs
            1000000 million millions mn mln mil
            10000000 crore crores
            1000000000 billion billions bn bln
            1000000000000 trillion trillions tn trn
            ",
        bare: "",
        parts: "
            1/2 half halves halved
            1/3 third thirds
            1/4 quarter quarters
            1/5 fifth fifths
            1/6 sixth sixths
            1/7 seventh sevenths
            1/8 eighth eighths
            1/9 ninth ninths
            1/10 tenth tenths
            1/20 twentieth
            1/100 hundredth hundredths
            ",
        implied: "
            1 single sole only
            2 both pair pairs twice couple double doubled doubling twin twins duo second bilateral another
            3 triple tripled trio triplets thrice threefold
            4 quadruple quadrupled quartet fourfold
            5 quintet fivefold
            10 decade tenfold
            100 century
            ",
        and: "and",
        and_after_tens: false,
        articles: "a an per each every",
        between: "to and or until till through by",
        of: "of the in",
        units: "
            percent percent percentage pc pct
            dollar dollar dollars bucks
            cent cent cents
            pound pound pounds quid sterling
            pound-weight pound pounds lb lbs
            penny penny pence p
            euro euro euros
            yen yen
            yuan yuan renminbi rmb
            rupee rupee rupees
            rouble rouble roubles ruble rubles
            franc franc francs
            krona krona kronor krone kroner crown crowns kr
            zloty zloty zlotys
            peso peso pesos
            rand rand
            real real reais
            lira lira liras
            shekel shekel shekels
            won won
            riyal riyal riyals
            dirham dirham dirhams
            hryvnia hryvnia hryvnias
            km kilometre kilometres kilometer kilometers km kms
            metre metre metres meter meters m
            cm centimetre centimetres centimeter centimeters cm
            mm millimetre millimetres millimeter millimeters mm
            mile mile miles mi
            foot foot feet ft
            inch inch inches
            yard yard yards
            acre acre acres
            hectare hectare hectares ha
            kg kilogram kilograms kilogramme kilogrammes kilo kilos kg kgs
            gram gram grams gramme grammes g
            tonne tonne tonnes ton tons
            ounce ounce ounces oz
            stone stones
            litre litre litres liter liters
            gallon gallon gallons
            barrel barrel barrels
            mph mph
            kmh kmh kph
            knot knot knots
            degree degree degrees
            kw kilowatt kilowatts kw
            mw megawatt megawatts mw
            gw gigawatt gigawatts gw
            second second seconds sec secs
            minute minute minutes min mins
            hour hour hours hr hrs h
            day day days
            week week weeks
            fortnight fortnight
            month month months
            year year years yr yrs
            decade decade decades
            ",
        hour: "oclock",
        at: "at by until till from before after around about past to between since",
        times: "
            720 noon midday
            0 midnight
            ",
        halves: "
            am am morning
            pm pm afternoon evening
            ",
        days: "
            -1 yesterday
            0 today tonight
            1 tomorrow
            ",
        relative: "
            -1 last previous past
            0 this current
            1 next coming
            ",
        ago: "ago earlier",
        rounded: "about some around roughly nearly almost approximately approx circa ca c over above under below estimated more fewer less close near least nearer upwards",
        than: "than to of",
        after: "past after",
        before: "to before",
        next_half: "",
        parts_of_day: "",
        past: "
            was were had did voted met began opened closed died fell rose signed won lost resigned held found struck crashed
            hit collapsed stopped started ended happened took came went left arrived sank broke attacked shot
            ",
        future: "will would shall be due set scheduled planned expected should must may might can could going next coming",
    },
};
