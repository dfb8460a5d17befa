//! Takes a report.

use super::form::{Form, Report};
use super::form_check::report;
use crate::casework::actors::Actors;
use crate::casework::open::{NewCase, Opened, is_late, next_of_day, promise};
use crate::casework::report_way::{Matter, way};
use crate::clock::Moment;
use crate::published::Published;
use crate::resources::attachments::{From, attach, is_free};
use crate::store::case_rows::files;
use crate::web::answer::Answer;
use crate::web::call::unsupported;
use crate::web::desk::Desk;
use crate::web::one_language::language;
use crate::web::refusal::{Refusal, fault};
use axum::http::StatusCode;
use longgang_portal::domain::cases::{Allowance, CaseKind, Clause, SentField};
use longgang_portal::domain::city::PromisedClause;
use longgang_portal::domain::person::mask_phone;
use longgang_portal::domain::problem::Problem;
use longgang_portal::domain::text::Text;
use rusqlite::{Connection, params};
use serde_json::json;

/// The key everybody may use here.
const API_KEY: &str = "demo";

/// `POST requests.json`.
pub fn submit(desk: &Desk<'_>) -> Result<Answer, Refusal> {
    if desk.call.media_type() != "application/x-www-form-urlencoded" {
        return Err(unsupported("Send application/x-www-form-urlencoded."));
    }
    let form = Form::read(&desk.call.body);
    if form.one("api_key") != Some(API_KEY) {
        let title = "The API key is missing or wrong.";
        return Err(Refusal::new(StatusCode::FORBIDDEN, "api-key", title));
    }
    let language = language(form.one("locale").or(desk.call.asked("locale")));
    let report = report(&desk.app.published, &form, language).map_err(bad)?;
    let phone = desk
        .resident
        .as_ref()
        .map(|resident| resident.phone.as_str());
    for file in &report.files {
        if !is_free(desk.db, file, From::Anybody(phone))? {
            let words = if language == "en" {
                "A photo is not there any more. Please add it again."
            } else {
                "有一张照片不在了，请再加一次。"
            };
            return Err(bad(vec![fault(
                "attachment[]",
                "unknown_attachment",
                words,
            )]));
        }
    }
    let opened = open(desk.db, &desk.app.published, &report, phone, desk.now)?;
    let accepted = json!([{
        "service_request_id": opened.number,
        "service_notice": notice(&desk.app.published, &report, language),
        "access_code": opened.access_code,
        "requested_datetime": desk.now,
        "received_files": files(desk.db, opened.id)?,
    }]);
    Ok(Answer::json(StatusCode::CREATED, &accepted)?)
}

/// Opens the case of a report that was checked.
pub fn open(
    db: &Connection,
    published: &Published,
    report: &Report<'_>,
    owner: Option<&str>,
    received: Moment,
) -> Result<Opened, Refusal> {
    let actors = Actors::at(
        published,
        report.unit.as_deref(),
        report.community.as_deref(),
    )
    .department_for(&report.service.text("group"));
    let class = report.service.class();
    let of_day = next_of_day(db, received)?;
    let matter = Matter {
        class,
        received,
        actors: &actors,
        late: is_late(of_day),
    };
    let promises = promised(published, class).iter().map(|promised| {
        promise(
            promised.clause,
            promised.within,
            received,
            &published.calendar,
        )
    });
    let opened = NewCase {
        owner,
        kind: CaseKind::Report,
        title: title(report),
        phone: &actors.phone,
        received,
        promises: promises.collect(),
        sent: sent(report, &actors),
        score: None,
    }
    .open(db, of_day, &way(&matter, &published.calendar))?;
    db.execute(
        "INSERT INTO reports (case_id, service_code, description, address, lat, long, public) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            opened.id,
            report.service.code(),
            report.description,
            report.address,
            report.place.map(|(lat, _)| lat),
            report.place.map(|(_, long)| long),
            report.public,
        ],
    )?;
    for file in &report.files {
        attach(db, file, opened.id)?;
    }
    Ok(opened)
}

