//! Exif (CIPA DC-008): tables of tags, as in TIFF.

use super::Carried;

/// A file says of itself which end of its numbers comes first.
#[derive(Clone, Copy)]
struct Tiff<'a> {
    content: &'a [u8],
    is_little: bool,
}

/// A tag and where its value, or the table it leads to, stands.
struct Entry {
    tag: u16,
    at: usize,
}

impl<'a> Tiff<'a> {
    fn read(content: &'a [u8]) -> Option<Self> {
        let is_little = match content.get(..2)? {
            b"II" => true,
            b"MM" => false,
            _ => return None,
        };
        Some(Self { content, is_little })
    }

    fn short(self, at: usize) -> Option<u16> {
        let bytes = *self.content.get(at..)?.first_chunk()?;
        Some(if self.is_little {
            u16::from_le_bytes(bytes)
        } else {
            u16::from_be_bytes(bytes)
        })
    }

    fn long(self, at: usize) -> Option<usize> {
        let bytes = *self.content.get(at..)?.first_chunk()?;
        let long = if self.is_little {
            u32::from_le_bytes(bytes)
        } else {
            u32::from_be_bytes(bytes)
        };
        usize::try_from(long).ok()
    }

    /// The entries of the table at `at`, as far as they can be read, and where the
    /// next table stands; 0 for none.
    fn table(self, at: usize) -> (Vec<Entry>, usize) {
        let count = usize::from(self.short(at).unwrap_or(0));
        let entry = |index: usize| {
            let at = at.checked_add(2 + index * 12)?;
            Some(Entry {
                tag: self.short(at)?,
                at: self.long(at + 8)?,
            })
        };
        let entries = (0..count).map_while(entry).collect();
        let next = at
            .checked_add(2 + count * 12)
            .and_then(|end| self.long(end));
        (entries, next.unwrap_or(0))
    }
}

/// Adds what the tags tell, as far as they can be read.
pub fn exif(content: &[u8], found: &mut Carried) {
    let _ = tags(content, found);
}

fn tags(content: &[u8], found: &mut Carried) -> Option<()> {
    let tiff = Tiff::read(content)?;
    let (entries, next) = tiff.table(tiff.long(4)?);
    found.preview |= next != 0;
    for entry in entries {
        match entry.tag {
            0x010f | 0x0110 | 0x0131 | 0x013c => found.camera = true,
            0x0132 => found.time = true,
            0x010e | 0x013b | 0x8298 | 0x9c9b..=0x9c9f => found.words = true,
            0x8825 => {
                // Some devices write a table that holds nothing but its version.
                let (gps, _) = tiff.table(entry.at);
                found.place |= gps.iter().any(|entry| entry.tag != 0);
            }
            0x8769 => taken(tiff, entry.at, found),
            _ => {}
        }
    }
    Some(())
}

/// The table of how it was taken.
fn taken(tiff: Tiff<'_>, at: usize, found: &mut Carried) {
    for entry in tiff.table(at).0 {
        match entry.tag {
            0x9003 | 0x9004 | 0x9010..=0x9012 => found.time = true,
            0x829a | 0x829d | 0x8827 | 0x920a | 0x927c | 0xa431..=0xa435 => found.camera = true,
            0x9286 | 0xa430 => found.words = true,
            _ => {}
        }
    }
}
