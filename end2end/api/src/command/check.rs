//! `city-api check`: what is wrong with a scheme.

use super::{Failure, Options, file};
use longgang_portal::domain::points::check::{Finding, Severity, check, unknown_members};
use longgang_portal::domain::points::scheme::Scheme;
use serde_json::{Value, json};
use std::process::ExitCode;

/// Prints the findings; fails where one of them is an error.
pub fn run(options: &Options) -> Result<ExitCode, Failure> {
    let path = options.need("scheme")?;
    let json = file::json(path)?;
    let scheme: Scheme = file::read(path, &json)?;
    let findings = findings(&json, &scheme);
    let errors = errors(&findings);
    let report = json!({
        "scheme": scheme.id,
        "version": scheme.version,
        "errors": errors,
        "warnings": findings.len() - errors,
        "findings": findings.iter().map(words).collect::<Vec<_>>(),
    });
    println!("{report:#}");
    Ok(if errors == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Everything found wrong, in the file and in what it says.
pub fn findings(json: &Value, scheme: &Scheme) -> Vec<Finding> {
    let mut findings = unknown_members(json, scheme);
    findings.extend(check(scheme));
    findings
}

/// How many of them are errors.
pub fn errors(findings: &[Finding]) -> usize {
    let is_error = |finding: &&Finding| finding.fault.severity() == Severity::Error;
    findings.iter().filter(is_error).count()
}

fn words(finding: &Finding) -> Value {
    json!({
        "severity": finding.fault.severity().to_string(),
        "path": finding.path,
        "text": finding.fault.to_string(),
    })
}
