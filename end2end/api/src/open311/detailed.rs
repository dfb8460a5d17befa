//! How far a report is, in the words of CitySDK and FixMyStreet
//! (`detailed_status`): an answer is told from something put right.

use crate::published::Published;
use longgang_portal::domain::cases::CaseStatus;

/// All words that are in use here.
pub const WORDS: [&str; 6] = [
    "RECEIVED",
    "IN_PROCESS",
    "PROCESSED",
    "FIXED",
    "REJECTED",
    "CANCELLED",
];

/// The word of a case. Where somebody had to come, closed means that it was put
/// right and looked at; a question was only answered.
pub fn word(status: &CaseStatus, answered_only: bool) -> &'static str {
    match status {
        CaseStatus::Received => "RECEIVED",
        CaseStatus::Answered => "PROCESSED",
        CaseStatus::Closed if answered_only => "PROCESSED",
        CaseStatus::Closed => "FIXED",
        CaseStatus::Rejected => "REJECTED",
        CaseStatus::Withdrawn => "CANCELLED",
        _ => "IN_PROCESS",
    }
}

/// The same for the database, where `?10` holds [`answered_only`]; a test holds
/// the two against each other.
pub const SQL: &str = "CASE status WHEN 'received' THEN 'RECEIVED' \
    WHEN 'answered' THEN 'PROCESSED' \
    WHEN 'closed' THEN iif(instr(?10, ',' || service_code || ',') > 0, 'PROCESSED', 'FIXED') \
    WHEN 'rejected' THEN 'REJECTED' WHEN 'withdrawn' THEN 'CANCELLED' ELSE 'IN_PROCESS' END";

/// Codes of the services that end with an answer, between commas.
pub fn answered_only(published: &Published) -> String {
    let codes = published
        .services
        .iter()
        .filter(|service| service.class() == "off_site")
        .map(|service| service.code());
    format!(",{},", codes.collect::<Vec<_>>().join(","))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rusqlite::Connection;

    #[test]
    fn the_database_says_the_same() {
        let db = Connection::open_in_memory().expect("a database");
        let sql = SQL.replace("?10", "?3");
        let sql = format!("SELECT {sql} FROM (SELECT ?1 AS status, ?2 AS service_code)");
        for status in [
            "received",
            "accepted",
            "whistled",
            "dispatched",
            "on_site",
            "needs_you",
            "answered",
            "closed",
            "rejected",
            "withdrawn",
            "reopened",
        ] {
            for code in ["papers", "lift"] {
                let said: String = db
                    .query_row(&sql, [status, code, ",papers,"], |row| row.get(0))
                    .expect("a word");
                let expected = word(&CaseStatus::from_word(status), code == "papers");
                assert_eq!(said, expected, "{status} {code}");
                assert!(WORDS.contains(&expected));
            }
        }
    }

    #[test]
    fn services_that_end_with_an_answer_are_known() {
        let published = Published::read().expect("data");
        assert_eq!(answered_only(&published), ",elder-care,papers,suggestion,");
    }
}
