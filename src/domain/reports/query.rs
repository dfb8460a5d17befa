//! What a list of requests is asked for, as the arguments of `requests.json`.

use crate::domain::identity::{CaseNumber, ServiceCode};
use chrono::{DateTime, FixedOffset, SecondsFormat};

/// Which reports are wanted. Nothing set means all that the server lists.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wanted {
    /// These numbers only; they override everything else (GeoReport v2).
    pub numbers: Vec<CaseNumber>,
    /// Of these services.
    pub services: Vec<ServiceCode>,
    /// Open ones, closed ones, or both.
    pub state: Option<OpenOrClosed>,
    /// Asks for notes and further attributes; where the server has the extension.
    pub with_notes: bool,
}

/// The two statuses every server knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenOrClosed {
    /// Open.
    Open,
    /// Closed.
    Closed,
}

/// A span of time, both ends within it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The earlier end.
    pub from: DateTime<FixedOffset>,
    /// The later end.
    pub to: DateTime<FixedOffset>,
}

/// One page of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageOfList {
    /// Which, counted from 1.
    pub number: u32,
    /// Rows of a page.
    pub size: u32,
}

/// How the server wants moments written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Zone {
    /// With their offset, as the specification demands.
    #[default]
    Written,
    /// Without: Chicago refuses it.
    LeftOut,
}

impl Wanted {
    /// The arguments, not yet encoded. Both statuses are named even when both are
    /// wanted, since Klarschiff lists only open ones unless asked.
    pub fn arguments(
        &self,
        span: Option<Span>,
        page: Option<PageOfList>,
        zone: Zone,
    ) -> Vec<(&'static str, String)> {
        let mut arguments = Vec::new();
        if self.with_notes {
            arguments.push(("extensions", "true".to_owned()));
        }
        if !self.numbers.is_empty() {
            arguments.push(("service_request_id", listed(&self.numbers)));
            return arguments;
        }
        if !self.services.is_empty() {
            arguments.push(("service_code", listed(&self.services)));
        }
        let status = match self.state {
            None => "open,closed",
            Some(OpenOrClosed::Open) => "open",
            Some(OpenOrClosed::Closed) => "closed",
        };
        arguments.push(("status", status.to_owned()));
        if let Some(span) = span {
            arguments.push(("start_date", written(span.from, zone)));
            arguments.push(("end_date", written(span.to, zone)));
        }
        if let Some(page) = page {
            arguments.push(("page", page.number.to_string()));
            arguments.push(("page_size", page.size.to_string()));
        }
        arguments
    }
}

fn listed<T: ToString>(words: &[T]) -> String {
    let words: Vec<String> = words.iter().map(T::to_string).collect();
    words.join(",")
}

fn written(moment: DateTime<FixedOffset>, zone: Zone) -> String {
    let text = moment.to_rfc3339_opts(SecondsFormat::Secs, true);
    match zone {
        Zone::Written => text,
        // Everything after the seconds.
        Zone::LeftOut => text.chars().take("2026-03-11T15:56:00".len()).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::moment::moment;

    fn at(text: &str) -> DateTime<FixedOffset> {
        moment(text).expect("a moment")
    }

    fn line(arguments: Vec<(&'static str, String)>) -> String {
        let pairs: Vec<String> = arguments
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        pairs.join("&")
    }

    #[test]
    fn deviation_20_both_statuses_are_named() {
        let all = Wanted::default().arguments(None, None, Zone::Written);
        assert_eq!(line(all), "status=open,closed");
    }

    #[test]
    fn filters_span_and_page_are_written_as_the_specification_has_them() {
        let wanted = Wanted {
            services: vec!["1".into(), "Roads/holes".into()],
            state: Some(OpenOrClosed::Closed),
            with_notes: true,
            ..Wanted::default()
        };
        let span = Span {
            from: at("2026-03-11T15:56:00+08:00"),
            to: at("2026-03-12T00:00:00Z"),
        };
        let page = PageOfList {
            number: 2,
            size: 50,
        };
        assert_eq!(
            line(wanted.arguments(Some(span), Some(page), Zone::Written)),
            "extensions=true&service_code=1,Roads/holes&status=closed\
             &start_date=2026-03-11T15:56:00+08:00&end_date=2026-03-12T00:00:00Z&page=2&page_size=50"
        );
    }

    #[test]
    fn deviation_10_a_server_that_refuses_zones_gets_none() {
        let span = Span {
            from: at("2026-03-11T15:56:00+08:00"),
            to: at("2026-03-12T00:00:00Z"),
        };
        let arguments = Wanted::default().arguments(Some(span), None, Zone::LeftOut);
        assert_eq!(
            line(arguments),
            "status=open,closed&start_date=2026-03-11T15:56:00&end_date=2026-03-12T00:00:00"
        );
    }

    #[test]
    fn numbers_override_everything_else() {
        let wanted = Wanted {
            numbers: vec!["14-01100669".into(), "7".into()],
            services: vec!["1".into()],
            ..Wanted::default()
        };
        let arguments = wanted.arguments(None, None, Zone::Written);
        assert_eq!(line(arguments), "service_request_id=14-01100669,7");
    }
}
