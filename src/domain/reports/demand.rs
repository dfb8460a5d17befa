//! What a server demands in a report against the specification, read from its refusal,
//! so that the resident is led to that question instead of to a dead end.

use crate::domain::problem::Problem;

/// One thing a server will not take a report without.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Demand {
    /// An e-mail address (Klarschiff, some FixMyStreet cities).
    Email,
    /// A name.
    Name,
    /// A telephone number.
    Phone,
    /// An address in words, also beside a measured place (Chicago).
    Address,
    /// A description.
    Description,
    /// An answer to the question with this code.
    Question(String),
}

impl Demand {
    /// A demand by the word of `config.json` (`open311.demands`); none where the word
    /// is not known.
    pub fn of(word: &str) -> Option<Self> {
        Some(match word {
            "email" => Self::Email,
            "name" | "last_name" => Self::Name,
            "phone" => Self::Phone,
            "address" | "address_string" => Self::Address,
            _ => return None,
        })
    }
}

/// Signs of a demand in the words of a refusal, in small letters. The first that is
/// found counts: an "e-mail address" is no address.
const SIGNS: [(&[&str], Demand); 5] = [
    (&["email", "e-mail", "邮箱", "邮件"], Demand::Email),
    (&["phone", "mobile", "手机", "电话"], Demand::Phone),
    (
        &[
            "last_name",
            "first_name",
            "last name",
            "first name",
            "surname",
            "姓名",
        ],
        Demand::Name,
    ),
    (&["address", "adresse", "地址"], Demand::Address),
    (
        &["description", "beschreibung", "说明"],
        Demand::Description,
    ),
];

/// What a refusal demands, each once; nothing where it says nothing of the kind.
pub fn demands(problem: &Problem) -> Vec<Demand> {
    let mut found = Vec::new();
    if !matches!(problem.status, 400 | 422) {
        return found;
    }
    let faults = problem.errors.iter().flat_map(|fault| {
        [
            fault.pointer.as_str(),
            fault.code.as_str(),
            fault.message.as_str(),
        ]
    });
    let said = problem.said.iter().map(String::as_str);
    for words in faults.chain(said) {
        let demand = question(words).or_else(|| sign(words));
        if let Some(demand) = demand.filter(|demand| !found.contains(demand)) {
            found.push(demand);
        }
    }
    found
}

/// The code in `attribute[code]`.
fn question(words: &str) -> Option<Demand> {
    let (_, rest) = words.split_once("attribute[")?;
    let (code, _) = rest.split_once(']')?;
    (!code.is_empty()).then(|| Demand::Question(code.to_owned()))
}

fn sign(words: &str) -> Option<Demand> {
    let words = words.to_ascii_lowercase();
    let mut all = SIGNS.into_iter();
    all.find(|(signs, _)| signs.iter().any(|sign| words.contains(sign)))
        .map(|(_, demand)| demand)
}

#[cfg(test)]
mod tests {
    use super::{Demand, demands};
    use crate::domain::problem::{MemberFault, Problem};

    fn said(status: u16, words: &[&str]) -> Vec<Demand> {
        demands(&Problem {
            status,
            said: words.iter().map(|words| (*words).to_owned()).collect(),
            ..Problem::default()
        })
    }

    #[test]
    fn the_words_of_real_servers_are_understood() {
        assert_eq!(said(400, &["Field email must be given."]), [Demand::Email]);
        assert_eq!(said(400, &["E-Mail address is missing"]), [Demand::Email]);
        assert_eq!(said(422, &["last_name can't be blank"]), [Demand::Name]);
        assert_eq!(
            said(400, &["address_string was not provided"]),
            [Demand::Address]
        );
        assert_eq!(said(400, &["手机号没有填"]), [Demand::Phone]);
        let both = said(400, &["phone is required", "email is required", "phone!"]);
        assert_eq!(both, [Demand::Phone, Demand::Email]);
    }

    #[test]
    fn a_question_is_named_by_its_code() {
        let problem = Problem {
            status: 400,
            errors: vec![MemberFault {
                pointer: "attribute[fault]".to_owned(),
                ..MemberFault::default()
            }],
            ..Problem::default()
        };
        assert_eq!(demands(&problem), [Demand::Question("fault".to_owned())]);
    }

    #[test]
    fn other_refusals_demand_nothing() {
        assert_eq!(said(400, &["The service does not exist"]), []);
        assert_eq!(said(403, &["email"]), [], "about the key, not the report");
        assert_eq!(said(400, &[]), []);
    }

    #[test]
    fn only_known_words_of_the_configuration_count() {
        assert_eq!(Demand::of("email"), Some(Demand::Email));
        assert_eq!(Demand::of("shoe_size"), None);
    }
}
