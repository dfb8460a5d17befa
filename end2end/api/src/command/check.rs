//! `city-api check`: what is wrong with a scheme.

use super::file::File;
use super::finding::Told;
use super::{Failure, Options, print};
use longgang_portal::domain::points::check::check;
use longgang_portal::domain::points::scheme::Scheme;
use serde_json::json;
use std::process::ExitCode;

/// Prints the findings; fails where one of them is an error.
pub fn run(options: &Options) -> Result<ExitCode, Failure> {
    let file = File::open(options.need("scheme")?)?;
    let (_, findings) = findings(&file);
    let errors = findings.iter().filter(|told| told.is_error()).count();
    print(&json!({
        "scheme": file.json.get("id"),
        "version": file.json.get("version"),
        "errors": errors,
        "warnings": findings.len() - errors,
        "findings": findings,
    }))?;
    Ok(if errors == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// The scheme of a file, if all of it can be read, and everything found wrong, in
/// the file and in what it says.
pub fn findings(file: &File) -> (Option<Scheme>, Vec<Told>) {
    let (scheme, mut told) = file.read::<Scheme>();
    if let Some(scheme) = &scheme {
        let found = check(scheme);
        told.extend(found.iter().map(|one| Told::found(one, &file.json)));
    }
    (scheme, told)
}
