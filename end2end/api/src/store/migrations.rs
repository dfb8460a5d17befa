//! The tables, step by step. A file that was opened by an older stand-in goes
//! through the steps it has not seen.

use rusqlite::Connection;

/// The steps in order; never change one that was released, add another.
const STEPS: [&str; 5] = [
    include_str!("../../migrations/0001_start.sql"),
    include_str!("../../migrations/0002_answers_by_time.sql"),
    include_str!("../../migrations/0003_sign_in_tries.sql"),
    include_str!("../../migrations/0004_applications.sql"),
    include_str!("../../migrations/0005_fact_corrections.sql"),
];

/// Brings the tables up to date. Fails on a file of a newer stand-in.
pub fn migrate(connection: &mut Connection) -> Result<(), Box<dyn std::error::Error>> {
    let done: usize = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if done > STEPS.len() {
        return Err(format!("the database is newer ({done}) than this stand-in").into());
    }
    for (step, version) in STEPS.iter().zip(1..).skip(done) {
        let transaction = connection.transaction()?;
        transaction.execute_batch(step)?;
        transaction.pragma_update(None, "user_version", version)?;
        transaction.commit()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_every_step_once() {
        let mut connection = Connection::open_in_memory().expect("a database");
        migrate(&mut connection).expect("the first time");
        migrate(&mut connection).expect("nothing to do");
        let cases: i64 = connection
            .query_row("SELECT count(*) FROM cases", [], |row| row.get(0))
            .expect("the table");
        assert_eq!(cases, 0);
    }

    #[test]
    fn leaves_a_newer_file_alone() {
        let mut connection = Connection::open_in_memory().expect("a database");
        connection
            .pragma_update(None, "user_version", 99)
            .expect("a version");
        assert!(migrate(&mut connection).is_err());
    }
}
