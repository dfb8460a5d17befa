//! Single values that outlive a restart.

use rusqlite::{Connection, OptionalExtension, Result};

/// How far the city's clock is ahead of real time, in seconds.
const CLOCK_OFFSET: &str = "clock_offset_seconds";

/// Reads the offset of the clock; none on a new file.
pub fn clock_offset(db: &Connection) -> Result<i64> {
    let stored: Option<String> = db
        .query_row(
            "SELECT value FROM settings WHERE name = ?1",
            [CLOCK_OFFSET],
            |row| row.get(0),
        )
        .optional()?;
    Ok(stored.and_then(|value| value.parse().ok()).unwrap_or(0))
}

/// Keeps the offset of the clock.
pub fn keep_clock_offset(db: &Connection, seconds: i64) -> Result<()> {
    db.execute(
        "INSERT INTO settings (name, value) VALUES (?1, ?2) \
         ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        [CLOCK_OFFSET, &seconds.to_string()],
    )?;
    Ok(())
}
