//! `city-api score`: the explained score of somebody's facts.

use super::file::File;
use super::finding::Told;
use super::{Failure, Options, check, print};
use chrono::NaiveDate;
use longgang_portal::domain::points::explain::Interval;
use longgang_portal::domain::points::facts::Facts;
use longgang_portal::domain::points::gate::gates;
use longgang_portal::domain::points::line::{Waived, waived};
use longgang_portal::domain::points::misfit::misfits;
use longgang_portal::domain::points::rank;
use longgang_portal::domain::points::scheme::{Purpose, Scheme};
use longgang_portal::domain::points::score::score;
use serde_json::{Value, json};
use std::process::ExitCode;

/// Prints the score for one purpose, or for all of them.
pub fn run(options: &Options) -> Result<ExitCode, Failure> {
    let (scheme_path, facts_path) = (options.need("scheme")?, options.need("facts")?);
    let as_of = options.need("as-of")?;
    let as_of: NaiveDate = as_of
        .parse()
        .map_err(|_| Failure::Usage(format!("{as_of} is no day as 2026-03-11")))?;
    let anyway = options.has("anyway");
    let scheme_file = File::open(scheme_path)?;
    let (scheme, found) = check::findings(&scheme_file);
    let scheme_errors = errors(&scheme_file, found);
    let facts_file = File::open(facts_path)?;
    let (facts, found) = facts_file.read::<Facts>();
    let facts_errors = errors(&facts_file, found);
    let (Some(scheme), Some(facts)) = (scheme, facts) else {
        return Err(Failure::Files([scheme_errors, facts_errors].concat()));
    };
    let errors = [scheme_errors, facts_errors].concat();
    if !errors.is_empty() && !anyway {
        return Err(Failure::Files(errors));
    }
    let purposes: Vec<&Purpose> = match options.get("purpose") {
        Some(id) => vec![scheme.purpose(&id.into()).ok_or_else(|| {
            let known: Vec<&str> = scheme.purposes.iter().map(|one| one.id.as_str()).collect();
            let known = known.join(", ");
            Failure::Usage(format!("the scheme has no purpose {id}; it has {known}"))
        })?],
        None => scheme.purposes.iter().collect(),
    };
    let scored = purposes
        .into_iter()
        .map(|purpose| scored(&scheme, &facts, purpose, as_of));
    let report = json!({
        "scheme": scheme.id,
        "version": scheme.version,
        "as_of": as_of.to_string(),
        "in_force": scheme.in_force(as_of),
        "errors": errors,
        "ignored_facts": misfits(&scheme, &facts, as_of),
        "purposes": scored.collect::<Vec<_>>(),
    });
    print(&plain(report))?;
    Ok(ExitCode::SUCCESS)
}

/// The errors among what was found, each with the name of its file.
fn errors(file: &File, found: Vec<Told>) -> Vec<String> {
    let errors = found.iter().filter(|told| told.is_error());
    errors
        .map(|told| format!("{}: {told}", file.name))
        .collect()
}

/// Texts that are the same in every language as plain texts, as they were written.
fn plain(value: Value) -> Value {
    match value {
        Value::Array(items) => items.into_iter().map(plain).collect(),
        Value::Object(mut members) => match members.remove("") {
            Some(text) if members.is_empty() => text,
            _ => {
                let members = members.into_iter();
                members.map(|(name, value)| (name, plain(value))).collect()
            }
        },
        value => value,
    }
}

fn scored(scheme: &Scheme, facts: &Facts, purpose: &Purpose, as_of: NaiveDate) -> Value {
    let tree = score(scheme, facts, &purpose.id, as_of);
    let waived = waived(scheme, facts, purpose, as_of);
    json!({
        "purpose": purpose.id,
        "title": purpose.title,
        "line": purpose.line,
        "line_waived": {"confirmed": waived.confirmed, "claimed": waived.claimed},
        "reaches_line": reaches(&tree.interval, purpose, &waived),
        "total": tree.interval,
        "gates": gates(scheme, facts, &purpose.id, as_of),
        "rank_keys": rank::keys(scheme, facts, &purpose.id, as_of),
        "tree": tree,
    })
}

/// Whether the line is reached, or waived; by the most that is possible, whether it
/// can be.
fn reaches(total: &Interval, purpose: &Purpose, waived: &Waived) -> Value {
    let can_be = total.possible.is_none_or(|most| most >= purpose.line);
    json!({
        "confirmed": total.confirmed >= purpose.line || waived.confirmed == Some(true),
        "claimed": total.claimed >= purpose.line || waived.claimed == Some(true),
        "possible": can_be || waived.claimed != Some(false),
    })
}
