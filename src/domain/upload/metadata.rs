//! Whether a picture carries anything beside the picture: place, camera, time,
//! a thumbnail, words. In doubt it does: then it is drawn anew.

/// Whether the whole file `content`, a JPEG, PNG or WebP, carries anything that
/// is not needed to draw it.
pub fn carries(content: &[u8]) -> bool {
    let plain = match content {
        [0xff, 0xd8, rest @ ..] => jpeg_is_plain(rest),
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', rest @ ..] => png_is_plain(rest),
        [b'R', b'I', b'F', b'F', ..] => webp_is_plain(content),
        _ => None,
    };
    plain != Some(true)
}

/// JPEG (ITU-T T.81, annex B) after its first marker: marker, length, content.
/// Plain are the tables and frames, JFIF's APP0, the colour profile in APP2 and
/// Adobe's APP14; any other application data and comments are not. Scans of a
/// plain one run up to the end marker, after which nothing may come: some
/// cameras put whole pictures there.
fn jpeg_is_plain(mut rest: &[u8]) -> Option<bool> {
    loop {
        let marker = match rest {
            [0xff, 0xd9] => return Some(true),
            [0xff, marker, ..] => *marker,
            _ => return None,
        };
        let segment = rest.get(2..)?;
        let length = usize::from(u16::from_be_bytes(*segment.first_chunk()?));
        let content = segment.get(2..length)?;
        match marker {
            0xe0 if content.starts_with(b"JFIF\0") && content.len() == 14 => {}
            0xe2 if content.starts_with(b"ICC_PROFILE\0") => {}
            0xee if content.starts_with(b"Adobe") => {}
            0xe0..=0xfe => return Some(false),
            _ => {}
        }
        rest = segment.get(length..)?;
        if marker == 0xda {
            rest = after_scan(rest)?;
        }
    }
}

/// From the next marker on: in a scan an `ff` of its own is followed by a zero,
/// and restart markers belong to it.
fn after_scan(rest: &[u8]) -> Option<&[u8]> {
    let is_marker = |pair: &[u8]| match pair {
        [0xff, next] => !matches!(next, 0x00 | 0xd0..=0xd7 | 0xff),
        _ => false,
    };
    let at = rest.windows(2).position(is_marker)?;
    rest.get(at..)
}

/// PNG (ISO 15948) after its signature: length, name, content, checksum.
fn png_is_plain(mut rest: &[u8]) -> Option<bool> {
    const PLAIN: [&[u8]; 12] = [
        b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT",
        b"bKGD", b"pHYs",
    ];
    loop {
        let length = usize::try_from(u32::from_be_bytes(*rest.first_chunk()?)).ok()?;
        let name = rest.get(4..8)?;
        if !PLAIN.contains(&name) {
            return Some(false);
        }
        rest = rest.get(length.checked_add(12)?..)?;
        if name == b"IEND" {
            return Some(rest.is_empty());
        }
    }
}

