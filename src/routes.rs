//! Every page URL, built and read in one place. Nobody else joins or splits a
//! path. Nothing personal is ever part of a URL: a receipt lives in memory, a
//! case is opened by its number alone once the session or the code allows it.

mod percent;

pub use percent::{percent_decoded, percent_encoded};

use crate::domain::identity::{CaseNumber, PageId, PurposeId, RoundId, SchemeId, ServiceCode};

/// A page of the portal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// `/`
    Home,
    /// `/points`: choose what the points are for.
    Points,
    /// `/points/{scheme}/{purpose}/{page}`: one subject of the estimate.
    PointsForm {
        /// The scheme.
        scheme: SchemeId,
        /// What the points are for.
        purpose: PurposeId,
        /// The page of the form.
        page: PageId,
    },
    /// `/points/{scheme}/{purpose}/result`: the estimate and what to do next.
    PointsResult {
        /// The scheme.
        scheme: SchemeId,
        /// What the points are for.
        purpose: PurposeId,
    },
    /// `/points/{scheme}/{purpose}/apply/{step}`: the application.
    PointsApply {
        /// The scheme.
        scheme: SchemeId,
        /// What the points are for.
        purpose: PurposeId,
        /// The step.
        step: ApplyStep,
    },
    /// `/points/estimate/{scheme}?view=all&purpose=…`: all questions on one page.
    PointsAll {
        /// The scheme.
        scheme: SchemeId,
        /// What the points are for; the scheme's first purpose where none is
        /// named.
        purpose: Option<PurposeId>,
    },
    /// `/points/{scheme}/compare`: what the points are for side by side, and who
    /// of two should apply; `/points/{scheme}/compare/{other}`: that scheme beside
    /// another version of it.
    PointsCompare {
        /// The scheme.
        scheme: SchemeId,
        /// The other one, if one is chosen.
        with: Option<SchemeId>,
    },
    /// `/points/verify`: compute a downloaded calculation again.
    PointsVerify,
    /// `/points/applications/{number}` and its steps: what has become of an
    /// application, and what can be done about it.
    PointsApplication {
        /// Its number.
        number: CaseNumber,
        /// Which page of it.
        step: StandingStep,
    },
    /// `/points/rounds/{scheme}`: when places are given.
    PointsRounds {
        /// The scheme.
        scheme: SchemeId,
    },
    /// `/points/rounds/{scheme}/{round}`: who has a place.
    PointsRanking {
        /// The scheme.
        scheme: SchemeId,
        /// The round.
        round: RoundId,
    },
    /// `/receipt`: the receipt of the last submission, from memory.
    Receipt,
    /// `/report`: choose what kind of problem it is.
    Report,
    /// `/report/{service}/{step}`: one step of a report.
    ReportForm {
        /// The Open311 service.
        service: ServiceCode,
        /// The step.
        step: ReportStep,
    },
    /// `/report/requests/{number}`: a report as the Open311 city lists it for
    /// everybody.
    ReportListed {
        /// Its number.
        number: CaseNumber,
    },
    /// `/cases`: my cases.
    Cases,
    /// `/cases/{number}`: one case.
    Case {
        /// Its number.
        number: CaseNumber,
    },
    /// `/cases/lookup`: look a case up by number and code.
    CaseLookup,
    /// `/sign-in?next=…`
    SignIn {
        /// Where to go afterwards. Only a page of the portal can be named, so a
        /// crafted link cannot lead away from it.
        next: Option<Box<Route>>,
    },
    /// `/about/…`
    About(AboutPage),
}

/// The steps of an application, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ApplyStep {
    /// What the registers already know.
    Verified,
    /// Files and the consent for them.
    Evidence,
    /// Name and identity number.
    Applicant,
    /// Check the answers and submit.
    Check,
}

/// The pages of an application that was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StandingStep {
    /// How it stands.
    Standing,
    /// Papers that are asked for.
    Correct,
    /// An objection to the official score.
    Appeal,
}

/// The steps of a report, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportStep {
    /// What the service asks.
    Details,
    /// Where it is.
    Where,
    /// In the resident's words, with photos.
    Describe,
    /// How to reach the resident, or not at all.
    Contact,
    /// Check the answers and submit.
    Check,
}

/// The pages about the portal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AboutPage {
    /// How personal information is protected.
    Privacy,
    /// The accessibility statement.
    Accessibility,
    /// What this site is, and its licence.
    Site,
    /// How the Open311 server answers, for its owner.
    Api,
}

