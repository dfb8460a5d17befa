//! The form of a new report, read into what it means.

use super::questions::{self, Answered};
use crate::published::{Published, ReportService};
use crate::web::refusal::fault;
use longgang_portal::domain::person::parse_phone;
use longgang_portal::domain::problem::MemberFault;

/// Longest description, in characters (GeoReport v2).
const LONGEST_DESCRIPTION: usize = 4000;

/// Longest address, in characters.
const LONGEST_ADDRESS: usize = 200;

/// Most files of one report.
const MOST_FILES: usize = 5;

/// The pairs of a form. An empty value acts like an absent one.
pub struct Form(Vec<(String, String)>);

impl Form {
    /// Reads a form-encoded body.
    pub fn read(body: &[u8]) -> Self {
        let pairs = form_urlencoded::parse(body).into_owned();
        Self(
            pairs
                .filter(|(_, value)| !value.trim().is_empty())
                .collect(),
        )
    }

    /// The first value of a key.
    pub fn one(&self, key: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(name, _)| name == key)
            .map(|(_, value)| value.trim())
    }

    /// All values of a key.
    pub fn all<'a>(&'a self, key: &'a str) -> impl Iterator<Item = &'a str> {
        self.0
            .iter()
            .filter(move |(name, _)| name == key)
            .map(|(_, value)| value.trim())
    }
}

/// A report that can be opened.
pub struct Report<'a> {
    /// What it is about.
    pub service: &'a ReportService,
    /// What is the matter.
    pub description: String,
    /// Where, in words.
    pub address: String,
    /// Where, measured: latitude and longitude.
    pub place: Option<(f64, f64)>,
    /// In which unit.
    pub unit: Option<String>,
    /// In which community.
    pub community: Option<String>,
    /// The answers to the service's questions.
    pub answered: Vec<Answered>,
    /// Ids of files.
    pub files: Vec<String>,
    /// Who reports, masked where it must be; empty for anonymous.
    pub contact: Contact,
    /// Whether it is listed for everybody.
    pub public: bool,
}

/// Who reports.
#[derive(Default)]
pub struct Contact {
    /// The name.
    pub name: String,
    /// The phone.
    pub phone: String,
    /// The e-mail address.
    pub email: String,
}

/// Reads the report, or tells everything that is wrong with it in `language`.
pub fn report<'a>(
    published: &'a Published,
    form: &Form,
    language: &str,
) -> Result<Report<'a>, Vec<MemberFault>> {
    let say = |zh: &'static str, en: &'static str| if language == "en" { en } else { zh };
    let mut faults = Vec::new();
    let mut wrong = |field: &str, words: &str| faults.push(fault(field, "wrong", words));

    let service = match form.one("service_code") {
        None => {
            wrong(
                "service_code",
                say("请选是什么事。", "Choose what it is about."),
            );
            None
        }
        Some(code) => published.service(code).or_else(|| {
            wrong(
                "service_code",
                say("没有这一类事。", "There is no such service."),
            );
            None
        }),
    };
    let description = form.one("description").unwrap_or_default().to_owned();
    if description.is_empty() {
        wrong(
            "description",
            say("请写出了什么事。", "Say what is the matter."),
        );
    } else if description.chars().count() > LONGEST_DESCRIPTION {
        wrong(
            "description",
            say("最多写 4000 个字。", "At most 4,000 characters."),
        );
    }
    let address = form.one("address_string").unwrap_or_default().to_owned();
    if address.chars().count() > LONGEST_ADDRESS {
        wrong(
            "address_string",
            say(
                "地点最多写 200 个字。",
                "The place: at most 200 characters.",
            ),
        );
    }
    let place = match (form.one("lat"), form.one("long")) {
        (None, None) => None,
        (lat, long) => {
            let place = degrees(lat, 90.0).zip(degrees(long, 180.0));
            if place.is_none() {
                wrong("lat", say("位置不对。", "The position is wrong."));
            }
            place
        }
    };
    if address.is_empty() && form.one("lat").is_none() && form.one("long").is_none() {
        wrong("address_string", say("请写在哪里。", "Say where it is."));
    }
    let unit = form.one("unit").and_then(|id| {
        let unit = published.unit(id);
        if unit.is_none() {
            wrong("unit", say("没有这个单元。", "There is no such unit."));
        }
        unit
    });
    let community = form.one("community");
    if let Some(id) = community
        && !unit.is_some_and(|unit| unit.communities.iter().any(|one| one.id.as_str() == id))
    {
        wrong(
            "community",
            say("这个单元没有这个社区。", "The unit has no such community."),
        );
    }
    let files: Vec<String> = form.all("attachment[]").map(str::to_owned).collect();
    if files.len() > MOST_FILES {
        wrong("attachment[]", say("最多 5 张照片。", "At most 5 photos."));
    }
    let contact = Contact {
        name: [form.one("last_name"), form.one("first_name")]
            .into_iter()
            .flatten()
            .collect(),
        phone: form.one("phone").unwrap_or_default().to_owned(),
        email: form.one("email").unwrap_or_default().to_owned(),
    };
    if !contact.phone.is_empty() && parse_phone(&contact.phone).is_err() {
        wrong("phone", say("手机号不对。", "The phone number is wrong."));
    }
    if !contact.email.is_empty() && !contact.email.contains('@') {
        wrong("email", say("邮箱不对。", "The e-mail address is wrong."));
    }
    let public = !form
        .one("public")
        .is_some_and(|value| value.eq_ignore_ascii_case("false"));
    let answered = match service.map(|service| questions::answers(service, form, language)) {
        Some(Ok(answered)) => answered,
        Some(Err(more)) => {
            faults.extend(more);
            Vec::new()
        }
        None => Vec::new(),
    };
    match service {
        Some(service) if faults.is_empty() => Ok(Report {
            service,
            description,
            address,
            place,
            unit: unit.map(|unit| unit.id.to_string()),
            community: community.map(str::to_owned),
            answered,
            files,
            contact,
            public,
        }),
        _ => Err(faults),
    }
}

fn degrees(text: Option<&str>, most: f64) -> Option<f64> {
    text?
        .parse::<f64>()
        .ok()
        .filter(|degrees| degrees.abs() <= most)
}
