//! A value whose type only its reader knows.

use std::any::Any;
use std::sync::Arc;

/// A value of any type that can be compared.
#[derive(Clone)]
pub struct Held(Arc<dyn Comparable>);

trait Comparable: Any + Send + Sync {
    fn is_same(&self, other: &dyn Any) -> bool;
}

impl<T: PartialEq + Send + Sync + 'static> Comparable for T {
    fn is_same(&self, other: &dyn Any) -> bool {
        other.downcast_ref::<T>() == Some(self)
    }
}

impl Held {
    /// Holds a value.
    pub fn new<T: PartialEq + Send + Sync + 'static>(value: T) -> Self {
        Self(Arc::new(value))
    }

    /// The value; none where it is of another type.
    pub fn get<T: 'static>(&self) -> Option<&T> {
        let value: &dyn Any = &*self.0;
        value.downcast_ref()
    }
}

impl PartialEq for Held {
    fn eq(&self, other: &Self) -> bool {
        (*self.0).is_same(&*other.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Held;

    #[test]
    fn only_the_same_value_of_the_same_type_is_equal() {
        assert!(Held::new(1_u8) == Held::new(1_u8));
        assert!(Held::new(1_u8) != Held::new(2_u8));
        assert!(Held::new(1_u8) != Held::new(1_u16));
    }

    #[test]
    fn only_its_own_type_is_read() {
        assert_eq!(Held::new(1_u8).get::<u8>(), Some(&1));
        assert_eq!(Held::new(1_u8).get::<u16>(), None);
    }
}
