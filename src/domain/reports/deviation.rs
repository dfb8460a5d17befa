//! The ways in which servers were seen to differ from GeoReport v2. The portal
//! tolerates all of them; whoever runs a server may want to know of theirs.

/// One way. The number is that of the list of deviations the portal was designed
/// by; what a number covers is said by the words of its variant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Deviation {
    /// 1: a wrapper around the list, a single object for it, or a list for an object.
    Wrapper,
    /// 2: `null`, `{}` or an absent container for an empty list.
    EmptyNotList,
    /// 3: an id or code that is a number, or needs encoding in a path.
    IdNotPlain,
    /// 4: a boolean as text or number.
    BooleanAsText,
    /// 5: a coordinate as text, or 0/0 for "unknown".
    PlaceNotNumber,
    /// 6: `{}`, `[]` or a one-element list where a value is due.
    EmptyElement,
    /// 7: a report without a number, or with a token, in a list.
    NoNumber,
    /// 8: no answer to the question for a number.
    NoTokens,
    /// 9: a status that is neither `open` nor `closed`.
    StatusWord,
    /// 10: a moment that is not RFC 3339.
    DateForm,
    /// 11: keywords as a list, or several groups.
    KeywordsAsList,
    /// 12: options that are no list of keys and names.
    OptionsMalformed,
    /// 13: a datatype nobody specified, or questions without an order of their own.
    Datatype,
    /// 14: a definition without questions, although one was announced.
    NoQuestions,
    /// 15: answers listed with a report.
    AnswersInRequest,
    /// 16: media that are no single https address.
    MediaForm,
    /// 17: an agency that is an object or list.
    AgencyForm,
    /// 18: an error that is no list of codes and descriptions for people.
    ErrorForm,
    /// 19: a member nobody specified.
    UnknownMember,
    /// 20: no heed paid to pages or spans.
    FiltersIgnored,
    /// 21: JSON in another dress (JSONP, byte order mark, unquoted zeros), or
    /// headers a page may not read.
    Transport,
    /// 22: markup or entities in a text.
    MarkupInText,
    /// 23: a member demanded in a report although the specification leaves it free.
    ExtraDemand,
}

impl Deviation {
    /// Its number in the list.
    pub const fn number(self) -> u8 {
        self as u8 + 1
    }
}

/// A deviation that was met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Met {
    /// Which.
    pub deviation: Deviation,
    /// Where: the name of a member, or empty for the whole answer. Never a value:
    /// values may be about people.
    pub member: String,
    /// How often.
    pub times: u32,
}
