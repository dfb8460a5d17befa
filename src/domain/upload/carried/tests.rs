use super::{Carried, carried};
use crate::domain::upload::kind::Kind;

/// A TIFF with one table, whose entries lead to tables that follow it.
fn tiff(is_little: bool, tags: &[u16], exif: &[u16], gps: &[u16], has_next: bool) -> Vec<u8> {
    let short = |n: u16| {
        if is_little {
            n.to_le_bytes()
        } else {
            n.to_be_bytes()
        }
    };
    let long = |n: u32| {
        if is_little {
            n.to_le_bytes()
        } else {
            n.to_be_bytes()
        }
    };
    let length = |tags: usize| 2 + tags * 12 + 4;
    let mut tables = vec![tags.to_vec()];
    let (mut exif_at, mut gps_at) = (0, 0);
    let mut end =
        8 + length(tags.len() + usize::from(!exif.is_empty()) + usize::from(!gps.is_empty()));
    if !exif.is_empty() {
        tables[0].push(0x8769);
        exif_at = end as u32;
        end += length(exif.len());
        tables.push(exif.to_vec());
    }
    if !gps.is_empty() {
        tables[0].push(0x8825);
        gps_at = end as u32;
        tables.push(gps.to_vec());
    }
    let mut bytes = if is_little {
        b"II*\0".to_vec()
    } else {
        b"MM\0*".to_vec()
    };
    bytes.extend(long(8));
    for (index, table) in tables.iter().enumerate() {
        bytes.extend(short(table.len() as u16));
        for tag in table {
            bytes.extend(short(*tag));
            bytes.extend(short(4));
            bytes.extend(long(1));
            bytes.extend(long(match tag {
                0x8769 => exif_at,
                0x8825 => gps_at,
                _ => 0,
            }));
        }
        bytes.extend(long(u32::from(index == 0 && has_next) * 8));
    }
    bytes
}

fn jpeg(segments: &[(u8, Vec<u8>)]) -> Vec<u8> {
    let mut bytes = vec![0xff, 0xd8];
    for (marker, content) in segments {
        bytes.extend([0xff, *marker]);
        bytes.extend(
            u16::try_from(content.len() + 2)
                .expect("short")
                .to_be_bytes(),
        );
        bytes.extend(content);
    }
    bytes.extend([0xff, 0xda, 0, 2, 1, 2, 3, 0xff, 0xd9]);
    bytes
}

fn in_exif(tiff: &[u8]) -> Carried {
    let segment = [b"Exif\0\0".as_slice(), tiff].concat();
    carried(Kind::Jpeg, &jpeg(&[(0xe1, segment)]))
}

#[test]
fn each_tag_tells_its_kind_whichever_end_comes_first() {
    let none = Carried::default();
    for is_little in [true, false] {
        let with = |tags: &[u16], exif: &[u16], gps: &[u16]| {
            in_exif(&tiff(is_little, tags, exif, gps, false))
        };
        // How it lies and how fine it is: what drawing needs, told to nobody.
        assert_eq!(with(&[0x0112, 0x011a], &[], &[]), none);
        assert_eq!(
            with(&[0x010f, 0x0110], &[], &[]),
            Carried {
                camera: true,
                ..none
            }
        );
        assert_eq!(with(&[0x0132], &[], &[]), Carried { time: true, ..none });
        assert_eq!(with(&[], &[0x9003], &[]), Carried { time: true, ..none });
        assert_eq!(
            with(&[], &[0xa434], &[]),
            Carried {
                camera: true,
                ..none
            }
        );
        assert_eq!(
            with(&[0x013b], &[0x9286], &[]),
            Carried {
                words: true,
                ..none
            }
        );
        assert_eq!(
            with(&[], &[], &[0, 1, 2]),
            Carried {
                place: true,
                ..none
            }
        );
        assert_eq!(with(&[], &[], &[0]), none, "a table that says nothing");
    }
}

#[test]
fn a_second_table_is_a_preview() {
    assert!(in_exif(&tiff(true, &[0x0112], &[], &[], true)).preview);
}

