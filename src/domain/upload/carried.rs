//! What a photo carries beside its picture, by kind, so that the resident can be told
//! what was taken out of it. What cannot be read is passed over: it is removed all the
//! same.

mod exif;

use super::kind::Kind;
use exif::exif;

/// So many bytes at the beginning of a JPEG hold all it says about itself.
pub const SAYING: u32 = 262_144;

/// What a photo carries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Carried {
    /// Where it was taken.
    pub place: bool,
    /// When it was taken or changed.
    pub time: bool,
    /// With which device, and how it was set.
    pub camera: bool,
    /// A smaller picture of it, or another one.
    pub preview: bool,
    /// Who took it, what is on it, words of any kind.
    pub words: bool,
    /// Something else.
    pub other: bool,
}

impl Carried {
    /// The keys of the words for what there is, what tells most about people first.
    pub fn keys(self) -> impl Iterator<Item = &'static str> {
        let all = [
            (self.place, "file.carried.place"),
            (self.time, "file.carried.time"),
            (self.camera, "file.carried.camera"),
            (self.words, "file.carried.words"),
            (self.preview, "file.carried.preview"),
            (self.other, "file.carried.other"),
        ];
        all.into_iter()
            .filter_map(|(is_there, key)| is_there.then_some(key))
    }
}

/// What a photo of this kind carries, by as much of its content as was read.
pub fn carried(kind: Kind, content: &[u8]) -> Carried {
    let mut found = Carried::default();
    match kind {
        Kind::Jpeg => jpeg(content, &mut found),
        Kind::Png => png(content, &mut found),
        Kind::WebP => webp(content, &mut found),
        Kind::Heif => heif(content, &mut found),
        Kind::Pdf => return found,
    }
    .unwrap_or_default();
    found
}

const EXIF: &[u8] = b"Exif\0\0";

/// The segments of a JPEG before its picture (ITU-T T.81, annex B).
fn jpeg(content: &[u8], found: &mut Carried) -> Option<()> {
    let mut rest = content.get(2..)?;
    loop {
        let marker = match rest {
            [0xff, marker, ..] => *marker,
            _ => return None,
        };
        if matches!(marker, 0xd9 | 0xda) {
            return Some(());
        }
        let segment = rest.get(2..)?;
        let length = usize::from(u16::from_be_bytes(*segment.first_chunk()?));
        let body = segment.get(2..length)?;
        match marker {
            0xe1 if body.starts_with(EXIF) => exif(body.get(6..)?, found),
            0xe1 => xmp(body, found),
            0xe0 if body.starts_with(b"JFIF\0") => {}
            0xe0 => found.preview = true,
            0xe2 if body.starts_with(b"ICC_PROFILE\0") => {}
            0xe2 if body.starts_with(b"MPF\0") => found.preview = true,
            0xed | 0xfe => found.words = true,
            0xee if body.starts_with(b"Adobe") => {}
            0xe2..=0xef => found.other = true,
            _ => {}
        }
        rest = segment.get(length..)?;
    }
}

/// The chunks of a PNG (ISO 15948).
fn png(content: &[u8], found: &mut Carried) -> Option<()> {
    let mut rest = content.get(8..)?;
    loop {
        let length = usize::try_from(u32::from_be_bytes(*rest.first_chunk()?)).ok()?;
        let body = rest.get(8..length.checked_add(8)?);
        match rest.get(4..8)? {
            b"eXIf" => exif(body?, found),
            b"iTXt" if body?.starts_with(b"XML:com.adobe.xmp") => xmp(body?, found),
            b"tEXt" | b"iTXt" | b"zTXt" => found.words = true,
            b"tIME" => found.time = true,
            b"IEND" => return Some(()),
            _ => {}
        }
        rest = rest.get(length.checked_add(12)?..)?;
    }
}

/// The chunks of a WebP (RFC 9649).
fn webp(content: &[u8], found: &mut Carried) -> Option<()> {
    let mut rest = content.get(12..)?;
    while !rest.is_empty() {
        let name = rest.get(..4)?;
        let length = usize::try_from(u32::from_le_bytes(*rest.get(4..)?.first_chunk()?)).ok()?;
        let body = rest.get(8..length.checked_add(8)?);
        match name {
            b"EXIF" => {
                let body = body?;
                exif(body.strip_prefix(EXIF).unwrap_or(body), found);
            }
            b"XMP " => xmp(body?, found),
            _ => {}
        }
        rest = rest.get(length.checked_next_multiple_of(2)?.checked_add(8)?..)?;
    }
    Some(())
}

/// An HEIF file says where its Exif is in tables of tables; its own mark is found
/// sooner.
fn heif(content: &[u8], found: &mut Carried) -> Option<()> {
    let mark = |mark: &[u8]| content.windows(mark.len()).position(|part| part == mark);
    if let Some(at) = mark(EXIF) {
        exif(content.get(at + EXIF.len()..)?, found);
    }
    if let Some(at) = mark(b"<x:xmpmeta") {
        xmp(content.get(at..)?, found);
    }
    Some(())
}

/// XMP is a text of its own; its names tell what it holds.
fn xmp(text: &[u8], found: &mut Carried) {
    let holds = |name: &str| text.windows(name.len()).any(|part| part == name.as_bytes());
    let (place, time) = (holds("GPSLatitude"), holds("Date"));
    let camera = holds("tiff:M") || holds("CreatorTool");
    found.place |= place;
    found.time |= time;
    found.camera |= camera;
    found.other |= !(place || time || camera);
}

#[cfg(test)]
mod tests;
