//! `city-api score`: the explained score of somebody's facts.

use super::{Failure, Options, check, file};
use chrono::NaiveDate;
use longgang_portal::domain::points::explain::Interval;
use longgang_portal::domain::points::facts::Facts;
use longgang_portal::domain::points::gate::gates;
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
    let json = file::json(scheme_path)?;
    let scheme: Scheme = file::read(scheme_path, &json)?;
    let facts: Facts = file::read(facts_path, &file::json(facts_path)?)?;
    let errors = check::errors(&check::findings(&json, &scheme));
    if errors > 0 {
        eprintln!("{scheme_path}: {errors} errors; `city-api check` lists them");
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
        "ignored_facts": misfits(&scheme, &facts, as_of),
        "purposes": scored.collect::<Vec<_>>(),
    });
    println!("{report:#}");
    Ok(ExitCode::SUCCESS)
}

fn scored(scheme: &Scheme, facts: &Facts, purpose: &Purpose, as_of: NaiveDate) -> Value {
    let tree = score(scheme, facts, &purpose.id, as_of);
    json!({
        "purpose": purpose.id,
        "title": purpose.title,
        "line": purpose.line,
        "reaches_line": reaches(&tree.interval, purpose),
        "total": tree.interval,
        "gates": gates(scheme, facts, &purpose.id, as_of),
        "rank_keys": rank::keys(scheme, facts, &purpose.id, as_of),
        "tree": tree,
    })
}

/// Whether the line is reached; by the most that is possible, whether it can be.
fn reaches(total: &Interval, purpose: &Purpose) -> Value {
    json!({
        "confirmed": total.confirmed >= purpose.line,
        "claimed": total.claimed >= purpose.line,
        "possible": total.possible.is_none_or(|most| most >= purpose.line),
    })
}
