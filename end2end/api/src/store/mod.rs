//! The SQLite file: one connection, one transaction a request.

pub mod case_list;
pub mod case_parts;
pub mod case_rows;
pub mod case_told;
pub mod feed;
pub mod migrations;
pub mod settings;

use crate::web::refusal::Refusal;
use rusqlite::{Connection, TransactionBehavior};
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::watch;

/// The open database.
pub struct Store {
    connection: Mutex<Connection>,
    /// The id of the last change, for those who wait for one.
    bell: watch::Sender<i64>,
}

impl Store {
    /// Opens the file, creating it and its folder when they are not there, and
    /// brings its tables up to date.
    pub fn open(path: &Path) -> Result<Self, Box<dyn std::error::Error>> {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let mut connection = Connection::open(path)?;
        connection.busy_timeout(Duration::from_secs(5))?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        // A commit is on the disk before its answer leaves: what has been
        // acknowledged survives being killed, and a power cut too.
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.pragma_update(None, "foreign_keys", true)?;
        migrations::migrate(&mut connection)?;
        connection.set_prepared_statement_cache_capacity(64);
        Ok(Self {
            connection: Mutex::new(connection),
            bell: watch::Sender::new(0),
        })
    }

    /// Is told the id of the last change of any case whenever there is one.
    pub fn listen(&self) -> watch::Receiver<i64> {
        self.bell.subscribe()
    }

    /// Whether anybody waits for changes.
    pub fn is_listened_to(&self) -> bool {
        self.bell.receiver_count() > 0
    }

    /// Only looks.
    pub fn read<T>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, Refusal>,
    ) -> Result<T, Refusal> {
        let connection = self
            .connection
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        work(&connection)
    }

    /// Runs `work` in one transaction and commits when it succeeds. Blocks:
    /// call it where blocking is allowed.
    pub fn transaction<T>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, Refusal>,
    ) -> Result<T, Refusal> {
        // A panic in another request has rolled back; the connection is sound.
        let mut connection = self
            .connection
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let done = work(&transaction)?;
        let latest = feed::latest(&transaction)?;
        transaction.commit()?;
        self.bell.send_if_modified(|known| {
            let news = *known != latest;
            *known = latest;
            news
        });
        Ok(done)
    }
}
