//! Which cases of a resident are wanted, in which order.

use super::case_rows::{CaseRow, by_id};
use crate::web::refusal::Refusal;
use longgang_portal::domain::cases::{CaseCounts, CaseKind};
use rusqlite::{Connection, ToSql};

/// The order of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// What needs the resident first, then what is under way, then what is over.
    Need,
    /// The time of receipt, newest first.
    Newest,
    /// The next promise, what is due first before.
    Due,
}

impl Order {
    /// The letter of its cursors.
    fn letter(self) -> char {
        match self {
            Self::Need => 'a',
            Self::Newest => 'b',
            Self::Due => 'c',
        }
    }

    /// Three numbers by which a case stands in it, growing.
    fn keys(self) -> [&'static str; 3] {
        match self {
            Self::Need => ["rank", "-updated_at", "-id"],
            Self::Newest => ["-submitted_at", "-id", "0"],
            // What has no promise left comes last.
            Self::Due => ["coalesce(due_at, 253402300800)", "-updated_at", "-id"],
        }
    }
}

/// The keys of the last case of a page.
pub type Cursor = [i64; 3];

/// What is wanted.
pub struct Wanted {
    /// Whose.
    pub owner: String,
    /// Only those that lie there.
    pub state: Option<&'static str>,
    /// Only those.
    pub kind: Option<CaseKind>,
    /// The beginning of a number or words of a title, in small letters.
    pub search: Option<String>,
    /// In which order.
    pub order: Order,
    /// Only after this.
    pub after: Option<Cursor>,
    /// At most so many.
    pub most: usize,
}

/// A cursor as the caller holds it.
pub fn written(order: Order, cursor: Cursor) -> String {
    let [a, b, c] = cursor;
    format!("{}{a:x}.{b:x}.{c:x}", order.letter())
}

/// A cursor as it was written; none of ours otherwise.
pub fn read(order: Order, text: &str) -> Option<Cursor> {
    let numbers = text.strip_prefix(order.letter())?;
    let mut numbers = numbers.split('.').map(|one| {
        let whole = u64::from_str_radix(one, 16).ok()?;
        Some(whole.cast_signed())
    });
    let cursor = [numbers.next()??, numbers.next()??, numbers.next()??];
    numbers.next().is_none().then_some(cursor)
}

/// A page, and the cursor of the next one where there is more.
pub fn page(db: &Connection, wanted: &Wanted) -> Result<(Vec<CaseRow>, Option<Cursor>), Refusal> {
    let [a, b, c] = wanted.order.keys();
    let kind = wanted
        .kind
        .map(|kind| serde_json::to_string(&kind))
        .transpose()?;
    let most = wanted.most + 1;
    let mut values: Vec<&dyn ToSql> = vec![&wanted.owner, &most];
    let mut conditions = String::new();
    let mut add = |sql: &str, value| {
        values.push(value);
        conditions += &sql.replace('?', &format!("?{}", values.len()));
    };
    if let Some(state) = &wanted.state {
        add(" AND state = ?", state);
    }
    if let Some(kind) = &kind {
        add(" AND kind = ?", kind);
    }
    let number = wanted.search.as_ref().map(|search| search.to_uppercase());
    if let Some((search, number)) = wanted.search.as_ref().zip(number.as_ref()) {
        add(" AND (instr(words, ?) > 0", search);
        add(" OR substr(number, 1, length(?)) = ", number);
        add("?)", number);
    }
    if let Some([first, second, third]) = &wanted.after {
        add(&format!(" AND ({a}, {b}, {c}) > (?"), first);
        add(", ?", second);
        add(", ?)", third);
    }
    // By their places: a key that is a plain 0 would be taken for one.
    let sql = format!(
        "SELECT id, {a}, {b}, {c} FROM cases WHERE owner = ?1{conditions} \
         ORDER BY 2, 3, 4 LIMIT ?2"
    );
    let mut statement = db.prepare_cached(&sql)?;
    let found = statement.query_map(values.as_slice(), |row| {
        let keys = [row.get(1)?, row.get(2)?, row.get(3)?];
        Ok((row.get::<_, i64>(0)?, keys))
    })?;
    let mut found: Vec<(i64, Cursor)> = found.collect::<Result<_, _>>()?;
    let more = found.len() > wanted.most;
    found.truncate(wanted.most);
    let next = found.last().filter(|_| more).map(|(_, keys)| *keys);
    let rows = found.iter().map(|(id, _)| by_id(db, *id));
    let rows: Vec<Option<CaseRow>> = rows.collect::<Result<_, _>>()?;
    Ok((rows.into_iter().flatten().collect(), next))
}

/// How many cases of a resident lie where.
pub fn counts(db: &Connection, owner: &str) -> Result<CaseCounts, Refusal> {
    let mut counts = CaseCounts::default();
    let sql = "SELECT state, count(*) FROM cases WHERE owner = ?1 GROUP BY state";
    let mut statement = db.prepare_cached(sql)?;
    let rows = statement.query_map([owner], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, u32>(1)?))
    })?;
    for row in rows {
        let (state, count) = row?;
        match state.as_str() {
            "needs_you" => counts.needs_you += count,
            "answered" => counts.answered += count,
            "over" => counts.over += count,
            _ => counts.open += count,
        }
    }
    Ok(counts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_belongs_to_its_order() {
        let cursor = [0, -1_773_194_400, -7];
        let text = written(Order::Need, cursor);
        assert_eq!(read(Order::Need, &text), Some(cursor));
        for (order, text) in [
            (Order::Due, text.as_str()),
            (Order::Need, "a"),
            (Order::Need, "a1.2"),
            (Order::Need, "a1.2.3.4"),
            (Order::Need, "a1.2.x"),
            (Order::Need, ""),
        ] {
            assert_eq!(read(order, text), None, "{text}");
        }
    }
}
