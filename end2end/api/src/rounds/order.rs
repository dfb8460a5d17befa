//! By what the places of a round are given.

use super::Round;
use crate::clock::Moment;
use crate::published::Published;
use longgang_portal::domain::decimal::Decimal;
use longgang_portal::domain::points::facts::Facts;
use longgang_portal::domain::points::gate::gates;
use longgang_portal::domain::points::line::waived;
use longgang_portal::domain::points::rank::{Ranked, settled};
use longgang_portal::domain::points::scheme::{
    Measure, RankBy, RankKey, RankOrder, Ranking, Scheme, Ties,
};
use longgang_portal::domain::points::score::score;
use longgang_portal::domain::text::Text;

/// Somebody on the list.
#[derive(Clone)]
pub struct Entry {
    /// The name, not masked yet.
    pub name: String,
    /// Confirmed points.
    pub points: Decimal,
    /// By what the place is decided.
    pub ranked: Ranked,
    /// The case, of those who are not made up.
    pub case: Option<i64>,
    /// The phone of the same.
    pub phone: Option<String>,
}

/// The table of a round with the order of its places.
pub struct Order {
    scheme: Scheme,
    ranking: Ranking,
}

impl Order {
    /// The order the round brings, else the table's own, else the points.
    pub fn of(published: &Published, round: &Round<'_>) -> Option<Self> {
        let mut scheme = published.scheme(round.template.scheme.as_str())?.clone();
        let root = scheme.root.id.clone();
        let purpose = scheme
            .purposes
            .iter_mut()
            .find(|purpose| purpose.id == round.template.purpose)?;
        if let Some(ranking) = &round.template.ranking {
            purpose.ranking = Some(ranking.clone());
        }
        let ranking = purpose.ranking.clone().unwrap_or(Ranking {
            keys: vec![RankKey {
                title: Text::both("总分", "Total"),
                order: RankOrder::MostFirst,
                by: RankBy::Measure {
                    of: Measure::Points { node: root },
                },
            }],
            ties: Ties::AllAdmitted,
        });
        purpose.ranking = Some(ranking.clone());
        Some(Self { scheme, ranking })
    }

    /// The keys and what happens to ties.
    pub fn ranking(&self) -> &Ranking {
        &self.ranking
    }

    /// Whether the points decide first.
    pub fn by_points(&self) -> bool {
        self.ranking.keys.first().is_some_and(|key| match &key.by {
            RankBy::Measure {
                of: Measure::Points { node },
            } => *node == self.scheme.root.id,
            _ => false,
        })
    }

    /// An entry, if the application may be ranked: it reaches the line or needs none, and
    /// passes the gates.
    pub fn entry(
        &self,
        round: &Round<'_>,
        facts: &Facts,
        applied: Moment,
        name: &str,
    ) -> Option<Entry> {
        let purpose = &round.template.purpose;
        let as_of = applied.date_naive();
        let points = score(&self.scheme, facts, purpose, as_of)
            .interval
            .confirmed;
        let sought = self.scheme.purpose(purpose)?;
        let is_waived = waived(&self.scheme, facts, sought, as_of).confirmed == Some(true);
        let barred = gates(&self.scheme, facts, purpose, as_of)
            .iter()
            .any(|gate| gate.confirmed == Some(false));
        if (points < sought.line && !is_waived) || barred {
            return None;
        }
        Some(Entry {
            name: name.to_owned(),
            points,
            ranked: Ranked {
                keys: settled(&self.scheme, facts, purpose, as_of),
                applied,
            },
            case: None,
            phone: None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rounds::applicants;
    use longgang_portal::domain::points::check::check;
    use longgang_portal::domain::points::view::{definitions, fits};

    #[test]
    fn every_kind_of_round_fits_its_table() {
        let published = Published::read().expect("data");
        let now = "2026-03-11T10:00:00+08:00".parse().expect("a moment");
        for round in published.shown_rounds(None, now) {
            let order = Order::of(&published, &round).expect("a table with this purpose");
            assert_eq!(check(&order.scheme), [], "{}", round.id);
            let asked = definitions(&order.scheme);
            for (fact, values) in &round.template.applicants.facts {
                let kind = asked
                    .get(fact)
                    .unwrap_or_else(|| panic!("{fact} is not asked"));
                let day = round.dates.opens;
                assert!(values.iter().all(|value| fits(kind, value, day)), "{fact}");
            }
        }
    }

    #[test]
    fn everybody_who_is_made_up_can_be_ranked_and_comes_out_the_same() {
        let published = Published::read().expect("data");
        for id in [
            "foshan-2016-school-2026-1",
            "foshan-2016-hukou-2026-2",
            "ranked-sample-hukou-2026-3",
        ] {
            let round = published.round(&id.into()).expect("a round");
            let order = Order::of(&published, &round).expect("an order");
            let twice = [applicants::of_round(&round), applicants::of_round(&round)];
            let [once, again] = twice.map(|all| {
                all.iter()
                    .filter_map(|one| order.entry(&round, &one.facts, one.applied, &one.name))
                    .map(|entry| (entry.name, entry.points, entry.ranked))
                    .collect::<Vec<_>>()
            });
            assert_eq!(once.len(), round.template.applicants.count, "{id}");
            assert!(once == again, "{id}");
            let within = |(_, _, ranked): &(String, Decimal, Ranked)| {
                let day = ranked.applied.date_naive();
                round.dates.opens <= day && day <= round.dates.closes
            };
            assert!(once.iter().all(within), "{id}");
        }
    }
}
