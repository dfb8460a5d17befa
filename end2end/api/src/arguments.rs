//! The command line.

use crate::web::faults::Weather;
use std::net::IpAddr;
use std::path::PathBuf;

/// What the stand-in was started with.
#[derive(Clone, Debug, PartialEq)]
pub struct Arguments {
    /// The address to listen on; the own machine only unless told otherwise.
    pub host: IpAddr,
    /// The port; 0 takes any free one.
    pub port: u16,
    /// The SQLite file; created when it is not there.
    pub db: PathBuf,
    /// The folder of the built portal.
    pub dist: PathBuf,
    /// A folder of points tables that are offered beside the city's own.
    pub schemes: Option<PathBuf>,
    /// Codes on screen, a clock that can be turned, residents with cases.
    pub demo: bool,
    /// How bad the network is, for tests; only in a demonstration.
    pub faults: Option<Weather>,
    /// A second Open311 city beside it, at `/foreign/v2`, as odd as real ones are.
    pub foreign: bool,
}

/// How to call it.
pub const USAGE: &str = "usage: city-api [--host 127.0.0.1] [--port 8080] [--db FILE] [--dist DIR] \
    [--schemes DIR] [--demo [--faults SEED:PERCENT]] [--foreign]";

impl Arguments {
    /// Reads the words after the program's name. The error is a sentence.
    pub fn read(words: impl IntoIterator<Item = String>) -> Result<Self, String> {
        let mut read = Self {
            host: IpAddr::from([127, 0, 0, 1]),
            port: 8080,
            db: PathBuf::from("end2end/.data/city.sqlite"),
            dist: PathBuf::from("dist"),
            schemes: None,
            demo: false,
            faults: None,
            foreign: false,
        };
        let mut words = words.into_iter();
        while let Some(word) = words.next() {
            if word == "--demo" {
                read.demo = true;
                continue;
            }
            if word == "--foreign" {
                read.foreign = true;
                continue;
            }
            let value = words
                .next()
                .ok_or_else(|| format!("{word} needs a value"))?;
            let wrong = || format!("{value} is no value for {word}");
            match word.as_str() {
                "--host" => read.host = value.parse().map_err(|_| wrong())?,
                "--port" => read.port = value.parse().map_err(|_| wrong())?,
                "--db" => read.db = PathBuf::from(value),
                "--schemes" => read.schemes = Some(PathBuf::from(value)),
                "--faults" => read.faults = Some(weather(&value).ok_or_else(wrong)?),
                "--dist" => read.dist = PathBuf::from(value),
                _ => return Err(format!("{word} is unknown")),
            }
        }
        if read.faults.is_some() && !read.demo {
            return Err("--faults is for demonstrations only: add --demo".to_owned());
        }
        Ok(read)
    }
}

/// `SEED:PERCENT`.
fn weather(text: &str) -> Option<Weather> {
    let (seed, percent) = text.split_once(':')?;
    let percent = percent.parse().ok().filter(|percent| *percent <= 100)?;
    let seed = seed.parse().ok()?;
    Some(Weather { seed, percent })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Arguments, String> {
        Arguments::read(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn listens_on_the_own_machine_and_is_no_demonstration_unless_told() {
        let plain = read("").expect("arguments");
        assert!(plain.host.is_loopback());
        assert!(!plain.demo && !plain.foreign);
        assert!(read("--foreign").expect("arguments").foreign);
        let told = read("--port 9000 --demo --db /tmp/x").expect("arguments");
        assert_eq!((told.port, told.demo), (9000, true));
        assert_eq!((plain.schemes, told.schemes), (None, None));
        let tables = read("--schemes tables").expect("arguments").schemes;
        assert_eq!(tables, Some(PathBuf::from("tables")));
    }

    #[test]
    fn refuses_what_it_does_not_know() {
        assert!(read("--prot 1").is_err());
        assert!(read("--port x").is_err());
        assert!(read("--port").is_err());
    }

    #[test]
    fn a_bad_day_has_a_seed_and_is_for_demonstrations() {
        let told = read("--demo --faults 7:30").expect("arguments");
        let (seed, percent) = (7, 30);
        assert_eq!(told.faults, Some(Weather { seed, percent }));
        for wrong in [
            "--faults 7:30",
            "--demo --faults 7",
            "--demo --faults 7:101",
            "--demo --faults x:1",
        ] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }
}
