//! Reports that are being written, several at once, also of the same service: each has
//! a number, and a name its form and its draft are kept under.

use crate::domain::identity::ServiceCode;

/// More of one service are not begun: somebody who has so many begins none anew.
const MOST: u16 = 99;

/// One report being written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportDraft {
    /// Of which service. Its code may hold any character.
    pub service: ServiceCode,
    /// Which of several, from 1 on.
    pub number: u16,
}

impl ReportDraft {
    /// The name of its form and of its draft: `report/{service}`, and from the second
    /// on `report#{number}/{service}`.
    pub fn name(&self) -> String {
        match self.number {
            0 | 1 => format!("report/{}", self.service),
            number => format!("report#{number}/{}", self.service),
        }
    }

    /// The report of a name; none of the name of another form.
    pub fn read(name: &str) -> Option<Self> {
        let (number, service) = name.strip_prefix("report")?.split_once('/')?;
        let number = match number.strip_prefix('#') {
            Some(number) => number.parse().ok().filter(|number| *number > 1)?,
            None if number.is_empty() => 1,
            None => return None,
        };
        let service = ServiceCode::new(service);
        Some(Self { service, number })
    }

    /// The first of a service that is not among the names.
    pub fn free(service: &ServiceCode, names: &[String]) -> Self {
        let draft = |number| Self {
            service: service.clone(),
            number,
        };
        let mut all = (1..MOST).map(draft);
        let is_free = |draft: &Self| !names.contains(&draft.name());
        all.find(is_free).unwrap_or_else(|| draft(MOST))
    }
}

#[cfg(test)]
mod tests {
    use super::ReportDraft;

    fn draft(service: &str, number: u16) -> ReportDraft {
        ReportDraft {
            service: service.into(),
            number,
        }
    }

    #[test]
    fn a_name_is_read_as_it_was_written() {
        for service in ["lamp", "a/b", "#2/x", "路灯"] {
            for number in [1, 2, 17] {
                let one = draft(service, number);
                assert_eq!(ReportDraft::read(&one.name()), Some(one));
            }
        }
        assert_eq!(
            draft("lamp", 1).name(),
            "report/lamp",
            "as those kept before"
        );
        for other in [
            "points/a/b",
            "report",
            "report#1/x",
            "report#x/y",
            "reports/x",
        ] {
            assert_eq!(ReportDraft::read(other), None, "{other}");
        }
    }

    #[test]
    fn the_next_one_takes_the_first_free_number() {
        let names = [
            draft("lamp", 1).name(),
            draft("lamp", 3).name(),
            draft("lift", 2).name(),
        ];
        assert_eq!(ReportDraft::free(&"lamp".into(), &names).number, 2);
        assert_eq!(ReportDraft::free(&"lift".into(), &names).number, 1);
        let all: Vec<String> = (1..200)
            .map(|number| draft("lamp", number).name())
            .collect();
        assert_eq!(ReportDraft::free(&"lamp".into(), &all).number, 99);
    }
}
