//! A demonstration starts with a resident whose cases are under way.

use crate::clock::Moment;
use crate::open311::form::Form;
use crate::open311::form_check::report;
use crate::open311::submit;
use crate::published::Published;
use crate::resources::applications::open;
use crate::web::refusal::Refusal;
use chrono::TimeDelta;
use longgang_portal::domain::calendar::WorkingCalendar;
use longgang_portal::domain::decimal::Decimal;
use longgang_portal::domain::points::application::{Applicant, Application};
use longgang_portal::domain::points::facts::{FactValue, Facts};
use longgang_portal::domain::points::score::score;
use rusqlite::Connection;

/// The resident whose cases they are, 王秀兰.
const PHONE: &str = "13800000001";

/// A well-known sample number with a valid check digit; nobody's.
const ID_NUMBER: &str = "11010519491231002X";

/// Opens the cases in a database that has none. The clock passes their steps
/// with the first request.
pub fn seed(db: &Connection, published: &Published, now: Moment) -> Result<(), Refusal> {
    let cases: i64 = db.query_row("SELECT count(*) FROM cases", [], |row| row.get(0))?;
    if cases > 0 {
        return Ok(());
    }
    // Half a year ago, in a round whose places are given by now.
    let earlier = working_days_ago(&published.calendar, now - TimeDelta::days(184), 1);
    apply(db, published, "ranked-sample", &[], earlier)?;
    // Waiting for her papers: three to four working days ago.
    let started = working_days_ago(&published.calendar, now, 4);
    apply(db, published, "foshan-2016", &claims(), started)?;
    // On its way through a department.
    seed_report(
        db,
        published,
        now - TimeDelta::hours(26),
        &[
            ("service_code", "dumping"),
            (
                "description",
                "河边小路旁堆了十几袋装修垃圾，两天了没人清。",
            ),
            ("address_string", "新渡路 86 号对面河边"),
            ("unit", "xindu"),
            ("community", "xindu-xindu"),
        ],
    )?;
    // Answered a few hours ago.
    seed_report(
        db,
        published,
        now - TimeDelta::hours(10),
        &[
            ("service_code", "street-light"),
            ("description", "楼下路灯三天不亮，晚上看不见台阶。"),
            ("address_string", "榕树路 12 号"),
            ("unit", "xindu"),
            ("community", "xindu-rongshu"),
            ("attribute[fault]", "off"),
            ("attribute[lamps]", "2"),
        ],
    )
}

fn working_days_ago(calendar: &WorkingCalendar, now: Moment, count: usize) -> Moment {
    (1..60)
        .map(|days| now - TimeDelta::days(days))
        .filter(|day| calendar.is_working_day(day.date_naive()))
        .nth(count.saturating_sub(1))
        .unwrap_or(now)
}

fn seed_report(
    db: &Connection,
    published: &Published,
    received: Moment,
    pairs: &[(&str, &str)],
) -> Result<(), Refusal> {
    let form: String = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(pairs)
        .finish();
    let report = report(published, &Form::read(form.as_bytes()), "en")
        .map_err(|faults| Refusal::Broken(format!("a demonstration report: {faults:?}")))?;
    submit::open(db, published, &report, Some(PHONE), received)?;
    Ok(())
}

/// What she claims beyond the registers, and one thing they hold otherwise.
fn claims() -> [(&'static str, FactValue); 3] {
    [
        ("skill", FactValue::Choice("grade_4".into())),
        ("income_tax", FactValue::Number(Decimal::from_whole(1500))),
        ("blood_ml", FactValue::Number(Decimal::from_whole(800))),
    ]
}

/// Applies for the first purpose of a table, with what the registers hold.
fn apply(
    db: &Connection,
    published: &Published,
    scheme: &str,
    claims: &[(&'static str, FactValue)],
    received: Moment,
) -> Result<(), Refusal> {
    let Some((scheme, purpose)) = published
        .scheme(scheme)
        .and_then(|scheme| Some((scheme, scheme.purposes.first()?)))
    else {
        return Ok(());
    };
    let mut facts = Facts::default();
    for held in published.known_facts(scheme, PHONE) {
        facts.claim(held.fact.clone(), held.value.clone());
    }
    for (fact, value) in claims {
        facts.claim(*fact, value.clone());
    }
    let estimate = score(scheme, &facts, &purpose.id, received.date_naive()).interval;
    let name = published.registered(PHONE).map(|one| one.name.clone());
    let application = Application {
        scheme: scheme.id.clone(),
        scheme_version: scheme.version.clone(),
        purpose: purpose.id.clone(),
        applicant: Applicant {
            name: name.unwrap_or_default(),
            id_number: ID_NUMBER.to_owned(),
        },
        facts,
        evidence: Vec::new(),
        consent: None,
        estimate,
    };
    open(db, published, scheme, &application, PHONE, received)?;
    Ok(())
}
