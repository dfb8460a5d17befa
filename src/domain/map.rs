//! Maps made one entry at a time.

use std::collections::BTreeMap;

/// A map of `pairs`; of two with the same key the last stays. `collect` would do
/// the same, but sorts first, and brings a sort for every type into the file
/// every resident downloads. Maps here are small.
pub fn map_of<K: Ord, V>(pairs: impl Iterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut map = BTreeMap::new();
    for (key, value) in pairs {
        map.insert(key, value);
    }
    map
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_of_two_stays_and_keys_are_in_order() {
        let map = map_of([("b", 1), ("a", 2), ("b", 3)].into_iter());
        assert_eq!(map.into_iter().collect::<Vec<_>>(), [("a", 2), ("b", 3)]);
    }
}