impl ApplyStep {
    /// All steps in order.
    pub const ALL: [Self; 4] = [Self::Verified, Self::Evidence, Self::Applicant, Self::Check];

    const fn word(self) -> &'static str {
        match self {
            Self::Verified => "verified",
            Self::Evidence => "evidence",
            Self::Applicant => "applicant",
            Self::Check => "check",
        }
    }
}

impl ReportStep {
    /// All steps in order.
    pub const ALL: [Self; 5] = [
        Self::Details,
        Self::Where,
        Self::Describe,
        Self::Contact,
        Self::Check,
    ];

    const fn word(self) -> &'static str {
        match self {
            Self::Details => "details",
            Self::Where => "where",
            Self::Describe => "describe",
            Self::Contact => "contact",
            Self::Check => "check",
        }
    }
}

impl AboutPage {
    /// All pages.
    pub const ALL: [Self; 4] = [Self::Privacy, Self::Accessibility, Self::Site, Self::Api];

    const fn word(self) -> &'static str {
        match self {
            Self::Privacy => "privacy",
            Self::Accessibility => "accessibility",
            Self::Site => "site",
            Self::Api => "api",
        }
    }
}

impl Route {
    /// The URL, from the leading slash on.
    pub fn path(&self) -> String {
        match self {
            Self::Home => "/".to_owned(),
            Self::Points => "/points".to_owned(),
            Self::PointsForm {
                scheme,
                purpose,
                page,
            } => format!(
                "/points/{}/{}/{}",
                segment(scheme.as_str()),
                segment(purpose.as_str()),
                segment(page.as_str())
            ),
            Self::PointsResult { scheme, purpose } => format!(
                "/points/{}/{}/result",
                segment(scheme.as_str()),
                segment(purpose.as_str())
            ),
            Self::PointsApply {
                scheme,
                purpose,
                step,
            } => format!(
                "/points/{}/{}/apply/{}",
                segment(scheme.as_str()),
                segment(purpose.as_str()),
                step.word()
            ),
            Self::PointsAll { scheme, purpose } => {
                let purpose = purpose
                    .as_ref()
                    .map(|purpose| format!("&purpose={}", percent_encoded(purpose.as_str())));
                format!(
                    "/points/estimate/{}?view=all{}",
                    segment(scheme.as_str()),
                    purpose.unwrap_or_default()
                )
            }
            Self::PointsCompare { scheme, with } => {
                let scheme = segment(scheme.as_str());
                match with {
                    Some(with) => format!("/points/{scheme}/compare/{}", segment(with.as_str())),
                    None => format!("/points/{scheme}/compare"),
                }
            }
            Self::PointsVerify => "/points/verify".to_owned(),
            Self::PointsApplication { number, step } => {
                let number = segment(number.as_str());
                let page = match step {
                    StandingStep::Standing => "",
                    StandingStep::Correct => "/correct",
                    StandingStep::Appeal => "/appeal",
                };
                format!("/points/applications/{number}{page}")
            }
            Self::PointsRounds { scheme } => {
                format!("/points/rounds/{}", segment(scheme.as_str()))
            }
            Self::PointsRanking { scheme, round } => format!(
                "/points/rounds/{}/{}",
                segment(scheme.as_str()),
                segment(round.as_str())
            ),
            Self::Receipt => "/receipt".to_owned(),
            Self::Report => "/report".to_owned(),
            Self::ReportForm { service, step } => {
                format!("/report/{}/{}", segment(service.as_str()), step.word())
            }
            Self::ReportListed { number } => {
                format!("/report/requests/{}", segment(number.as_str()))
            }
            Self::Cases => "/cases".to_owned(),
            Self::Case { number } => format!("/cases/{}", segment(number.as_str())),
            Self::CaseLookup => "/cases/lookup".to_owned(),
            Self::SignIn { next } => match next.as_deref() {
                // Signing in leads nowhere but to another page.
                None | Some(Self::SignIn { .. }) => "/sign-in".to_owned(),
                Some(next) => format!("/sign-in?next={}", percent_encoded(&next.path())),
            },
            Self::About(page) => format!("/about/{}", page.word()),
        }
    }

