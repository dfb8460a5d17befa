//! Points by the options of one choice or of two.

use crate::domain::decimal::Decimal;
use crate::domain::identity::OptionId;
use crate::domain::map::Map;
use crate::domain::points::reach::Reach;
use crate::domain::points::scheme::Opt;
use crate::domain::points::view::Options;

/// Points by option; of several chosen the highest; an option that is not
/// named is worth nothing.
pub fn points_of(options: Options, points: &Map<OptionId, Decimal>) -> Reach {
    let of = |id: &OptionId| Reach::exact(points.get(id).copied().unwrap_or_default());
    of_all(options, &of, points.keys())
}

/// Points by two choices; a pair that is not named is worth nothing.
pub fn points_by_two(
    row: Options,
    column: Options,
    points: &Map<OptionId, Map<OptionId, Decimal>>,
) -> Reach {
    let of = |id: &OptionId| {
        points
            .get(id)
            .map_or(Reach::ZERO, |columns| points_of(column, columns))
    };
    of_all(row, &of, points.keys())
}

/// What the options come to, each being worth `of`; where none is defined it
/// may be any that is named, or nothing.
fn of_all<'a>(
    options: Options,
    of: &dyn Fn(&OptionId) -> Reach,
    named: impl Iterator<Item = &'a OptionId>,
) -> Reach {
    let any = |options: &[Opt]| {
        options
            .iter()
            .map(|option| of(&option.id))
            .reduce(Reach::or)
            .unwrap_or(Reach::ZERO)
    };
    match options {
        Options::One(option) => of(option),
        Options::Several(chosen) => chosen
            .iter()
            .map(of)
            .reduce(Reach::best)
            .unwrap_or(Reach::ZERO),
        Options::AnyOne(options) => any(options),
        Options::AnyOf(options) => any(options).or(Reach::ZERO),
        Options::Undefined => named.map(of).fold(Reach::ZERO, Reach::or),
    }
}
