//! Checks lists: spans of time, and records of several parts.

use super::answer::{Answer, Answers, PART_NOT_SURE, RawEntry, RawPeriod, is_blank_entry};
use super::check::{Checked, is_visible, look, within};
use super::definition::Field;
use super::fault::{Fault, FieldFault};
use super::reading;
use crate::domain::identity::FieldId;
use crate::domain::map::Map;
use crate::domain::points::facts::Period;
use chrono::NaiveDate;

/// The spans of a field at `at`. They may overlap: two jobs at a time are no
/// fault. Blank rows are passed over.
pub(super) fn periods(
    rows: &[RawPeriod],
    bounds: (NaiveDate, NaiveDate),
    max: u32,
    today: NaiveDate,
    at: &FieldId,
) -> Result<Vec<Period>, Vec<FieldFault>> {
    let mut periods = Vec::new();
    let mut faults = Vec::new();
    for (index, row) in rows.iter().enumerate().filter(|(_, row)| !row.is_blank()) {
        let mut note = |end: &str, fault: Fault| {
            faults.push(FieldFault {
                field: part(at, index, end),
                fault,
            });
        };
        let from = first_day(&row.from, bounds, today)
            .map_err(|fault| note("from", fault))
            .ok();
        let to = last_day(row, from, bounds.1, today)
            .map_err(|fault| note("to", fault))
            .ok();
        if let (Some(from), Some(to)) = (from, to) {
            periods.push(Period { from, to });
        }
    }
    if rows.iter().filter(|row| !row.is_blank()).count() > max as usize {
        let fault = Fault::TooManyPeriods { max };
        faults.insert(
            0,
            FieldFault {
                field: at.clone(),
                fault,
            },
        );
    }
    if faults.is_empty() {
        Ok(periods)
    } else {
        Err(faults)
    }
}

fn first_day(
    text: &str,
    (earliest, latest): (NaiveDate, NaiveDate),
    today: NaiveDate,
) -> Result<NaiveDate, Fault> {
    if is_blank(text) {
        return Err(Fault::PeriodWithoutStart);
    }
    let date = reading::date(text)?;
    within(date, Some(earliest), Some(latest), today)?;
    Ok(date)
}

/// The last day; none while it goes on.
fn last_day(
    row: &RawPeriod,
    from: Option<NaiveDate>,
    latest: NaiveDate,
    today: NaiveDate,
) -> Result<Option<NaiveDate>, Fault> {
    if row.ongoing {
        return Ok(None);
    }
    if is_blank(&row.to) {
        return Err(Fault::PeriodWithoutEnd);
    }
    let date = reading::date(&row.to)?;
    if date > today {
        return Err(Fault::PeriodEndsInTheFuture);
    }
    within(date, None, Some(latest), today)?;
    match from {
        Some(from) if date < from => Err(Fault::PeriodBackwards),
        _ => Ok(Some(date)),
    }
}

/// The records of a field at `at`, every part of every record. Blank records are
/// passed over; parts not given are not in the result.
pub(super) fn entries(
    rows: &[RawEntry],
    parts: &[Field],
    max: u32,
    today: NaiveDate,
    at: &FieldId,
) -> Result<Vec<Map<FieldId, Checked>>, Vec<FieldFault>> {
    let mut entries = Vec::new();
    let mut faults = Vec::new();
    for (index, row) in rows
        .iter()
        .enumerate()
        .filter(|(_, row)| !is_blank_entry(row))
    {
        let answers: Answers = row
            .iter()
            .map(|(id, text)| (id.clone(), part_answer(text)))
            .collect();
        let mut entry = Map::new();
        for field in parts.iter().filter(|field| is_visible(field, &answers)) {
            let answer = answers.get(&field.id).unwrap_or(&Answer::Empty);
            match look(field, answer, today, &part(at, index, field.id.as_str())) {
                Ok(Checked::Nothing) => {}
                Ok(checked) => {
                    entry.insert(field.id.clone(), checked);
                }
                Err(found) => faults.extend(found),
            }
        }
        entries.push(entry);
    }
    if entries.len() > max as usize {
        let fault = Fault::TooManyEntries { max };
        faults.insert(
            0,
            FieldFault {
                field: at.clone(),
                fault,
            },
        );
    }
    if faults.is_empty() {
        Ok(entries)
    } else {
        Err(faults)
    }
}

fn part_answer(text: &str) -> Answer {
    if text == PART_NOT_SURE {
        Answer::NotSure
    } else {
        Answer::text(text)
    }
}

fn part(at: &FieldId, index: usize, part: &str) -> FieldId {
    FieldId::new(format!("{at}.{index}.{part}"))
}

fn is_blank(text: &str) -> bool {
    Answer::text(text).is_blank()
}
