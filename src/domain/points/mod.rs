//! Points applications: rules as data, exact arithmetic, an explained score.
//!
//! | module        | holds                                                          |
//! |---------------|----------------------------------------------------------------|
//! | `scheme`      | the published table as data: facts, tree, rules, gates         |
//! | `facts`       | what is known of a resident, and how surely                    |
//! | `fact_correction` | what a resident says against a register                    |
//! | `view`        | the facts as seen by one who believes claims, or does not      |
//! | `span`        | calendar arithmetic: completed years and months, look-backs    |
//! | `count_day`   | the day up to which time is counted, and how much of it        |
//! | `days`        | sets of days: joined, cut, subtracted                          |
//! | `time`        | time covered by spans put together from facts                  |
//! | `tables`      | looks numbers up in reference tables and indexes               |
//! | `range`       | a number as far as it is known                                 |
//! | `measure`     | turns facts into a range of numbers                            |
//! | `condition`   | three-valued conditions                                        |
//! | `reach`       | a range of points: sums, caps, floors                          |
//! | `selection`   | lists of records: filters and look-backs                       |
//! | `records`     | what the records of a list are worth                           |
//! | `years`       | what the records of one year are worth at most                 |
//! | `rule`        | turns measures, choices and records into a range of points     |
//! | `group`       | turns the children of a group into its points                  |
//! | `nodes`       | what nodes are worth that others refer to                      |
//! | `scoring`     | walks the tree: caps, floors, purposes, dates, explanation     |
//! | `score`       | the explained score of a scheme                                |
//! | `gate`        | prerequisites, vetoes and bans beside the points               |
//! | `line`        | for whom the line of a purpose is waived                       |
//! | `rank`        | who comes first when places are few                            |
//! | `check`       | what is wrong with a scheme, found before anybody uses it      |
//! | `page_items`  | which items a page of questions moves                          |
//! | `item_notes`  | bands, answers and proofs of an item                           |
//! | `sheet`       | all questions under the part of the table that they move       |
//! | `misfit`      | facts that do not count because they do not fit                |
//! | `evidence`    | which papers are still worth sending                          |
//! | `paper_list`  | the papers with what each adds, and why one can be left out    |
//! | `explain`     | the explained score                                            |
//! | `application` | a points application as it is sent                             |
//! | `part`        | a scheme around a smaller tree                                 |
//! | `answers`     | answers to try                                                 |
//! | `questions`   | what is still open, by what it can move                        |
//! | `shift`       | what a changed answer did to the score                         |
//! | `forecast`    | the score on each coming day, with its causes                  |
//! | `plan`        | the smallest set of changes that reaches a line                |
//! | `ways`        | the plan as a page shows it: deeds, gains, what is full        |
//! | `compare`     | purposes, persons and versions side by side                    |
//! | `exchange`    | the facts as they are if another person applies                |
//! | `receipt_document` | a score that anybody can compute again                    |
//! | `standing`    | how an application stands after it was sent                    |
//!
//! # Unknown is never zero
//!
//! Every rule is evaluated on ranges: a fact that is not known may be anything
//! its definition allows. Each rule is inclusion-isotone, that is, a narrower
//! range of facts never gives a wider range of points. Two views of the same
//! facts are evaluated: one knows only what registers confirm, one also
//! believes the resident. From that follows, for every node and every scheme,
//! `confirmed ≤ claimed ≤ possible`, and that answering one more question never
//! widens the interval.
//!
//! - Where the resident disputes what a register holds, the register's value is
//!   the one that is confirmed until it is decided; a node is then confirmed for
//!   no more than it is claimed for.
//! - A value of the wrong kind, or outside the bounds of its definition, counts
//!   as unknown.
//! - A fact that was not asked because its `asked_when` does not hold is unknown
//!   like any other. Where it should not matter, the item that uses it says so
//!   by its own `when`.
//! - An unknown number has no upper limit for points that grow with it (the
//!   `max` of a definition guards against slips of the keyboard, it is no
//!   entitlement), so an item without a cap is `possible: None`. Deductions and
//!   everything else that shrinks with it use the `max`, and so does every
//!   question whether the number reaches something: a condition, a band, the
//!   `from` of a rate. Ages and spans of time are limited by the calendar: their
//!   `earliest` day.
//!
//! # Depth
//!
//! The walk is recursive. A scheme read by `serde_json` is at most 128 levels
//! of JSON deep (its own limit, about 60 nodes), and names add eight times a
//! measure or a condition of that depth at most, which is far less than any
//! stack; nothing else limits it.

pub mod answers;
pub mod application;
pub mod check;
pub mod compare;
pub mod condition;
pub mod count_day;
pub mod days;
pub mod evidence;
pub mod exchange;
pub mod explain;
pub mod fact_correction;
pub mod facts;
pub mod forecast;
pub mod gate;
pub mod group;
pub mod item_notes;
pub mod line;
pub mod measure;
#[cfg(not(target_arch = "wasm32"))]
pub mod misfit;
pub mod nodes;
pub mod page_items;
pub mod paper_list;
pub mod part;
pub mod plan;
pub mod questions;
pub mod range;
pub mod rank;
pub mod reach;
pub mod receipt_document;
pub mod records;
pub mod rule;
pub mod scheme;
pub mod score;
pub mod scoring;
pub mod selection;
pub mod sheet;
pub mod shift;
pub mod span;
pub mod standing;
pub mod tables;
pub mod time;
pub mod view;
pub mod ways;
pub mod years;