    /// Reads a path with an optional query. `None` is a page that does not exist.
    pub fn parse(url: &str) -> Option<Self> {
        let (path, query) = url.split_once('?').unwrap_or((url, ""));
        let rest = path.strip_prefix('/')?;
        let rest = rest
            .strip_suffix('/')
            .filter(|rest| !rest.is_empty())
            .unwrap_or(rest);
        let segments: Vec<&str> = rest.split('/').collect();
        Some(match segments.as_slice() {
            [""] => Self::Home,
            ["points"] => Self::Points,
            ["points", "verify"] => Self::PointsVerify,
            ["points", "applications", number, page @ ..] => Self::PointsApplication {
                number: CaseNumber::new(value(number)?),
                step: match page {
                    [] => StandingStep::Standing,
                    ["correct"] => StandingStep::Correct,
                    ["appeal"] => StandingStep::Appeal,
                    _ => return None,
                },
            },
            ["points", "rounds", scheme] => Self::PointsRounds {
                scheme: SchemeId::new(value(scheme)?),
            },
            ["points", "rounds", scheme, round] => Self::PointsRanking {
                scheme: SchemeId::new(value(scheme)?),
                round: RoundId::new(value(round)?),
            },
            ["points", "estimate", scheme] if member(query, "view").as_deref() == Some("all") => {
                Self::PointsAll {
                    scheme: SchemeId::new(value(scheme)?),
                    purpose: member(query, "purpose").map(PurposeId::new),
                }
            }
            ["points", scheme, "compare"] => Self::PointsCompare {
                scheme: SchemeId::new(value(scheme)?),
                with: None,
            },
            ["points", scheme, "compare", with] => Self::PointsCompare {
                scheme: SchemeId::new(value(scheme)?),
                with: Some(SchemeId::new(value(with)?)),
            },
            ["points", scheme, purpose, "result"] => Self::PointsResult {
                scheme: SchemeId::new(value(scheme)?),
                purpose: PurposeId::new(value(purpose)?),
            },
            ["points", scheme, purpose, page] => Self::PointsForm {
                scheme: SchemeId::new(value(scheme)?),
                purpose: PurposeId::new(value(purpose)?),
                page: PageId::new(value(page)?),
            },
            ["points", scheme, purpose, "apply", step] => Self::PointsApply {
                scheme: SchemeId::new(value(scheme)?),
                purpose: PurposeId::new(value(purpose)?),
                step: ApplyStep::ALL
                    .into_iter()
                    .find(|known| known.word() == *step)?,
            },
            ["receipt"] => Self::Receipt,
            ["report"] => Self::Report,
            ["report", "requests", number] => Self::ReportListed {
                number: CaseNumber::new(value(number)?),
            },
            ["report", service, step] => Self::ReportForm {
                service: ServiceCode::new(value(service)?),
                step: ReportStep::ALL
                    .into_iter()
                    .find(|known| known.word() == *step)?,
            },
            ["cases"] => Self::Cases,
            ["cases", "lookup"] => Self::CaseLookup,
            ["cases", number] => Self::Case {
                number: CaseNumber::new(value(number)?),
            },
            ["sign-in"] => Self::SignIn { next: next(query) },
            ["about", page] => Self::About(
                AboutPage::ALL
                    .into_iter()
                    .find(|known| known.word() == *page)?,
            ),
            _ => return None,
        })
    }
}

/// What `name=` says in a query.
fn member(query: &str, name: &str) -> Option<String> {
    let value = query.split('&').find_map(|pair| {
        let (found, value) = pair.split_once('=')?;
        (found == name).then_some(value)
    })?;
    percent_decoded(value)
}

/// The page named by `next=` in a query, if it is one of ours and not the
/// sign-in page itself.
fn next(query: &str) -> Option<Box<Route>> {
    let target = member(query, "next")?;
    // Not asked of `parse` for the sign-in page: a crafted URL could nest it
    // without end.
    if target.starts_with("/sign-in") {
        return None;
    }
    Route::parse(&target).map(Box::new)
}

/// Words of the table that stand where a name may stand.
const RESERVED: [&str; 6] = [
    "result",
    "lookup",
    "applications",
    "rounds",
    "compare",
    "requests",
];

/// A name as one path segment. Names are data and may be anything; a browser
/// resolves `.` and `..` even when they are percent-encoded, so those, the empty
/// name and the reserved words get a tilde before them, as does a tilde.
fn segment(name: &str) -> String {
    let needs_mark = name.is_empty()
        || name == "."
        || name == ".."
        || name.starts_with('~')
        || RESERVED.contains(&name);
    let mark = if needs_mark { "~" } else { "" };
    format!("{mark}{}", percent_encoded(name))
}

/// The name that [`segment`] wrote. An empty segment names nothing.
fn value(segment: &str) -> Option<String> {
    if segment.is_empty() {
        return None;
    }
    percent_decoded(segment.strip_prefix('~').unwrap_or(segment))
}

// Properties of strings are tried natively only.
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
