//! A form as data: pages of fields.

use crate::domain::decimal::Decimal;
use crate::domain::identity::{FieldId, OptionId, PageId};
use crate::domain::read::readable;
use crate::domain::text::Text;
use chrono::NaiveDate;
use serde::Serialize;

/// A form: one subject a page, one page at a time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FormDefinition {
    /// Names the form and its version; drafts of another are not taken over
    /// blindly.
    pub id: String,
    /// The pages in order.
    pub pages: Vec<Page>,
}

impl FormDefinition {
    /// The field a fault is about, with the index of the record or span when the
    /// id names a part of one: `entries.2.date` gives the part `date` and 2,
    /// `periods.0.from` the field `periods` and 0.
    pub fn find(&self, id: &FieldId) -> Option<(&Field, Option<usize>)> {
        self.pages.iter().find_map(|page| page.find(id))
    }
}

impl Page {
    /// The fields by whom they are about; one group without a name where the
    /// page asks about one person only.
    pub fn by_person(&self) -> Vec<(Option<&Text>, &[Field])> {
        let Some(first) = self.whose.first() else {
            return vec![(None, self.fields.as_slice())];
        };
        let mut groups = Vec::new();
        if let Some(before) = self.fields.get(..first.from).filter(|all| !all.is_empty()) {
            groups.push((None, before));
        }
        for (at, whose) in self.whose.iter().enumerate() {
            let to = self
                .whose
                .get(at + 1)
                .map_or(self.fields.len(), |next| next.from);
            if let Some(fields) = self.fields.get(whose.from..to) {
                groups.push((Some(&whose.title), fields));
            }
        }
        groups
    }

    /// As [`FormDefinition::find`], on one page.
    pub fn find(&self, id: &FieldId) -> Option<(&Field, Option<usize>)> {
        let whole = self
            .fields
            .iter()
            .find(|field| field.id == *id)
            .map(|field| (field, None));
        whole.or_else(|| self.fields.iter().find_map(|field| field.part(id)))
    }
}

impl Field {
    fn part(&self, id: &FieldId) -> Option<(&Self, Option<usize>)> {
        let rest = id
            .as_str()
            .strip_prefix(self.id.as_str())?
            .strip_prefix('.')?;
        let (index, part) = rest.split_once('.')?;
        let index = index.parse().ok()?;
        match &self.kind {
            FieldKind::Periods { .. } => Some((self, Some(index))),
            FieldKind::Entries { fields, .. } => {
                let part = fields.iter().find(|field| field.id.as_str() == part)?;
                Some((part, Some(index)))
            }
            _ => None,
        }
    }
}

/// One page: one subject.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// Its id, part of its URL.
    pub id: PageId,
    /// The question at the top.
    pub title: Text,
    /// A sentence below it.
    pub hint: Text,
    /// The fields in order.
    pub fields: Vec<Field>,
    /// Whose fields follow, where the page asks about several persons.
    pub whose: Vec<Whose>,
}

/// That from one field of a page on, up to the next of these, a certain person
/// is asked about.
#[derive(Clone, Debug, PartialEq)]
pub struct Whose {
    /// The place of the first field, from 0.
    pub from: usize,
    /// What the person is called.
    pub title: Text,
}

/// One field.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Its id, unique in the form.
    pub id: FieldId,
    /// The question.
    pub label: Text,
    /// Help below the question.
    pub hint: Text,
    /// What it takes.
    pub kind: FieldKind,
    /// Whether an answer is demanded.
    pub required: bool,
    /// Whether "not sure" is offered and counts as unknown.
    pub may_be_unknown: bool,
    /// Shown only when this holds.
    pub visible_when: Option<VisibleWhen>,
    /// The papers that prove it, in words; empty where none are needed.
    pub evidence: Text,
    /// Whether it must never be kept in a draft (identity number, phone).
    pub private: bool,
    /// Its place in a table of like questions, if it stands in one.
    pub cell: Option<Cell>,
}

/// A place in a table: fields that follow each other and share a row stand side
/// by side, rows that follow each other stand under one head. The field's own
/// label says the whole question wherever it stands alone.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Cell {
    /// What the row is about, as "pension insurance".
    pub row: Text,
    /// What the column asks, as "years in the province".
    pub column: Text,
}

readable!(Cell {
    row: need,
    column: need
});

/// What a field takes, with its bounds.
#[derive(Clone, Debug, PartialEq)]
pub enum FieldKind {
    /// Text of at most so many characters.
    Text {
        /// Most characters.
        max: u32,
        /// Several lines.
        lines: bool,
    },
    /// A number.
    Number {
        /// The unit in words, empty for none.
        unit: Text,
        /// At least.
        min: Decimal,
        /// At most.
        max: Decimal,
        /// Digits after the point, 0 to 4.
        decimals: u8,
    },
    /// A day, asked as year, month, day.
    Date {
        /// Not before.
        earliest: Option<NaiveDate>,
        /// Not after.
        latest: Option<NaiveDate>,
    },
    /// A day and a time of day.
    DateTime,
    /// Yes or no.
    YesNo,
    /// One of the options.
    Choice {
        /// The options.
        options: Vec<Choice>,
    },
    /// Any of the options.
    Many {
        /// The options.
        options: Vec<Choice>,
    },
    /// Spans of time.
    Periods {
        /// Not before.
        earliest: NaiveDate,
        /// Not after.
        latest: NaiveDate,
        /// How many at most.
        max: u32,
    },
    /// A list of records.
    Entries {
        /// How many at most.
        max: u32,
        /// What one record is called.
        one: Text,
        /// The fields of one record; no lists inside lists.
        fields: Vec<Field>,
    },
    /// A mobile number of mainland China.
    Phone,
    /// A resident identity number with its check digit (GB 11643, ISO 7064 MOD 11-2).
    IdNumber,
    /// A person's name.
    PersonName,
    /// An address in words.
    Address,
    /// Text to read, no input.
    Note,
}

/// One option of a choice.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// Its id.
    pub id: OptionId,
    /// Its name.
    pub label: Text,
    /// Help below it.
    pub hint: Text,
}

/// A field is shown only when another field has one of these answers.
#[derive(Clone, Debug, PartialEq)]
pub struct VisibleWhen {
    /// The other field.
    pub field: FieldId,
    /// The answers, as raw values (`yes`, `no`, option ids).
    pub is_any_of: Vec<String>,
}
