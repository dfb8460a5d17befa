//! A receipt document from anywhere: read as far as it can be read, scored
//! again, and compared step by step.

use super::Format;
use crate::domain::identity::{CaseNumber, FactId, NodeId, PurposeId};
use crate::domain::points::explain::Explained;
use crate::domain::points::facts::Facts;
use crate::domain::points::scheme::Scheme;
use crate::domain::points::score::score;
use crate::domain::points::view::{View, definitions};
use crate::domain::read::{Unreadable, from_value, parsed, readable};
use chrono::{DateTime, FixedOffset, NaiveDate};

/// Why nothing can be computed from a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Broken {
    /// It is no JSON: cut off, or another kind of file.
    NotJson,
    /// It is JSON, but no receipt of a form known here.
    NotAReceipt,
    /// It is a receipt, but what is needed to score is not all there: where, and
    /// what should be there.
    Unreadable(Unreadable),
}

/// A file that was scored again.
#[derive(Clone, Debug, PartialEq)]
pub struct Verification {
    /// The case it says it belongs to.
    pub number: Option<CaseNumber>,
    /// When it says it was received.
    pub received_at: Option<DateTime<FixedOffset>>,
    /// The table in it.
    pub scheme: Scheme,
    /// The purpose it was scored for.
    pub purpose: PurposeId,
    /// The day it was scored for.
    pub as_of: NaiveDate,
    /// What was known, and how surely.
    pub facts: Facts,
    /// The score computed here from its facts and its table.
    pub computed: Explained,
    /// Step by step, in the order of the table.
    pub steps: Vec<Step>,
    /// What else speaks against the file.
    pub doubts: Vec<Doubt>,
}

/// What there is to say about a file in one sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Every step follows from its facts and its table.
    Agrees,
    /// So it does, but something else speaks against the file.
    Doubtful,
    /// Steps that say something else, are not there, or should not be.
    Differs {
        /// How many; at least one.
        steps: usize,
    },
}

impl Verification {
    /// The verdict. That another version of the table is published today is no
    /// doubt about the file: tables change, files stay.
    pub fn verdict(&self) -> Verdict {
        let differing = |step: &&Step| step.agreement != Agreement::Agrees;
        match self.steps.iter().filter(differing).count() {
            0 if self
                .doubts
                .iter()
                .all(|doubt| *doubt == Doubt::OtherVersion) =>
            {
                Verdict::Agrees
            }
            0 => Verdict::Doubtful,
            steps => Verdict::Differs { steps },
        }
    }

    /// Whether every step agrees and nothing else speaks against the file.
    pub fn is_sound(&self) -> bool {
        self.doubts.is_empty()
            && self
                .steps
                .iter()
                .all(|step| step.agreement == Agreement::Agrees)
    }
}

/// One node, as the file has it and as it is computed here.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Which node.
    pub id: NodeId,
    /// Whether both say the same.
    pub agreement: Agreement,
}

/// Whether a step of the file follows from its facts. The explanations are
/// without their children: those are steps of their own.
#[derive(Clone, Debug, PartialEq)]
pub enum Agreement {
    /// It does.
    Agrees,
    /// It says something else: points, reason, cap or open facts.
    Differs {
        /// What the file says.
        stated: Box<Explained>,
        /// What follows from its facts.
        computed: Box<Explained>,
    },
    /// The file does not have the step.
    Missing {
        /// What it should say.
        computed: Box<Explained>,
    },
    /// The file has a step the table does not.
    Unexpected {
        /// What the file says.
        stated: Box<Explained>,
    },
}

/// Something that speaks against a file beside its steps.
#[derive(Clone, Debug, PartialEq)]
pub enum Doubt {
    /// Its steps cannot be read: where, and what should be there.
    Steps(Unreadable),
    /// The table in it has no such purpose.
    UnknownPurpose,
    /// A fact its table does not ask about.
    UnknownFact(FactId),
    /// A fact of the wrong kind or out of bounds: it counts as unknown.
    UnfitFact(FactId),
    /// The published table is another one, or of another version, so it cannot
    /// be said whether the table in the file is genuine.
    OtherVersion,
    /// The table in the file has the id and version of the published one and
    /// says something else.
    AlteredScheme,
}

struct Label {
    format: Option<Format>,
}

readable!(Label { format: optional });

/// What a score is computed from.
struct Given {
    number: Option<CaseNumber>,
    received_at: Option<DateTime<FixedOffset>>,
    purpose: PurposeId,
    as_of: NaiveDate,
    facts: Facts,
    scheme: Scheme,
}

