//! Services by group, the most used first.

use super::service::Service;

/// A group as the city names it; services without one share the empty name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Group {
    /// Its name.
    pub name: String,
    /// Its services.
    pub services: Vec<Service>,
}

impl Group {
    /// How often its services were used; 0 where nobody counts.
    pub fn uses(&self) -> u64 {
        let uses = self.services.iter().filter_map(|service| service.uses);
        uses.fold(0, u64::saturating_add)
    }

    /// The first character of its name: what its tile shows.
    pub fn mark(&self) -> String {
        self.name.chars().take(1).collect()
    }
}

/// Services by group. Where the city counts, what is used more stands first, groups
/// and services alike; what is used as often stands in the city's own order.
pub fn groups(services: Vec<Service>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for service in services {
        let name = service.groups.first().cloned().unwrap_or_default();
        match groups.iter_mut().find(|known| known.name == name) {
            Some(known) => known.services.push(service),
            None => groups.push(Group {
                name,
                services: vec![service],
            }),
        }
    }
    for group in &mut groups {
        let uses = |service: &Service| std::cmp::Reverse(service.uses.unwrap_or(0));
        group.services.sort_by_key(uses);
    }
    groups.sort_by_key(|group| std::cmp::Reverse(group.uses()));
    groups
}

#[cfg(test)]
mod tests {
    use super::{Group, groups};
    use crate::domain::reports::service::Service;

    fn service(code: &str, group: &str, uses: Option<u64>) -> Service {
        let named = (!group.is_empty()).then(|| group.to_owned());
        Service {
            code: code.into(),
            groups: named.into_iter().collect(),
            uses,
            ..Service::default()
        }
    }

    fn shown(list: Vec<Service>) -> Vec<String> {
        let groups = groups(list);
        groups
            .iter()
            .map(|group| {
                let codes: Vec<&str> = group.services.iter().map(|one| one.code.as_str()).collect();
                format!("{}: {}", group.name, codes.join(" "))
            })
            .collect()
    }

    #[test]
    fn without_counts_the_order_of_the_list_stays() {
        let list = vec![
            service("a", "路", None),
            service("b", "水", None),
            service("c", "路", None),
            service("d", "", None),
        ];
        assert_eq!(shown(list), ["路: a c", "水: b", ": d"]);
    }

    #[test]
    fn what_is_used_more_stands_first() {
        let list = vec![
            service("a", "路", Some(1)),
            service("b", "水", Some(9)),
            service("c", "路", Some(3)),
            service("d", "灯", None),
        ];
        assert_eq!(shown(list), ["水: b", "路: c a", "灯: d"]);
    }

    #[test]
    fn the_mark_is_the_first_character() {
        let group = |name: &str| Group {
            name: name.to_owned(),
            ..Group::default()
        };
        assert_eq!(group("市政设施").mark(), "市");
        assert_eq!(group("").mark(), "");
    }
}
