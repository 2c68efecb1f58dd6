//! English.

use super::lists::Language;
use super::numerals::Numerals;
use super::phrases::Phrases;

pub(super) static ENGLISH: Language = Language {
    tag: "en",
    elides: false,
    negating_fronts: "un in im il ir dis non mis anti",
    negating_endings: "less lessly lessness",
    negations: Phrases::new(
        "
        not|no|never|none|nobody|nothing|nowhere|neither|nor|without|cannot
        no one
        *n't
        isnt|arent|wasnt|werent|dont|doesnt|didnt|wouldnt|couldnt|shouldnt|hasnt|havent|hadnt|mustnt|neednt|aint
        hardly|barely|scarcely|rarely|seldom
        few|fewer
        !a|the|next|last|past|first|these|those|quite _ few
        little _ evidence|chance|hope|sign|proof|reason|prospect|truth
        unlikely|improbable|implausible
        false|falsely|falsehood*|wrong|wrongly|wrongful*|untrue|mistaken*|erroneous*|incorrect*|inaccurate*
        unfounded|baseless|groundless|unproven|unsubstantiated|disproved|disproven
        impossible|illegal*|unlawful*|unable|unwilling*|incapable|invalid*|unsuccessful*|unaware|unnecessar*|non|nonexistent
        far from
        rather than
        instead of
        anything but
        except|excepting|excluding|unless
        but for
        other than
        absence of
        ",
    ),
    denials: Phrases::new(
        "
        deny|denies|denied|denying|denial|denials
        refuse|refuses|refused|refusing|refusal*
        fail|fails|failed|failing|failure*
        reject*
        rule|rules|ruled|ruling _ out
        dispute|disputes|disputed|disputing
        decline|declines|declined|declining
        cease|ceases|ceased|ceasing|cessation
        stop|stops|stopped|stopping|stoppage*|halt|halts|halted|halting
        prevent*
        lack|lacks|lacked|lacking
        retract*
        withdraw*|withdrew
        doubt*
        contradict*|refut*|rebut|rebuts|rebutted|rebuttal*|debunk*|disprov*
        repudiat*|disavow*|disclaim|disclaims|disclaimed|disown*
        forbid*|forbade|prohibit*
        dismiss*|quash*|overturn*|cancel|cancels|canceled|cancelled|cancelling|cancellation*|abandon*|avoid*
        ",
    ),
    doubt: Phrases::new(
        "
        reportedly|allegedly|ostensibly|apparently|apparent|unconfirmed
        may|might have
        believed|claims to
        appear|appears to|that
        it appears
        appear|appears as if
        is|are|was|were|be|been said to
        ",
    ),
    attribution: Phrases::new(
        "
        say|says|said|tell|tells|told|call|calls|called|write|writes|wrote|claim|claims|claimed|report|reports|reported
        describe|describes|described|argue|argues|argued|believe|believes|believed|think|thinks|thought
        according to
        ",
    ),
    capitals: true,
    months: [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ],
    short_months: ["jan", "feb", "mar", "apr", "", "jun", "jul", "aug", "sep sept", "oct", "nov", "dec"],
    weekdays: ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
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
            20 twenty twenties
            30 thirty thirties
            40 forty forties
            50 fifty fifties
            60 sixty sixties
            70 seventy seventies
            80 eighty eighties
            90 ninety nineties
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
            mile mile miles
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
    },
};
