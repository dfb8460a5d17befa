//! Walking through a long list: by pages where the server has them, by spans of
//! at most 90 days everywhere.

use super::accepted::ReportNumber;
use super::listed::ServiceRequest;
use super::query::{PageOfList, Span};
use super::tolerant::MOST_ROWS;
use crate::domain::map::Set;
use chrono::{DateTime, FixedOffset, TimeDelta};

/// The longest span one question may cover (GeoReport v2).
const LONGEST_SPAN: TimeDelta = TimeDelta::days(90);

/// Most rows of an answer where the server knows no pages (GeoReport v2). An
/// answer of so many may have been cut.
const CUT: usize = 1_000;

/// Rows of a page; what Chicago, Boston and Bloomington give without being asked.
const PAGE: u32 = 50;

/// A list on its way, newest reports first.
#[derive(Clone, Debug)]
pub struct Walk {
    /// What is still to be asked, up to where the walk goes back.
    earliest: DateTime<FixedOffset>,
    span: Span,
    page: Option<PageOfList>,
    seen: Set<String>,
    rows: usize,
    over: bool,
}

/// What one answer brought.
#[derive(Clone, Debug, PartialEq)]
pub struct Brought {
    /// Reports that no answer before had.
    pub fresh: Vec<ServiceRequest>,
    /// Whether the server was seen to pay no heed to `page` and `page_size`.
    pub ignores_pages: bool,
}

impl Walk {
    /// From `from` back to `earliest`; by pages if the server has them.
    pub fn back(
        from: DateTime<FixedOffset>,
        earliest: DateTime<FixedOffset>,
        paging: bool,
    ) -> Self {
        let page = paging.then_some(PageOfList {
            number: 1,
            size: PAGE,
        });
        Self {
            earliest,
            span: span_before(from, earliest),
            page,
            seen: Set::new(),
            rows: 0,
            over: earliest > from,
        }
    }

    /// What to ask next; nothing at the end of the list.
    pub fn next(&self) -> Option<(Span, Option<PageOfList>)> {
        (!self.over).then_some((self.span, self.page))
    }

    /// Takes the answer to what [`Walk::next`] said. Rows that came before are left
    /// out: lists move while they are read.
    pub fn take(&mut self, rows: Vec<ServiceRequest>) -> Brought {
        let count = rows.len();
        let oldest = rows.iter().filter_map(|row| row.requested_at).min();
        let mut fresh = Vec::new();
        for row in rows {
            // What has neither number nor token cannot be told apart.
            let is_new = match &row.number {
                ReportNumber::Number(number) => self.seen.insert(number.to_string()),
                ReportNumber::Token(token) => self.seen.insert(format!("token {token}")),
                ReportNumber::None => true,
            };
            if is_new {
                fresh.push(row);
            }
        }
        self.rows += fresh.len();
        let asked = self.page.map(|page| page.size as usize);
        let ignores_pages = asked.is_some_and(|size| count > size);
        match self.page {
            // A full page with something new in it: there may be another.
            Some(page) if Some(count) == asked && !fresh.is_empty() => {
                self.page = Some(PageOfList {
                    number: page.number + 1,
                    ..page
                });
            }
            _ => self.earlier(count, oldest),
        }
        if ignores_pages {
            self.page = None;
        }
        self.over |= self.rows >= MOST_ROWS;
        Brought {
            fresh,
            ignores_pages,
        }
    }

    /// Goes on to the span before this one; after an answer that may have been cut,
    /// to what it left out of the same span.
    fn earlier(&mut self, count: usize, oldest: Option<DateTime<FixedOffset>>) {
        let cut = count >= CUT;
        let to = match oldest {
            Some(oldest) if cut && oldest > self.span.from && oldest < self.span.to => oldest,
            _ => self.span.from,
        };
        self.page = self.page.map(|page| PageOfList { number: 1, ..page });
        self.over = to <= self.earliest;
        self.span = span_before(to, self.earliest);
    }
}

