//! What one address may do while signing in, over all phones. Without it, who
//! guesses one code for each of many phones is stopped by no limit of a phone.
//!
//! The limits are wide: a hall, a mobile network or a proxy in front shows one
//! address for many people, and the tests all come from 127.0.0.1.

use crate::clock::Moment;
use crate::web::refusal::Refusal;
use rusqlite::{Connection, params};
use std::net::IpAddr;

/// They are counted over an hour by the city's clock.
const WINDOW_SECONDS: i64 = 3600;

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// A code was sent: 300, a sign-in every 12 seconds.
    CodeSent,
    /// A code was wrong: 100. One guess in a million is right: in a year of
    /// guessing without a break one address is right about once.
    WrongCode,
}

impl Act {
    fn most(self) -> i64 {
        match self {
            Self::CodeSent => 300,
            Self::WrongCode => 100,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::CodeSent => "code_sent",
            Self::WrongCode => "wrong_code",
        }
    }
}

/// Refuses with 429 when the address has done it too often.
pub fn check(db: &Connection, client: IpAddr, act: Act, now: Moment) -> Result<(), Refusal> {
    let now = now.timestamp();
    // A clock that was turned back leaves tries of the future; they do not count.
    let (count, first): (i64, i64) = db.query_row(
        "SELECT count(*), coalesce(min(at), ?4) FROM sign_in_tries \
         WHERE client = ?1 AND act = ?2 AND at > ?3 AND at <= ?4",
        params![client.to_string(), act.name(), now - WINDOW_SECONDS, now],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    if count >= act.most() {
        return Err(Refusal::too_many_tries(first + WINDOW_SECONDS - now));
    }
    Ok(())
}

/// Counts it, and forgets addresses that no longer matter.
pub fn count(db: &Connection, client: IpAddr, act: Act, now: Moment) -> Result<(), Refusal> {
    let now = now.timestamp();
    db.execute(
        "DELETE FROM sign_in_tries WHERE at <= ?1",
        [now - WINDOW_SECONDS],
    )?;
    db.execute(
        "INSERT INTO sign_in_tries (client, act, at) VALUES (?1, ?2, ?3)",
        params![client.to_string(), act.name(), now],
    )?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::moment;
    use crate::store::migrations::migrate;

    const HALL: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(192, 0, 2, 1));
    const HOME: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(192, 0, 2, 2));

    fn database() -> Connection {
        let mut db = Connection::open_in_memory().expect("a database");
        migrate(&mut db).expect("tables");
        db
    }

    fn wait(refused: Result<(), Refusal>) -> Option<u32> {
        match refused {
            Err(Refusal::Problem(problem)) => problem.retry_after,
            _ => None,
        }
    }

    #[test]
    fn the_last_try_counts_and_the_next_one_waits_for_the_first_to_be_an_hour_old() {
        let db = database();
        for (act, most) in [(Act::CodeSent, 300), (Act::WrongCode, 100)] {
            for second in 0..most {
                let now = moment(1_000_000 + second);
                check(&db, HALL, act, now).expect("below the limit");
                count(&db, HALL, act, now).expect("counted");
            }
            let at = |second: i64| check(&db, HALL, act, moment(1_000_000 + second));
            assert_eq!(wait(at(400)), Some(3200), "{act:?}");
            assert_eq!(wait(at(3599)), Some(1), "{act:?}");
            assert!(at(3600).is_ok(), "{act:?}");
            assert!(check(&db, HOME, act, moment(1_000_400)).is_ok(), "{act:?}");
        }
    }

    #[test]
    fn addresses_are_forgotten_after_an_hour() {
        let db = database();
        for second in [0, 1, 3600] {
            count(&db, HALL, Act::WrongCode, moment(1_000_000 + second)).expect("counted");
        }
        let kept: i64 = db
            .query_row("SELECT count(*) FROM sign_in_tries", [], |row| row.get(0))
            .expect("a number");
        assert_eq!(kept, 2);
    }
}
