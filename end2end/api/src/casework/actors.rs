//! Who deals with a case.

use crate::published::Published;
use longgang_portal::domain::text::Text;

/// Those who deal with one case.
#[derive(Clone, Debug, PartialEq)]
pub struct Actors {
    /// The community, or the unit or hall where none was named.
    pub community: Text,
    /// The department that is called in.
    pub department: Text,
    /// Telephone of the unit or hall.
    pub phone: String,
}

/// The resident in a timeline.
pub fn resident() -> Text {
    Text::both("您", "You")
}

/// The desk that checks points applications.
pub fn points_desk() -> Text {
    Text::both("积分受理窗口", "Points desk")
}

impl Actors {
    /// For a place that may be named only in part.
    pub fn at(published: &Published, unit: Option<&str>, community: Option<&str>) -> Self {
        let hall = &published.city.hall;
        let unit = unit.and_then(|id| published.unit(id));
        let named = unit.zip(community).and_then(|(unit, id)| {
            unit.communities
                .iter()
                .find(|community| community.id.as_str() == id)
        });
        Self {
            community: match (named, unit) {
                (Some(community), _) => community.name.clone(),
                (None, Some(unit)) => unit.name.clone(),
                (None, None) => hall.name.clone(),
            },
            department: Text::both("市政设施中心", "Public Works Centre"),
            phone: unit.map_or_else(|| hall.phone.clone(), |unit| unit.phone.clone()),
        }
    }

    /// Called in by the group of the service: `市政设施` and so on.
    pub fn department_for(mut self, group: &Text) -> Self {
        self.department = match group.get("zh-CN") {
            "环境卫生" => Text::both("市环境卫生中心", "City Cleaning Centre"),
            "秩序与噪声" => Text::both("市综合执法局", "Law Enforcement Bureau"),
            "社区生活" => Text::both("市住房和建设局", "Housing and Construction Bureau"),
            "安全隐患" => Text::both("市应急管理局", "Emergency Management Bureau"),
            _ => self.department,
        };
        self
    }
}