readable!(Given {
    number: optional,
    received_at: optional,
    purpose: need,
    as_of: need,
    facts: need,
    scheme: need,
});

struct Stated {
    explained: Explained,
}

readable!(Stated { explained: need });

/// Scores the document in `file` again. `published` is the table of the same id
/// as the city publishes it today, where that can be had.
pub fn verify(file: &[u8], published: Option<&Scheme>) -> Result<Verification, Broken> {
    let json = parsed(file).map_err(|_| Broken::NotJson)?;
    let label = from_value::<Label>(&json);
    if !matches!(label, Ok(Label { format: Some(_) })) {
        return Err(Broken::NotAReceipt);
    }
    let given: Given = from_value(&json).map_err(Broken::Unreadable)?;
    let mut doubts = Vec::new();
    let stated = match from_value::<Stated>(&json) {
        Ok(stated) => Some(stated.explained),
        Err(unreadable) => {
            doubts.push(Doubt::Steps(unreadable));
            None
        }
    };
    given.doubt(published, &mut doubts);
    let computed = score(&given.scheme, &given.facts, &given.purpose, given.as_of);
    let mut steps = Vec::new();
    match &stated {
        Some(stated) if stated.id == computed.id => agree(stated, &computed, &mut steps),
        Some(stated) => {
            missing(&computed, &mut steps);
            unexpected(stated, &mut steps);
        }
        None => missing(&computed, &mut steps),
    }
    Ok(Verification {
        number: given.number,
        received_at: given.received_at,
        scheme: given.scheme,
        purpose: given.purpose,
        as_of: given.as_of,
        facts: given.facts,
        computed,
        steps,
        doubts,
    })
}

impl Given {
    fn doubt(&self, published: Option<&Scheme>, doubts: &mut Vec<Doubt>) {
        let mut purposes = self.scheme.purposes.iter();
        if !purposes.any(|purpose| purpose.id == self.purpose) {
            doubts.push(Doubt::UnknownPurpose);
        }
        let definitions = definitions(&self.scheme);
        let view = View::claimed(&definitions, &self.facts, self.as_of);
        for fact in self.facts.0.keys() {
            if view.kind(fact).is_none() {
                doubts.push(Doubt::UnknownFact(fact.clone()));
            } else if !view.knows(fact) {
                doubts.push(Doubt::UnfitFact(fact.clone()));
            }
        }
        if let Some(published) = published {
            let (a, b) = (&self.scheme, published);
            if a.id != b.id || a.version != b.version {
                doubts.push(Doubt::OtherVersion);
            } else if a != b {
                doubts.push(Doubt::AlteredScheme);
            }
        }
    }
}

fn agree(stated: &Explained, computed: &Explained, steps: &mut Vec<Step>) {
    let (said, found) = (alone(stated), alone(computed));
    steps.push(Step {
        id: computed.id.clone(),
        agreement: if said == found {
            Agreement::Agrees
        } else {
            Agreement::Differs {
                stated: said,
                computed: found,
            }
        },
    });
    let mut left: Vec<&Explained> = stated.children.iter().map(AsRef::as_ref).collect();
    for child in &computed.children {
        match left.iter().position(|other| other.id == child.id) {
            Some(at) => agree(left.remove(at), child, steps),
            None => missing(child, steps),
        }
    }
    for child in left {
        unexpected(child, steps);
    }
}

fn missing(computed: &Explained, steps: &mut Vec<Step>) {
    let alone = alone(computed);
    steps.push(Step {
        id: computed.id.clone(),
        agreement: Agreement::Missing { computed: alone },
    });
    for child in &computed.children {
        missing(child, steps);
    }
}

fn unexpected(stated: &Explained, steps: &mut Vec<Step>) {
    let alone = alone(stated);
    steps.push(Step {
        id: stated.id.clone(),
        agreement: Agreement::Unexpected { stated: alone },
    });
    for child in &stated.children {
        unexpected(child, steps);
    }
}

/// One step without those below it.
fn alone(step: &Explained) -> Box<Explained> {
    Box::new(Explained {
        id: step.id.clone(),
        title: step.title.clone(),
        interval: step.interval,
        how: step.how.clone(),
        cut: step.cut,
        multiplied: step.multiplied,
        open: step.open.clone(),
        unproven: step.unproven.clone(),
        children: Vec::new(),
    })
}