fn promised<'a>(published: &'a Published, class: &str) -> &'a [PromisedClause] {
    published
        .matter_class(class)
        .map_or(&[], |class| class.promises.as_slice())
}

/// The service, and where: two holes in two roads have two titles.
fn title(report: &Report<'_>) -> Text {
    let name = report.service.text("service_name");
    let (zh, en) = (name.get("zh-CN"), name.get("en"));
    if report.address.is_empty() {
        return name;
    }
    Text::both(
        format!("{zh}，{}", report.address),
        format!("{en}, {}", report.address),
    )
}

fn sent(report: &Report<'_>, actors: &Actors) -> Vec<SentField> {
    let contact = &report.contact;
    let phone = if contact.phone.is_empty() {
        String::new()
    } else {
        mask_phone(&contact.phone)
    };
    let mut sent = vec![
        (
            Text::both("什么事", "What it is about"),
            report.service.text("service_name"),
        ),
        (
            Text::both("说明", "Description"),
            Text::plain(&report.description),
        ),
        (Text::both("地点", "Place"), Text::plain(&report.address)),
        (Text::both("社区", "Community"), actors.community.clone()),
    ];
    sent.extend(
        report
            .answered
            .iter()
            .map(|one| (one.question.clone(), one.answer.clone())),
    );
    sent.push((Text::both("称呼", "Name"), Text::plain(&contact.name)));
    sent.push((Text::both("手机", "Phone"), Text::plain(phone)));
    sent.push((
        Text::both("邮箱", "E-mail"),
        Text::plain(mask_email(&contact.email)),
    ));
    sent.into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(label, value)| SentField { label, value })
        .collect()
}

/// The first character and the host: enough to know which of one's addresses it is.
fn mask_email(email: &str) -> String {
    let (name, host) = email.split_once('@').unwrap_or_default();
    name.chars()
        .next()
        .map(|first| format!("{first}***@{host}"))
        .unwrap_or_default()
}

/// The promises of the class of matter, in one sentence.
fn notice(published: &Published, report: &Report<'_>, language: &str) -> String {
    let english = language == "en";
    let parts = promised(published, report.service.class())
        .iter()
        .map(|promised| {
            let within = match (promised.within, english) {
                (Allowance::Minutes(minutes), false) if minutes % 60 == 0 => {
                    format!("{} 小时", minutes / 60)
                }
                (Allowance::Minutes(minutes), true) if minutes % 60 == 0 => {
                    format!("{} hours", minutes / 60)
                }
                (Allowance::Minutes(minutes), false) => format!("{minutes} 分钟"),
                (Allowance::Minutes(minutes), true) => format!("{minutes} minutes"),
                (Allowance::WorkingDays(days), false) => format!("{days} 个工作日"),
                (Allowance::WorkingDays(days), true) => format!("{days} working days"),
            };
            match (promised.clause, english) {
                (Clause::Accepted, false) => format!("{within}内受理"),
                (Clause::Accepted, true) => format!("taken within {within}"),
                (Clause::OnSite, false) => format!("{within}内到现场"),
                (Clause::OnSite, true) => format!("somebody on site within {within}"),
                (Clause::Answered, false) => format!("{within}内办完并答复"),
                (Clause::Answered, true) => format!("closed with an answer within {within}"),
            }
        });
    let parts: Vec<String> = parts.collect();
    if english {
        format!("Promised: {}.", parts.join(", "))
    } else {
        format!("{}。", parts.join("，"))
    }
}

/// 400: GeoReport's code for a faulty report.
fn bad(errors: Vec<longgang_portal::domain::problem::MemberFault>) -> Refusal {
    Refusal::Problem(Box::new(Problem {
        kind: "/problems/invalid".to_owned(),
        title: "The report has faults.".to_owned(),
        status: StatusCode::BAD_REQUEST.as_u16(),
        errors,
        ..Problem::default()
    }))
}