fn span_before(to: DateTime<FixedOffset>, earliest: DateTime<FixedOffset>) -> Span {
    let from = to.checked_sub_signed(LONGEST_SPAN).unwrap_or(earliest);
    Span {
        from: from.max(earliest),
        to,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::moment::moment;
    use crate::domain::reports::request::decode_requests;

    fn at(day: &str) -> DateTime<FixedOffset> {
        moment(day).expect("a moment")
    }

    fn rows(ids: std::ops::Range<usize>, day: &str) -> Vec<ServiceRequest> {
        let rows: Vec<String> = ids
            .map(|id| format!(r#"{{"service_request_id": {id}, "requested_datetime": "{day}T12:00:00+08:00"}}"#))
            .collect();
        decode_requests(format!("[{}]", rows.join(",")).as_bytes()).expect("requests")
    }

    fn asked(walk: &Walk) -> Option<(String, String, Option<u32>)> {
        let day = |at: DateTime<FixedOffset>| at.date_naive().to_string();
        walk.next()
            .map(|(span, page)| (day(span.from), day(span.to), page.map(|page| page.number)))
    }

    fn said(from: &str, to: &str, page: Option<u32>) -> Option<(String, String, Option<u32>)> {
        Some((from.to_owned(), to.to_owned(), page))
    }

    #[test]
    fn deviation_20_a_year_is_asked_for_in_spans_of_90_days() {
        let mut walk = Walk::back(at("2026-12-31"), at("2026-01-01"), false);
        let mut spans = 0;
        while let Some((span, page)) = walk.next() {
            assert!(span.to - span.from <= LONGEST_SPAN && page.is_none());
            assert_eq!(walk.take(Vec::new()).fresh, []);
            spans += 1;
        }
        // 364 days.
        assert_eq!(spans, 5);
    }

    #[test]
    fn full_pages_are_followed_by_the_next_and_the_last_by_the_span_before() {
        let mut walk = Walk::back(at("2026-06-30"), at("2026-01-01"), true);
        assert_eq!(asked(&walk), said("2026-04-01", "2026-06-30", Some(1)));
        assert_eq!(walk.take(rows(0..50, "2026-06-01")).fresh.len(), 50);
        assert_eq!(asked(&walk), said("2026-04-01", "2026-06-30", Some(2)));
        // One row moved from the first page to the second meanwhile.
        assert_eq!(walk.take(rows(49..60, "2026-05-01")).fresh.len(), 10);
        assert_eq!(asked(&walk), said("2026-01-01", "2026-04-01", Some(1)));
        walk.take(Vec::new());
        assert_eq!(asked(&walk), None);
    }

    #[test]
    fn a_server_that_sends_the_same_page_for_ever_ends_the_span() {
        let mut walk = Walk::back(at("2026-06-30"), at("2026-04-01"), true);
        walk.take(rows(0..50, "2026-06-01"));
        walk.take(rows(0..50, "2026-06-01"));
        assert_eq!(asked(&walk), None);
    }

    #[test]
    fn deviation_20_a_server_that_ignores_pages_is_noticed() {
        let mut walk = Walk::back(at("2026-06-30"), at("2026-01-01"), true);
        let brought = walk.take(rows(0..120, "2026-06-01"));
        assert!(brought.ignores_pages);
        assert_eq!(asked(&walk), said("2026-01-01", "2026-04-01", None));
    }

    #[test]
    fn deviation_20_an_answer_that_was_cut_is_asked_for_the_rest() {
        let mut walk = Walk::back(at("2026-06-30"), at("2026-04-01"), false);
        walk.take(rows(0..1_000, "2026-06-10"));
        assert_eq!(asked(&walk), said("2026-04-01", "2026-06-10", None));
        // All of the rest bears one moment: no narrower question can be asked.
        walk.take(rows(0..1_000, "2026-06-10"));
        assert_eq!(asked(&walk), None);
    }

    #[test]
    fn a_walk_ends_after_ten_thousand_rows() {
        let mut walk = Walk::back(at("2026-12-31"), at("1970-01-01"), false);
        let mut rounds = 0;
        while walk.next().is_some() {
            walk.take(rows(rounds * 900..(rounds + 1) * 900, "2026-06-01"));
            rounds += 1;
        }
        assert_eq!(rounds, 12);
    }
}
