//! A report that has a token and waits for its number (`tokens/{token}.json`).

use super::accepted::{Accepted, ReportNumber};
use crate::domain::identity::CaseNumber;

/// After so many answers that know nothing of the token, the server has none to
/// exchange: codefornl answers 404 for ever.
const MOST_UNKNOWN: u32 = 3;

/// The waits before each time of asking, in milliseconds. Batch servers register
/// every few minutes; together these are a quarter of an hour, the longest that
/// a page is likely to stay open.
const WAITS: [u32; 15] = [
    2_000, 3_000, 5_000, 10_000, 15_000, 25_000, 60_000, 60_000, 60_000, 90_000, 90_000, 120_000,
    120_000, 120_000, 120_000,
];

/// What a server said when it was asked for the number.
#[derive(Clone, Debug, PartialEq)]
pub enum Asked {
    /// It answered.
    Answer(Option<Accepted>),
    /// It knows no such token (404, or any other refusal that will stay).
    Unknown,
    /// No answer that could be read: no network, a server that is busy or broken.
    /// It says nothing about the token.
    Nothing,
}

/// What to do next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// Ask after this many milliseconds.
    Ask(u32),
    /// The report is registered under this number.
    Registered(CaseNumber),
    /// Stop asking. The report has been taken; the number may come later.
    Leave,
}

/// Asking for a number again and again, slower each time.
#[derive(Clone, Debug, Default)]
pub struct Registration {
    asked: usize,
    unknown: u32,
}

impl Registration {
    /// How long to wait before the first time, in milliseconds.
    pub fn first(&self) -> u32 {
        WAITS[0]
    }

    /// Takes an answer; `random` in `0..1` spreads the clients of one server by a
    /// fifth of the wait.
    pub fn next(&mut self, answer: &Asked, random: f64) -> Next {
        self.asked += 1;
        match answer {
            Asked::Answer(Some(accepted)) => {
                if let ReportNumber::Number(number) = &accepted.number {
                    return Next::Registered(number.clone());
                }
                self.unknown = 0;
            }
            Asked::Unknown => self.unknown += 1,
            // An empty list is how some servers say "not yet".
            Asked::Answer(None) | Asked::Nothing => {}
        }
        let refused = self.unknown >= MOST_UNKNOWN;
        match WAITS.get(self.asked) {
            Some(wait) if !refused => {
                let more = f64::from(*wait) * 0.2 * random.clamp(0.0, 1.0);
                Next::Ask(wait + more as u32)
            }
            _ => Next::Leave,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::reports::request::decode_accepted;

    fn said(body: &str) -> Asked {
        Asked::Answer(decode_accepted(body.as_bytes()).expect("an answer"))
    }

    #[test]
    fn deviation_08_a_token_may_take_long() {
        let mut asking = Registration::default();
        assert_eq!(asking.first(), 2_000);
        let waiting = said(r#"[{"token": "t1"}]"#);
        let mut waited = asking.first();
        let mut times = 0;
        while let Next::Ask(wait) = asking.next(&waiting, 0.0) {
            waited += wait;
            times += 1;
        }
        assert_eq!(times, 14);
        assert_eq!(waited, 900_000, "a quarter of an hour");
    }

    #[test]
    fn deviation_08_the_number_ends_it_however_it_is_written() {
        for body in [
            r#"[{"service_request_id": 638344, "token": "t1"}]"#,
            r#"{"service_requests": [{"service_request_id": "638344"}]}"#,
        ] {
            let next = Registration::default().next(&said(body), 0.5);
            assert_eq!(next, Next::Registered("638344".into()));
        }
    }

    #[test]
    fn deviation_08_a_server_without_tokens_is_left_in_peace() {
        let mut asking = Registration::default();
        assert_eq!(asking.next(&Asked::Unknown, 0.0), Next::Ask(3_000));
        assert_eq!(asking.next(&Asked::Nothing, 0.0), Next::Ask(5_000));
        assert_eq!(asking.next(&Asked::Unknown, 0.0), Next::Ask(10_000));
        assert_eq!(asking.next(&Asked::Unknown, 0.0), Next::Leave);
    }

    #[test]
    fn deviation_08_no_answer_and_an_empty_list_are_not_the_end() {
        let mut asking = Registration::default();
        for answer in [
            said("[]"),
            said("null"),
            Asked::Nothing,
            said("[]"),
            said("[]"),
        ] {
            assert!(matches!(asking.next(&answer, 1.0), Next::Ask(_)));
        }
    }

    #[test]
    fn many_clients_do_not_ask_together() {
        let next = |random| Registration::default().next(&Asked::Nothing, random);
        assert_eq!(next(0.0), Next::Ask(3_000));
        assert_eq!(next(1.0), Next::Ask(3_600));
        assert_eq!(next(f64::NAN), Next::Ask(3_000));
    }
}
