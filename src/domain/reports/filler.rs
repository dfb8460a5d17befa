//! What a server demands in a report although the specification leaves it free:
//! an address beside the coordinates (Chicago), an e-mail address (Klarschiff,
//! FixMyStreet), a last name. `config.json` says what to send where the resident
//! gave nothing (`open311.fill`).

/// Adds the fields that are missing. `{lat}` and `{long}` in a filler stand for the
/// report's own; a filler that needs what is not there is left out, and the server
/// may say so in its own words.
pub fn fill<'a>(
    fields: &mut Vec<(String, String)>,
    fillers: impl Iterator<Item = (&'a String, &'a String)>,
) {
    for (name, filler) in fillers {
        let is_given = fields.iter().any(|(field, _)| field == name);
        if let (false, Some(value)) = (is_given, filled(filler, fields)) {
            fields.push((name.clone(), value));
        }
    }
}

fn filled(filler: &str, fields: &[(String, String)]) -> Option<String> {
    let mut value = filler.to_owned();
    for (gap, name) in [("{lat}", "lat"), ("{long}", "long")] {
        if value.contains(gap) {
            let (_, given) = fields.iter().find(|(field, _)| field == name)?;
            value = value.replace(gap, given);
        }
    }
    (!value.is_empty()).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::fill;
    use crate::domain::map::Map;

    fn filled(fields: &[(&str, &str)]) -> Vec<String> {
        let own = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
        let fillers: Map<String, String> = [
            ("address_string", "{lat}, {long}"),
            ("email", "portal@city.example"),
            ("last_name", "-"),
        ]
        .map(own)
        .into_iter()
        .collect();
        let mut fields: Vec<_> = fields.iter().copied().map(own).collect();
        fill(&mut fields, fillers.iter());
        let line = |(name, value): (String, String)| format!("{name}={value}");
        fields.into_iter().map(line).collect()
    }

    #[test]
    fn deviation_23_what_a_server_demands_is_filled_in() {
        assert_eq!(
            filled(&[("lat", "27.5"), ("long", "120.5")]),
            [
                "lat=27.5",
                "long=120.5",
                "address_string=27.5, 120.5",
                "email=portal@city.example",
                "last_name=-"
            ]
        );
    }

    #[test]
    fn deviation_23_what_the_resident_gave_stays() {
        assert_eq!(
            filled(&[("address_string", "人民路 1 号"), ("last_name", "王")]),
            [
                "address_string=人民路 1 号",
                "last_name=王",
                "email=portal@city.example"
            ]
        );
        assert_eq!(filled(&[]), ["email=portal@city.example", "last_name=-"]);
    }
}