/// WebP (RFC 9649): `RIFF`, size, `WEBP`, then name, size, content padded to an
/// even length.
fn webp_is_plain(content: &[u8]) -> Option<bool> {
    const PLAIN: [&[u8]; 5] = [b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ICCP"];
    let size = |bytes: &[u8]| usize::try_from(u32::from_le_bytes(*bytes.first_chunk()?)).ok();
    let whole = size(content.get(4..)?)?;
    let mut rest = content.get(12..)?;
    if rest.len().checked_add(4)? != whole {
        return Some(false);
    }
    while !rest.is_empty() {
        let name = rest.get(..4)?;
        if !PLAIN.contains(&name) {
            return Some(false);
        }
        let length = size(rest.get(4..)?)?.checked_next_multiple_of(2)?;
        rest = rest.get(length.checked_add(8)?..)?;
    }
    Some(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segment(marker: u8, content: &[u8]) -> Vec<u8> {
        let length = u16::try_from(content.len() + 2).expect("a short segment");
        [&[0xff, marker][..], &length.to_be_bytes(), content].concat()
    }

    fn jpeg(segments: &[Vec<u8>], tail: &[u8]) -> Vec<u8> {
        let scan = [
            segment(0xda, &[1, 1, 0]),
            vec![7, 0xff, 0, 8, 0xff, 0xd3, 9],
        ]
        .concat();
        [&[0xff, 0xd8][..], &segments.concat(), &scan, tail].concat()
    }

    const END: [u8; 2] = [0xff, 0xd9];

    #[test]
    fn a_jpeg_of_tables_and_frames_alone_is_plain() {
        let jfif = segment(0xe0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0");
        let table = segment(0xdb, &[1; 65]);
        let frame = segment(0xc0, &[8, 0, 1, 0, 1, 1, 1, 0x11, 0]);
        let profile = segment(0xe2, b"ICC_PROFILE\0\x01\x01abc");
        assert!(!carries(&jpeg(&[jfif, profile, table, frame], &END)));
    }

    #[test]
    fn application_data_and_comments_are_something_beside_the_picture() {
        for (marker, content) in [
            (0xe1, b"Exif\0\0II*\0".as_slice()),
            (0xe1, b"http://ns.adobe.com/xap/1.0/\0<x/>"),
            (0xe2, b"MPF\0II*\0"),
            (0xed, b"Photoshop 3.0\0"),
            (0xfe, b"at home"),
            (0xe0, b"JFXX\0\x10thumbnail"),
            // A thumbnail within JFIF itself.
            (0xe0, b"JFIF\0\x01\x01\0\0\x01\0\x01\x01\x01abc"),
        ] {
            assert!(carries(&jpeg(&[segment(marker, content)], &END)));
            // Between two scans of a progressive one, too.
            let late = [segment(marker, content), END.to_vec()].concat();
            assert!(carries(&jpeg(&[], &late)));
        }
    }

    #[test]
    fn what_follows_the_end_of_a_picture_counts() {
        assert!(!carries(&jpeg(&[], &END)));
        assert!(carries(&jpeg(&[], &[0xff, 0xd9, 0])));
        assert!(carries(&jpeg(&[], &[])), "cut off: in doubt it does");
    }

    fn chunk(name: &[u8], content: &[u8]) -> Vec<u8> {
        let length = u32::try_from(content.len()).expect("a short chunk");
        [&length.to_be_bytes()[..], name, content, &[0; 4]].concat()
    }

    fn png(chunks: &[Vec<u8>]) -> Vec<u8> {
        [b"\x89PNG\r\n\x1a\n".as_slice(), &chunks.concat()].concat()
    }

    #[test]
    fn a_png_may_hold_its_picture_and_colours() {
        let (head, data, end) = (
            chunk(b"IHDR", &[0; 13]),
            chunk(b"IDAT", b"abc"),
            chunk(b"IEND", b""),
        );
        let plain = [head.clone(), data.clone(), end.clone()];
        assert!(!carries(&png(&plain)));
        for name in [b"eXIf", b"tEXt", b"iTXt", b"zTXt", b"tIME", b"acTL"] {
            let noted = [head.clone(), chunk(name, b"x"), data.clone(), end.clone()];
            assert!(carries(&png(&noted)));
        }
        assert!(carries(&png(&[head, data, end, b"tail".to_vec()])));
        assert!(carries(&png(&[chunk(b"IHDR", &[0; 13])])));
    }

    fn webp(chunks: &[(&[u8], &[u8])]) -> Vec<u8> {
        let mut body = b"WEBP".to_vec();
        for (name, content) in chunks {
            body.extend_from_slice(name);
            body.extend_from_slice(&u32::try_from(content.len()).expect("short").to_le_bytes());
            body.extend_from_slice(content);
            body.resize(body.len().next_multiple_of(2), 0);
        }
        let size = u32::try_from(body.len()).expect("short").to_le_bytes();
        [b"RIFF".as_slice(), &size, &body].concat()
    }

    #[test]
    fn a_webp_may_hold_its_picture_and_colours() {
        assert!(!carries(&webp(&[(b"VP8 ", b"abc")])));
        let extended: [(&[u8], &[u8]); 3] = [(b"VP8X", &[0; 10]), (b"ICCP", b"p"), (b"VP8L", b"x")];
        assert!(!carries(&webp(&extended)));
        for name in [b"EXIF".as_slice(), b"XMP ", b"ANIM", b"what"] {
            assert!(carries(&webp(&[(b"VP8 ", b"abc"), (name, b"x")])));
        }
        let tail = [webp(&[(b"VP8 ", b"ab")]), b"x".to_vec()].concat();
        assert!(carries(&tail));
    }

    #[test]
    fn what_cannot_be_read_is_taken_to_carry_something() {
        let broken: [&[u8]; 6] = [
            b"",
            b"GIF89a",
            &[0xff, 0xd8],
            b"RIFF",
            b"\x89PNG\r\n\x1a\n",
            b"RIFF\xff\xff\xff\xffWEBP",
        ];
        for content in broken {
            assert!(carries(content));
        }
    }
}
