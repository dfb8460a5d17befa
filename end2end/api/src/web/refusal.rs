//! Why a request is refused: RFC 9457 problems, and Open311's own shape.

use super::answer::Answer;
use axum::http::StatusCode;
use longgang_portal::domain::problem::{MemberFault, Problem};
use serde_json::json;

/// Why there is no other answer.
#[derive(Debug)]
pub enum Refusal {
    /// The caller is told what is wrong. What was written (a counted try) stays.
    Problem(Box<Problem>),
    /// The stand-in itself failed. Nothing that was written stays.
    Broken(String),
}

/// Which shape errors have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// `application/problem+json`.
    Problem,
    /// An array of `{code, description}`.
    Open311,
}

impl Refusal {
    /// A problem with an English title for developers.
    pub fn new(status: StatusCode, slug: &str, title: &str) -> Self {
        Self::Problem(Box::new(Problem {
            kind: format!("/problems/{slug}"),
            title: title.to_owned(),
            status: status.as_u16(),
            ..Problem::default()
        }))
    }

    /// 404.
    pub fn not_found() -> Self {
        Self::new(StatusCode::NOT_FOUND, "not-found", "There is nothing here.")
    }

    /// 400 for a body or header that cannot be read at all.
    pub fn malformed(detail: &str) -> Self {
        let mut refusal = Self::new(
            StatusCode::BAD_REQUEST,
            "malformed",
            "The request cannot be read.",
        );
        if let Self::Problem(problem) = &mut refusal {
            problem.detail = detail.to_owned();
        }
        refusal
    }

    /// 422 for members that can be read and are wrong.
    pub fn invalid(errors: Vec<MemberFault>) -> Self {
        let mut refusal = Self::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "invalid",
            "Some members are wrong.",
        );
        if let Self::Problem(problem) = &mut refusal {
            problem.errors = errors;
        }
        refusal
    }

    /// 422 for one wrong member.
    pub fn wrong(pointer: &str, code: &str, message: &str) -> Self {
        Self::invalid(vec![fault(pointer, code, message)])
    }

    /// 429.
    pub fn too_many_tries(retry_after: i64) -> Self {
        let title = "Too many tries.";
        let mut refusal = Self::new(StatusCode::TOO_MANY_REQUESTS, "too-many-tries", title);
        if let Self::Problem(problem) = &mut refusal {
            problem.retry_after = Some(u32::try_from(retry_after.max(1)).unwrap_or(u32::MAX));
        }
        refusal
    }

    /// The same with the number of tries that are left.
    pub fn tries_left(mut self, left: u32) -> Self {
        if let Self::Problem(problem) = &mut self {
            problem.tries_left = Some(left);
        }
        self
    }

    /// The same with a wait.
    pub fn retry_after(mut self, seconds: u32) -> Self {
        if let Self::Problem(problem) = &mut self {
            problem.retry_after = Some(seconds);
        }
        self
    }

    /// The answer that says so. A broken stand-in says nothing about itself.
    pub fn into_answer(self, dialect: Dialect) -> Answer {
        let problem = match self {
            Self::Problem(problem) => *problem,
            Self::Broken(reason) => {
                eprintln!("city-api: {reason}");
                Problem {
                    kind: "/problems/broken".to_owned(),
                    title: "The stand-in failed.".to_owned(),
                    status: 500,
                    ..Problem::default()
                }
            }
        };
        let status =
            StatusCode::from_u16(problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let body = match dialect {
            Dialect::Problem => serde_json::to_vec(&problem),
            Dialect::Open311 => serde_json::to_vec(&open311_errors(&problem)),
        };
        let media_type = match dialect {
            Dialect::Problem => "application/problem+json",
            Dialect::Open311 => "application/json",
        };
        let answer = Answer::bytes(status, media_type, body.unwrap_or_default());
        match problem.retry_after {
            Some(seconds) => answer.with("retry-after", seconds.to_string()),
            None => answer,
        }
    }
}

/// GeoReport v2 errors. `field` is an extension: the form field that is wrong.
fn open311_errors(problem: &Problem) -> Vec<serde_json::Value> {
    if problem.errors.is_empty() {
        // There is room for one sentence: the one that says more.
        let description = if problem.detail.is_empty() {
            &problem.title
        } else {
            &problem.detail
        };
        return vec![json!({"code": problem.status, "description": description})];
    }
    problem
        .errors
        .iter()
        .map(|fault| {
            json!({"code": problem.status, "description": fault.message, "field": fault.pointer})
        })
        .collect()
}

/// One wrong member.
pub fn fault(pointer: &str, code: &str, message: &str) -> MemberFault {
    MemberFault {
        pointer: pointer.to_owned(),
        code: code.to_owned(),
        message: message.to_owned(),
    }
}

macro_rules! breaks {
    ($($error:ty),+) => {$(
        impl From<$error> for Refusal {
            fn from(error: $error) -> Self {
                Self::Broken(error.to_string())
            }
        }
    )+};
}

breaks!(rusqlite::Error, serde_json::Error, getrandom::Error);
