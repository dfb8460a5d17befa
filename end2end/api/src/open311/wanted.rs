//! What a list of public reports is asked for.

use super::detailed;
use crate::clock::{Moment, moment};
use crate::web::desk::Desk;
use crate::web::refusal::Refusal;
use chrono::{DateTime, TimeDelta};

/// The default and longest span of a list.
const SPAN_DAYS: i64 = 90;

/// Rows of a page unless asked for otherwise.
const PAGE: i64 = 50;

/// Most rows of a page.
const LARGEST_PAGE: i64 = 1000;

/// Most words of a search; more are not looked at.
pub const MOST_WORDS: usize = 6;

/// The widest circle around a place, in metres: beyond it lies another city.
const WIDEST: f64 = 100_000.0;

/// What a list is asked for. Lists of words stand between commas; what is empty
/// was not asked.
pub struct Wanted {
    pub start: Moment,
    pub end: Moment,
    pub services: String,
    pub numbers: String,
    pub status: String,
    pub page: i64,
    pub page_size: i64,
    /// Ids of units.
    pub units: String,
    /// Words of [`detailed::WORDS`].
    pub details: String,
    /// Changed after this second.
    pub updated_after: Option<i64>,
    /// West, south, east, north.
    pub bbox: Option<[f64; 4]>,
    pub circle: Option<Circle>,
    /// Nearest first.
    pub nearest: bool,
    /// Each must be in the words of the report.
    pub words: Vec<String>,
}

/// Around a place.
#[derive(Clone, Copy)]
pub struct Circle {
    pub lat: f64,
    pub long: f64,
    pub metres: f64,
}

impl Wanted {
    /// Reads the query.
    pub fn read(desk: &Desk<'_>) -> Result<Self, Refusal> {
        let call = desk.call;
        let listed = |name| call.asked(name).map(between_commas).unwrap_or_default();
        let numbers = listed("service_request_id");
        // Numbers override everything else.
        if !numbers.is_empty() {
            return Ok(Self::only(numbers));
        }
        let day = |name| call.asked(name).map(when).transpose();
        let span = TimeDelta::days(SPAN_DAYS);
        let (start, end) = match (day("start_date")?, day("end_date")?) {
            (None, end) => {
                let end = end.unwrap_or(desk.now);
                (end - span, end)
            }
            (Some(start), None) => (start, start + span),
            (Some(start), Some(end)) => (start, end.min(start + span)),
        };
        let status = match call.asked("status").map(between_commas).as_deref() {
            None | Some(",open,closed," | ",closed,open,") => "",
            Some(",open,") => "open",
            Some(",closed,") => "closed",
            Some(_) => return Err(Refusal::malformed("status is open, closed or both.")),
        };
        let number = |name, default, most| match call.asked(name).map(str::parse::<i64>) {
            None => Ok(default),
            Some(Ok(number)) if (0..=most).contains(&number) => Ok(number.max(1)),
            Some(_) => Err(Refusal::malformed("page and page_size are whole numbers.")),
        };
        let circle = circle(desk)?;
        let nearest = match call.asked("sort") {
            None | Some("newest") => false,
            Some("nearest") if circle.is_some() => true,
            Some("nearest") => return Err(Refusal::malformed("nearest needs lat and long.")),
            Some(_) => return Err(Refusal::malformed("sort is newest or nearest.")),
        };
        let words = call.asked("q").unwrap_or_default().to_lowercase();
        Ok(Self {
            start,
            end,
            services: listed("service_code"),
            numbers,
            status: status.to_owned(),
            page: number("page", 1, 1_000_000)?,
            page_size: number("page_size", PAGE, LARGEST_PAGE)?,
            units: listed("unit"),
            details: details(&listed("detailed_status"))?,
            updated_after: day("updated_after")?.map(|at| at.timestamp()),
            bbox: call.asked("bbox").map(bbox).transpose()?,
            circle,
            nearest,
            words: words
                .split_whitespace()
                .take(MOST_WORDS)
                .map(str::to_owned)
                .collect(),
        })
    }

    /// These numbers, whatever else is asked for.
    fn only(numbers: String) -> Self {
        Self {
            start: moment(0),
            end: moment(i64::from(u32::MAX)),
            services: String::new(),
            numbers,
            status: String::new(),
            page: 1,
            page_size: LARGEST_PAGE,
            units: String::new(),
            details: String::new(),
            updated_after: None,
            bbox: None,
            circle: None,
            nearest: false,
            words: Vec::new(),
        }
    }
}

fn between_commas(list: &str) -> String {
    let words: Vec<&str> = list
        .split(',')
        .map(str::trim)
        .filter(|word| !word.is_empty())
        .collect();
    format!(",{},", words.join(","))
}

fn when(text: &str) -> Result<Moment, Refusal> {
    DateTime::parse_from_rfc3339(text)
        .map(|at| moment(at.timestamp()))
        .map_err(|_| Refusal::malformed("A date is written as 2026-03-11T15:56:00+08:00."))
}

fn details(listed: &str) -> Result<String, Refusal> {
    let upper = listed.to_ascii_uppercase();
    let mut words = upper.split(',').filter(|word| !word.is_empty());
    if words.all(|word| detailed::WORDS.contains(&word)) {
        return Ok(upper);
    }
    let known = detailed::WORDS.join(", ");
    Err(Refusal::malformed(&format!(
        "detailed_status is one or more of {known}."
    )))
}

fn bbox(text: &str) -> Result<[f64; 4], Refusal> {
    let edges: Option<Vec<f64>> = text.split(',').map(|edge| degrees(edge, 180.0)).collect();
    let edges: Option<[f64; 4]> = edges.and_then(|edges| edges.try_into().ok());
    edges
        .filter(|[west, south, east, north]| {
            west <= east && south <= north && south.abs() <= 90.0 && north.abs() <= 90.0
        })
        .ok_or_else(|| Refusal::malformed("bbox is west,south,east,north in degrees."))
}

fn circle(desk: &Desk<'_>) -> Result<Option<Circle>, Refusal> {
    let asked = |name| desk.call.asked(name);
    let (lat, long, metres) = (asked("lat"), asked("long"), asked("radius"));
    if lat.is_none() && long.is_none() && metres.is_none() {
        return Ok(None);
    }
    let place = lat
        .and_then(|lat| degrees(lat, 90.0))
        .zip(long.and_then(|long| degrees(long, 180.0)));
    let metres = match metres {
        None => Some(WIDEST),
        Some(metres) => metres
            .parse::<f64>()
            .ok()
            .filter(|metres| (1.0..=WIDEST).contains(metres)),
    };
    match (place, metres) {
        (Some((lat, long)), Some(metres)) => Ok(Some(Circle { lat, long, metres })),
        _ => Err(Refusal::malformed(
            "lat and long are degrees and go together; radius is 1 to 100000 metres.",
        )),
    }
}

fn degrees(text: &str, most: f64) -> Option<f64> {
    let degrees = text.trim().parse::<f64>().ok()?;
    (degrees.abs() <= most).then_some(degrees)
}
