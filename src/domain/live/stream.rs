//! Server-sent events, as the HTML standard reads them (section 9.2.6), out of bytes
//! that come in pieces of any size.

/// A longer line is no event of ours: it is skipped to its end.
const LONGEST_LINE: usize = 65_536;

/// One event.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Event {
    /// What kind; empty where the server names none.
    pub kind: String,
    /// What it says.
    pub data: String,
    /// The id to resume after, its own or the last one before it.
    pub id: String,
}

/// The stream so far. It holds one event that is not complete and nothing else.
#[derive(Clone, Debug, Default)]
pub struct Stream {
    line: Vec<u8>,
    /// The line at hand is too long.
    skips: bool,
    /// A carriage return ended the last line; a line feed after it ends no other.
    after_return: bool,
    /// A byte order mark may stand before the first line only.
    begun: bool,
    kind: String,
    data: Option<String>,
    id: String,
}

impl Stream {
    /// Takes the next bytes; gives the events they complete.
    pub fn take(&mut self, bytes: &[u8]) -> Vec<Event> {
        let mut events = Vec::new();
        for &byte in bytes {
            let ended_by_return = std::mem::take(&mut self.after_return);
            match byte {
                b'\n' if ended_by_return => {}
                b'\n' => events.extend(self.end_line()),
                b'\r' => {
                    self.after_return = true;
                    events.extend(self.end_line());
                }
                _ if self.line.len() < LONGEST_LINE => self.line.push(byte),
                _ => self.skips = true,
            }
        }
        events
    }

    /// The id to resume after; empty before the server has given one.
    pub fn id(&self) -> &str {
        &self.id
    }

    fn end_line(&mut self) -> Option<Event> {
        let line = std::mem::take(&mut self.line);
        if std::mem::take(&mut self.skips) {
            return None;
        }
        let line = String::from_utf8_lossy(&line);
        let line = match line.strip_prefix('\u{feff}') {
            Some(rest) if !self.begun => rest,
            _ => &line,
        };
        self.begun = true;
        if line.is_empty() {
            return self.end_event();
        }
        let (name, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match name {
            "event" => value.clone_into(&mut self.kind),
            "data" => match &mut self.data {
                // An event without end must not fill the memory.
                Some(data) if data.len() < LONGEST_LINE => {
                    data.push('\n');
                    data.push_str(value);
                }
                Some(_) => {}
                none => *none = Some(value.to_owned()),
            },
            "id" if !value.contains('\0') => value.clone_into(&mut self.id),
            _ => {}
        }
        None
    }

    fn end_event(&mut self) -> Option<Event> {
        let kind = std::mem::take(&mut self.kind);
        let data = self.data.take()?;
        let id = self.id.clone();
        Some(Event { kind, data, id })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "\u{feff}retry: 3000\nid: 41\n\n: still here\n\nevent: case\nid: 42\ndata: \
        {\"number\":\"龙-1\"}\n\nid: 43\ndata:one\rdata: two\r\n\r\ndata\n\nevent: none\n\n";

    fn event(kind: &str, data: &str, id: &str) -> Event {
        Event {
            kind: kind.to_owned(),
            data: data.to_owned(),
            id: id.to_owned(),
        }
    }

    #[test]
    fn events_are_read_as_the_standard_says() {
        let mut stream = Stream::default();
        let events = stream.take(TEXT.as_bytes());
        let expected = [
            event("case", "{\"number\":\"龙-1\"}", "42"),
            event("", "one\ntwo", "43"),
            event("", "", "43"),
        ];
        assert_eq!(events, expected);
        assert_eq!(stream.id(), "43");
    }

    #[test]
    fn an_id_alone_is_known_before_any_event() {
        let mut stream = Stream::default();
        assert!(stream.take(b"retry: 3000\nid: 41\n\n").is_empty());
        assert_eq!(stream.id(), "41");
        assert!(stream.take(b"id: 4\x002\n\n").is_empty());
        assert_eq!(stream.id(), "41");
    }

    #[test]
    fn a_line_without_end_is_skipped_and_forgotten() {
        let mut stream = Stream::default();
        for _ in 0..100 {
            assert!(stream.take(&[b'x'; 10_000]).is_empty());
        }
        assert!(stream.line.len() <= LONGEST_LINE);
        let events = stream.take(b"\ndata: on\n\n");
        assert_eq!(events, [event("", "on", "")]);
        for _ in 0..10_000 {
            stream.take(b"data: and so on and so on\n");
        }
        assert!(
            stream
                .data
                .as_ref()
                .is_some_and(|data| data.len() < 2 * LONGEST_LINE)
        );
    }

    #[cfg(not(target_arch = "wasm32"))]
    mod properties {
        use super::*;
        use proptest::prelude::*;

        proptest! {
            #[test]
            fn pieces_of_any_size_say_the_same(cuts in prop::collection::vec(0usize..TEXT.len(), 0..20)) {
                let mut cuts = cuts;
                cuts.sort_unstable();
                let (mut stream, mut events, mut from) = (Stream::default(), Vec::new(), 0);
                for to in cuts.into_iter().chain([TEXT.len()]) {
                    events.extend(stream.take(&TEXT.as_bytes()[from..to]));
                    from = to;
                }
                prop_assert_eq!(events, Stream::default().take(TEXT.as_bytes()));
            }

            #[test]
            fn any_bytes_are_read_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
                Stream::default().take(&bytes);
            }
        }
    }
}
