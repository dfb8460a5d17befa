//! Reads a form into a report, or tells everything that is wrong with it.

use super::form::{Contact, Form, Report};
use super::questions;
use crate::published::{Published, ReportService};
use crate::web::refusal::fault;
use longgang_portal::domain::city::Unit;
use longgang_portal::domain::person::parse_phone;
use longgang_portal::domain::problem::MemberFault;

/// Longest description, in characters (GeoReport v2).
const LONGEST_DESCRIPTION: usize = 4000;

/// Longest address, in characters.
const LONGEST_ADDRESS: usize = 200;

/// Most files of one report.
const MOST_FILES: usize = 5;

/// The report, or all its faults at once in words of `language`.
pub fn report<'a>(
    published: &'a Published,
    form: &Form,
    language: &str,
) -> Result<Report<'a>, Vec<MemberFault>> {
    let mut check = Check {
        published,
        form,
        language,
        faults: Vec::new(),
    };
    let service = check.service();
    let description = check.description();
    let address = check.address();
    let place = check.place();
    let unit = check.unit();
    let community = check.community(unit);
    let files = check.files();
    let contact = check.contact();
    let answered = match service.map(|service| questions::answers(service, form, language)) {
        Some(Ok(answered)) => answered,
        Some(Err(faults)) => {
            check.faults.extend(faults);
            Vec::new()
        }
        None => Vec::new(),
    };
    match service {
        Some(service) if check.faults.is_empty() => Ok(Report {
            service,
            description,
            address,
            place,
            unit: unit.map(|unit| unit.id.to_string()),
            community,
            answered,
            files,
            contact,
            public: !form
                .one("public")
                .is_some_and(|value| value.eq_ignore_ascii_case("false")),
        }),
        _ => Err(check.faults),
    }
}

/// A form on its way to being a report.
struct Check<'a, 'f> {
    published: &'a Published,
    form: &'f Form,
    language: &'f str,
    faults: Vec<MemberFault>,
}

impl<'a> Check<'a, '_> {
    fn wrong(&mut self, field: &str, chinese: &str, english: &str) {
        let words = if self.language == "en" {
            english
        } else {
            chinese
        };
        self.faults.push(fault(field, "wrong", words));
    }

    fn text(&self, field: &str) -> String {
        self.form.one(field).unwrap_or_default().to_owned()
    }

    fn service(&mut self) -> Option<&'a ReportService> {
        let Some(code) = self.form.one("service_code") else {
            self.wrong("service_code", "请选是什么事。", "Choose what it is about.");
            return None;
        };
        let service = self.published.service(code);
        if service.is_none() {
            self.wrong(
                "service_code",
                "没有这一类事。",
                "There is no such service.",
            );
        }
        service
    }

    fn description(&mut self) -> String {
        let description = self.text("description");
        if description.is_empty() {
            self.wrong("description", "请写出了什么事。", "Say what is the matter.");
        } else if description.chars().count() > LONGEST_DESCRIPTION {
            self.wrong(
                "description",
                "最多写 4000 个字。",
                "At most 4,000 characters.",
            );
        }
        description
    }

    fn address(&mut self) -> String {
        let address = self.text("address_string");
        let measured = self.form.one("lat").is_some() || self.form.one("long").is_some();
        if address.is_empty() && !measured {
            self.wrong("address_string", "请写在哪里。", "Say where it is.");
        } else if address.chars().count() > LONGEST_ADDRESS {
            self.wrong(
                "address_string",
                "最多写 200 个字。",
                "At most 200 characters.",
            );
        }
        address
    }

    fn place(&mut self) -> Option<(f64, f64)> {
        let (lat, long) = (self.form.one("lat"), self.form.one("long"));
        let place = degrees(lat, 90.0).zip(degrees(long, 180.0));
        if place.is_none() && (lat.is_some() || long.is_some()) {
            self.wrong("lat", "位置不对。", "The position is wrong.");
        }
        place
    }

    fn unit(&mut self) -> Option<&'a Unit> {
        let id = self.form.one("unit")?;
        let unit = self.published.unit(id);
        if unit.is_none() {
            self.wrong("unit", "没有这个单元。", "There is no such unit.");
        }
        unit
    }

    fn community(&mut self, unit: Option<&Unit>) -> Option<String> {
        let id = self.form.one("community")?;
        let mut communities = unit.into_iter().flat_map(|unit| unit.communities.iter());
        if !communities.any(|community| community.id.as_str() == id) {
            self.wrong(
                "community",
                "这个单元没有这个社区。",
                "The unit has no such community.",
            );
        }
        Some(id.to_owned())
    }

    fn files(&mut self) -> Vec<String> {
        let files: Vec<String> = self.form.all("attachment[]").map(str::to_owned).collect();
        if files.len() > MOST_FILES {
            self.wrong("attachment[]", "最多 5 张照片。", "At most 5 photos.");
        }
        files
    }

    fn contact(&mut self) -> Contact {
        let contact = Contact {
            // Family name first, as names are written here.
            name: self.text("last_name") + &self.text("first_name"),
            phone: self.text("phone"),
            email: self.text("email"),
        };
        if !contact.phone.is_empty() && parse_phone(&contact.phone).is_err() {
            self.wrong("phone", "手机号不对。", "The phone number is wrong.");
        }
        if !contact.email.is_empty() && !contact.email.contains('@') {
            self.wrong("email", "邮箱不对。", "The e-mail address is wrong.");
        }
        contact
    }
}

fn degrees(text: Option<&str>, most: f64) -> Option<f64> {
    text?
        .parse::<f64>()
        .ok()
        .filter(|degrees| degrees.abs() <= most)
}