#[test]
fn other_segments_tell_too() {
    let one = |marker, content: &[u8]| carried(Kind::Jpeg, &jpeg(&[(marker, content.to_vec())]));
    let none = Carried::default();
    assert_eq!(one(0xe0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0"), none);
    assert_eq!(one(0xe2, b"ICC_PROFILE\0\x01\x01abc"), none);
    assert_eq!(
        one(0xfe, b"at home"),
        Carried {
            words: true,
            ..none
        }
    );
    assert_eq!(
        one(0xed, b"Photoshop 3.0\0"),
        Carried {
            words: true,
            ..none
        }
    );
    assert_eq!(
        one(0xe2, b"MPF\0II*\0"),
        Carried {
            preview: true,
            ..none
        }
    );
    assert_eq!(
        one(0xe5, b"maker"),
        Carried {
            other: true,
            ..none
        }
    );
    let xmp = one(
        0xe1,
        b"http://ns.adobe.com/xap/1.0/\0<x exif:GPSLatitude='1' xmp:CreateDate='2'/>",
    );
    assert_eq!(
        xmp,
        Carried {
            place: true,
            time: true,
            ..none
        }
    );
}

#[test]
fn png_webp_and_heif_tell_the_same() {
    let camera_and_place = tiff(false, &[0x010f], &[], &[1], false);
    let wanted = Carried {
        camera: true,
        place: true,
        ..Carried::default()
    };
    let chunk = |name: &[u8], body: &[u8]| {
        let length = u32::try_from(body.len()).expect("short").to_be_bytes();
        [&length[..], name, body, &[0; 4]].concat()
    };
    let png = [
        b"\x89PNG\r\n\x1a\n".to_vec(),
        chunk(b"IHDR", &[0; 13]),
        chunk(b"IDAT", b"abc"),
        chunk(b"eXIf", &camera_and_place),
        chunk(b"IEND", b""),
    ];
    assert_eq!(carried(Kind::Png, &png.concat()), wanted);
    let texts = [
        b"\x89PNG\r\n\x1a\n".to_vec(),
        chunk(b"tEXt", b"a\0b"),
        chunk(b"tIME", &[0; 7]),
    ];
    let found = carried(Kind::Png, &texts.concat());
    assert!(found.words && found.time && !found.place);

    let mut webp = b"RIFF\0\0\0\0WEBPVP8 \x03\0\0\0abc\0EXIF".to_vec();
    webp.extend(
        u32::try_from(camera_and_place.len())
            .expect("short")
            .to_le_bytes(),
    );
    webp.extend(&camera_and_place);
    assert_eq!(carried(Kind::WebP, &webp), wanted);

    let heif = [
        b"\0\0\0\x18ftypheic\0\0\0\0mif1heic....Exif\0\0".as_slice(),
        &camera_and_place,
    ]
    .concat();
    assert_eq!(carried(Kind::Heif, &heif), wanted);
}

#[test]
fn what_is_cut_off_or_nonsense_tells_nothing_and_breaks_nothing() {
    let whole = jpeg(&[(
        0xe1,
        [
            b"Exif\0\0".as_slice(),
            &tiff(true, &[0x010f], &[0x9003], &[1], true),
        ]
        .concat(),
    )]);
    for end in 0..whole.len() {
        for kind in [Kind::Jpeg, Kind::Png, Kind::WebP, Kind::Heif, Kind::Pdf] {
            let _ = carried(kind, &whole[..end]);
        }
    }
    // A table that says it is longer than the file, and one that leads into nowhere.
    assert_eq!(in_exif(b"II*\0\x08\0\0\0\xff\xff"), Carried::default());
    assert_eq!(in_exif(b"II*\0\xff\xff\xff\xff"), Carried::default());
}

#[test]
fn the_words_come_in_the_order_of_what_tells_most() {
    let all = Carried {
        camera: true,
        place: true,
        ..Carried::default()
    };
    let keys: Vec<_> = all.keys().collect();
    assert_eq!(keys, ["file.carried.place", "file.carried.camera"]);
}
