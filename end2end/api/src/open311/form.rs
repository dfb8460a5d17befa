//! The form of a new report.

use super::questions::Answered;
use crate::published::ReportService;

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
