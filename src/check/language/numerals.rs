//! How a language writes numbers, times and days that are counted from today.

/// The words of a language for numbers, units, times of day and days that are counted from today. A list has a line for each
/// value: the value, and the words for it, in lower case.
#[derive(Debug)]
pub struct Numerals {
    /// Whether a comma stands before decimals, and a point between groups of three.
    pub comma: bool,
    /// Whether the words of a number are written as one: *dreiundzwanzig*.
    pub joined: bool,
    /// Numbers below a hundred, and others that are one word and are added to: *twenty*, *doscientos*.
    pub cardinals: &'static str,
    /// Their ordinals.
    pub ordinals: &'static str,
    /// What multiplies: *hundred*, *million*, *dozen*, with their abbreviations.
    pub scales: &'static str,
    /// The scales that stand without a number before them: *mille*.
    pub bare: &'static str,
    /// Parts of one.
    pub parts: &'static str,
    /// What tells of a number without being one: *both*, *twice*. In a source alone.
    pub implied: &'static str,
    /// What joins the words of a number: *and*.
    pub and: &'static str,
    /// Whether that may stand between tens and ones: *vingt et un*.
    pub and_after_tens: bool,
    /// What stands for one before a scale or a unit: *a dozen*.
    pub articles: &'static str,
    /// What stands between the ends of a range: *to*, *or*.
    pub between: &'static str,
    /// What may stand between the day, the month and the year.
    pub of: &'static str,
    /// Units, each with the words for it, as `facts` knows them.
    pub units: &'static str,
    /// What follows a whole hour: *o’clock*.
    pub hour: &'static str,
    /// What stands before an hour: *at*.
    pub at: &'static str,
    /// Times of day in minutes, and the words for them.
    pub times: &'static str,
    /// What says that a time is before noon, or after it.
    pub halves: &'static str,
    /// Days from today.
    pub days: &'static str,
    /// What makes a week, a month, a year the one before, this one, or the next: -1, 0, 1.
    pub relative: &'static str,
    /// What says that a time is counted back from today: *ago*.
    pub ago: &'static str,
    /// What says that a number is rounded: *about*, *nearly*, *more than*.
    pub rounded: &'static str,
    /// What may stand between that and the number: *than*.
    pub than: &'static str,
    /// What stands between minutes and the hour that they are counted from: *past*.
    pub after: &'static str,
    /// What stands between minutes and the hour that they are counted to: *to*.
    pub before: &'static str,
    /// What makes an hour half an hour before it: *halb acht*.
    pub next_half: &'static str,
    /// What a weekday may be written together with: *Dienstagabend*.
    pub parts_of_day: &'static str,
    /// What says that a sentence tells of what has been; none, where that is not read.
    pub past: &'static str,
    /// What says that it tells of what is to come as well.
    pub future: &'static str,
}
