//! How a request can fail, told apart by what a resident can do about it.

use crate::domain::problem::Problem;
use std::fmt;

/// A request that brought no usable answer.
#[derive(Clone, Debug, PartialEq)]
pub enum ApiError {
    /// The device has no network; nothing was sent.
    Offline,
    /// The request left, no answer came: cut off or timed out. Whether the
    /// server did what was asked is unknown.
    Unreachable,
    /// The server said why not.
    Problem(Problem),
    /// An answer came that is not the API's: another version, or the login page
    /// of a public network. Whether the server did what was asked is unknown.
    Unreadable,
    /// The server took it, or may have, and asking again could do it twice: a
    /// success that names nothing, or no answer from a server that knows no
    /// idempotency keys.
    Unclear,
}

/// For the console, where nobody reads their own language. `Debug` would bring
/// the tables of what may be printed along.
impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Offline => f.write_str("offline"),
            Self::Unreachable => f.write_str("no answer"),
            Self::Problem(problem) => write!(f, "{} {}", problem.status, problem.slug()),
            Self::Unreadable => f.write_str("unreadable answer"),
            Self::Unclear => f.write_str("unclear whether it was taken"),
        }
    }
}

impl ApiError {
    /// The last segment of the problem's type, empty for anything else.
    pub fn slug(&self) -> &str {
        match self {
            Self::Problem(problem) => problem.slug(),
            _ => "",
        }
    }

    /// The status of the problem, 0 for anything else.
    pub fn status(&self) -> u16 {
        match self {
            Self::Problem(problem) => problem.status,
            _ => 0,
        }
    }

    /// Whether the thing does not exist (or is not for this resident).
    pub fn is_not_found(&self) -> bool {
        self.status() == 404
    }

    /// Whether signing in would help.
    pub fn is_not_signed_in(&self) -> bool {
        self.status() == 401
    }

    /// Whether it is a matter of the network rather than of the request.
    pub fn is_network(&self) -> bool {
        matches!(self, Self::Offline | Self::Unreachable)
    }
}
