//! Macros that write [`Read`](super::Read) for the usual shapes, and with it
//! `serde::Deserialize`.

/// A struct, member by member: `need`, `optional`, `or_default` or `flat`, see
/// [`Record`](super::Record). `field as "name"` where the wire has another name.
///
/// ```text
/// readable!(Event { at: need, kind: need, by: or_default, text: need });
/// ```
macro_rules! readable {
    (@name $field:ident) => { stringify!($field) };
    (@name $field:ident $name:literal) => { $name };
    ($type:ident { $($field:ident $(as $name:literal)?: $how:ident),* $(,)? }) => {
        impl $crate::domain::read::Read for $type {
            fn read(
                at: &$crate::domain::read::At<'_>,
            ) -> Result<Self, $crate::domain::read::Unreadable> {
                let record = at.record()?;
                Ok(Self {
                    $($field: record.$how(
                        $crate::domain::read::readable!(@name $field $($name)?)
                    )?,)*
                })
            }
        }
        $crate::domain::read::readable!($type);
    };
    // In the whole of it names stand for what the member `list` defines.
    ($type:ident naming $list:literal { $($field:ident: $how:ident),* $(,)? }) => {
        impl $crate::domain::read::Read for $type {
            fn read(
                at: &$crate::domain::read::At<'_>,
            ) -> Result<Self, $crate::domain::read::Unreadable> {
                at.with_names($list, |at| {
                    let record = at.record()?;
                    Ok(Self { $($field: record.$how(stringify!($field))?,)* })
                })
            }
        }
        $crate::domain::read::readable!($type);
    };
    // The other half alone, for a type with a `Read` of its own.
    ($type:ident) => {
        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                $crate::domain::read::deserialize(from)
            }
        }
    };
}

/// An enum of objects told apart by a tag among their members.
///
/// ```text
/// chosen!(Measure by "measure" {
///     "number" => Number { fact: need },
///     "whole" => Whole { of: need },
/// });
/// ```
macro_rules! chosen {
    ($type:ident by $tag:literal {
        $($word:literal => $variant:ident {
            $($field:ident $(as $name:literal)?: $how:ident),* $(,)?
        }),* $(,)?
    }) => {
        impl $crate::domain::read::Read for $type {
            fn read(
                at: &$crate::domain::read::At<'_>,
            ) -> Result<Self, $crate::domain::read::Unreadable> {
                let record = at.record()?;
                Ok(match record.tag($tag)? {
                    $($word => Self::$variant {
                        $($field: record.$how(
                            $crate::domain::read::readable!(@name $field $($name)?)
                        )?,)*
                    },)*
                    _ => {
                        let words = $crate::domain::read::one_of!($($word)*);
                        return record.unknown($tag, words);
                    }
                })
            }
        }
        $crate::domain::read::readable!($type);
    };
    // Tag beside content: `{"kind": "flag", "value": true}`.
    ($type:ident by $tag:literal with $content:literal {
        $($word:literal => $variant:ident),* $(,)?
    }) => {
        impl $crate::domain::read::Read for $type {
            fn read(
                at: &$crate::domain::read::At<'_>,
            ) -> Result<Self, $crate::domain::read::Unreadable> {
                let record = at.record()?;
                Ok(match record.tag($tag)? {
                    $($word => Self::$variant(record.need($content)?),)*
                    _ => {
                        let words = $crate::domain::read::one_of!($($word)*);
                        return record.unknown($tag, words);
                    }
                })
            }
        }
        $crate::domain::read::readable!($type);
    };
}

/// An enum of bare words; with `else`, any other word is that variant.
///
/// ```text
/// words!(Author { "resident" => Resident, else City });
/// ```
macro_rules! words {
    ($type:ident { $($word:literal => $variant:ident,)* $(else $other:ident)? }) => {
        impl $crate::domain::read::Read for $type {
            fn read(
                at: &$crate::domain::read::At<'_>,
            ) -> Result<Self, $crate::domain::read::Unreadable> {
                match at.text()? {
                    $($word => Ok(Self::$variant),)*
                    $(_ => Ok(Self::$other),)?
                    #[allow(unreachable_patterns)]
                    _ => Err(at.expected($crate::domain::read::one_of!($($word)*))),
                }
            }
        }
        $crate::domain::read::readable!($type);
    };
}

/// What is expected, said to the tools for those who write files; the browser
/// carries one sentence for all of them.
#[cfg(not(target_arch = "wasm32"))]
macro_rules! for_tools {
    ($($said:expr),+) => { concat!($($said),+) };
}
#[cfg(target_arch = "wasm32")]
macro_rules! for_tools {
    ($($said:expr),+) => {
        "one of the known words"
    };
}

/// The words that could stand here.
macro_rules! one_of {
    ($only:literal) => { $crate::domain::read::for_tools!("`", $only, "`") };
    ($first:literal $($word:literal)*) => {
        $crate::domain::read::for_tools!("one of `", $first, "`" $(, ", `", $word, "`")*)
    };
}

pub(crate) use {chosen, for_tools, one_of, readable, words};
