//! A machine in a hall that many people use one after the other: its settings, and
//! when it asks whether anybody is still there.
//!
//! The terms follow the guides on kiosks: about ten times what the average person
//! takes between two presses, a warning of a minute (WCAG 2.2.1 asks for 20 seconds),
//! and it can be put off as often as somebody wants.

use crate::domain::read::{At, Read, Unreadable, readable};
use crate::domain::text::Text;

/// A shorter warning is too short for somebody who reads slowly, in seconds.
const SHORTEST_WARNING: u32 = 60;

/// A shorter time without a press is no sign that somebody has gone, in seconds.
const SHORTEST_IDLE: u32 = 60;

/// Without a setting: ten times the twelve seconds of an average pause.
const USUAL_IDLE: u32 = 120;

/// The countdown is said at its start and then every so many seconds.
const SAID_EVERY: u32 = 15;

/// `config.json`, as a kiosk reads it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct KioskFile {
    /// The machine.
    pub kiosk: Kiosk,
}

readable!(KioskFile { kiosk: or_default });

/// What is set for a machine. All of it may be left out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Kiosk {
    /// Seconds without a press until it asks.
    pub idle_seconds: Option<u32>,
    /// Seconds from the question to the end.
    pub warn_seconds: Option<u32>,
    /// Where it stands, as "Xindu service hall".
    pub hall: Text,
    /// Which of the hall's machines it is, as "Machine 1".
    pub machine: Text,
    /// Telephone of the staff of the hall; empty where they cannot be called.
    pub staff_phone: String,
}

readable!(Kiosk {
    idle_seconds: optional,
    warn_seconds: optional,
    hall: or_default,
    machine: or_default,
    staff_phone: or_default,
});

/// Any value: whether a member is there is all that is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Present;

impl Read for Present {
    fn read(_: &At<'_>) -> Result<Self, Unreadable> {
        Ok(Self)
    }
}

/// Whether anybody is still there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Somebody is.
    Here,
    /// Nobody has pressed anything for long; it ends in so many seconds.
    Asked {
        /// Seconds, at least 1.
        left: u32,
    },
    /// It has ended.
    Gone,
}

impl Kiosk {
    /// Seconds without a press until it asks. Whoever has chosen large letters has
    /// twice the time.
    pub fn idle(&self, unhurried: bool) -> u32 {
        let idle = self.idle_seconds.unwrap_or(USUAL_IDLE);
        times(idle.max(SHORTEST_IDLE), unhurried)
    }

    /// Seconds from the question to the end.
    pub fn warning(&self, unhurried: bool) -> u32 {
        let warning = self.warn_seconds.unwrap_or(SHORTEST_WARNING);
        times(warning.max(SHORTEST_WARNING), unhurried)
    }

    /// Whether anybody is there, so many seconds after the last press.
    pub fn presence(&self, seconds: u32, unhurried: bool) -> Presence {
        let end = self.idle(unhurried).saturating_add(self.warning(unhurried));
        if seconds < self.idle(unhurried) {
            Presence::Here
        } else if seconds < end {
            Presence::Asked {
                left: end - seconds,
            }
        } else {
            Presence::Gone
        }
    }
}

fn times(seconds: u32, unhurried: bool) -> u32 {
    seconds.saturating_mul(if unhurried { 2 } else { 1 })
}

/// The seconds that are said while `left` are shown: a voice that counted every second
/// would be all there is to hear.
pub const fn said(left: u32) -> u32 {
    left.div_ceil(SAID_EVERY) * SAID_EVERY
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::read;

    fn kiosk(text: &str) -> Kiosk {
        let value = read::parsed(text.as_bytes()).expect("JSON");
        read::from_value::<KioskFile>(&value).expect("a file").kiosk
    }

    #[test]
    fn a_machine_needs_no_settings() {
        let kiosk = kiosk(r#"{"languages": [], "kiosk": {}}"#);
        assert_eq!((kiosk.idle(false), kiosk.warning(false)), (120, 60));
        assert!(kiosk.staff_phone.is_empty());
    }

    #[test]
    fn nobody_is_hurried_by_a_setting() {
        let kiosk = kiosk(r#"{"kiosk": {"idle_seconds": 5, "warn_seconds": 5}}"#);
        assert_eq!((kiosk.idle(false), kiosk.warning(false)), (60, 60));
        assert_eq!((kiosk.idle(true), kiosk.warning(true)), (120, 120));
    }

    #[test]
    fn it_asks_before_it_ends() {
        let kiosk = kiosk(r#"{"kiosk": {"idle_seconds": 180, "warn_seconds": 90}}"#);
        let at = |seconds| kiosk.presence(seconds, false);
        assert_eq!(at(0), Presence::Here);
        assert_eq!(at(179), Presence::Here);
        assert_eq!(at(180), Presence::Asked { left: 90 });
        assert_eq!(at(269), Presence::Asked { left: 1 });
        assert_eq!(at(270), Presence::Gone);
        // A machine that slept wakes up long after.
        assert_eq!(at(u32::MAX), Presence::Gone);
        assert_eq!(kiosk.presence(270, true), Presence::Here);
    }

    #[test]
    fn absurd_settings_do_not_overflow() {
        let kiosk = kiosk(r#"{"kiosk": {"idle_seconds": 4294967295, "warn_seconds": 4294967295}}"#);
        assert_eq!(kiosk.presence(u32::MAX - 1, true), Presence::Here);
    }

    #[test]
    fn the_countdown_is_said_every_quarter_of_a_minute() {
        let said: Vec<u32> = [60, 59, 46, 45, 44, 16, 15, 1].map(said).to_vec();
        assert_eq!(said, [60, 60, 60, 45, 45, 30, 15, 15]);
    }

    #[test]
    fn any_value_is_there() {
        for text in ["{}", "true", "[1]", "\"\""] {
            let value = read::parsed(text.as_bytes()).expect("JSON");
            assert_eq!(read::from_value::<Present>(&value), Ok(Present));
        }
    }
}
