//! From the bytes of a file to text, losing nothing: a page in the wrong encoding is still a page.

use std::fs::File;
use std::io::Read;
use std::path::Path;

/// Spans count in 32 bits.
pub(super) const MAX_BYTES: u64 = u32::MAX as u64 - 1;

/// What is wrong with a file as a file.
#[derive(Debug)]
pub(super) enum Flaw {
    /// Bytes that are no UTF-8: the place of the first in the decoded text, and how many.
    NotUtf8 { offset: usize, length: usize, count: usize },
    /// The file is UTF-16.
    Utf16,
    /// NUL bytes: the first, and how many.
    Nul { offset: usize, count: usize },
    /// The file is larger than spans can say.
    TooLarge { bytes: u64 },
    /// The system refuses.
    Unreadable { reason: String },
    /// A folder that is a symbolic link to one that it lies in.
    Loop { ancestor: String },
}

/// Reads and decodes one file.
pub(super) fn read(path: &Path) -> Result<(String, Vec<Flaw>), Flaw> {
    let unreadable = |error: std::io::Error| Flaw::Unreadable { reason: error.to_string() };
    let mut file = File::open(path).map_err(unreadable)?;
    let metadata = file.metadata().map_err(unreadable)?;
    if metadata.len() > MAX_BYTES {
        return Err(Flaw::TooLarge { bytes: metadata.len() });
    }
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or(0) + 1);
    file.by_ref().take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(Flaw::TooLarge { bytes: bytes.len() as u64 });
    }
    Ok(decode(bytes))
}

/// Decodes UTF-8 and, by their byte order marks, UTF-16; single bytes that are no UTF-8 are read as
/// Windows-1252, which is what such pages were written in.
pub(super) fn decode(mut bytes: Vec<u8>) -> (String, Vec<Flaw>) {
    let mut flaws = Vec::new();
    let text = match bytes.as_slice() {
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes, &mut flaws),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes, &mut flaws),
        _ => {
            if bytes.starts_with(b"\xEF\xBB\xBF") {
                bytes.drain(..3);
            }
            String::from_utf8(bytes).unwrap_or_else(|error| mixed(error.as_bytes(), &mut flaws))
        }
    };
    if let Some(offset) = memchr::memchr(0, text.as_bytes()) {
        flaws.push(Flaw::Nul { offset, count: memchr::memchr_iter(0, text.as_bytes()).count() });
    }
    (text, flaws)
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16, flaws: &mut Vec<Flaw>) -> String {
    flaws.push(Flaw::Utf16);
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| unit(*pair));
    let mut text: String = char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    if !rest.is_empty() {
        text.push(char::REPLACEMENT_CHARACTER);
    }
    text
}

fn mixed(bytes: &[u8], flaws: &mut Vec<Flaw>) -> String {
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 8);
    let mut first = None;
    let mut count = 0;
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        for byte in chunk.invalid() {
            let decoded = windows_1252(*byte);
            first.get_or_insert((text.len(), decoded.len_utf8()));
            count += 1;
            text.push(decoded);
        }
    }
    if let Some((offset, length)) = first {
        flaws.push(Flaw::NotUtf8 { offset, length, count });
    }
    text
}

/// The character of a byte in Windows-1252; the five bytes that it leaves open are C1 controls, as in
/// the encoding standard of the web.
fn windows_1252(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9F => HIGH[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_utf8_and_drops_the_mark() {
        let (text, flaws) = decode(b"\xEF\xBB\xBF# \xC3\xA9\r\n".to_vec());
        assert_eq!(text, "# é\r\n");
        assert!(flaws.is_empty());
    }

    #[test]
    fn reads_stray_bytes_as_windows_1252() {
        let (text, flaws) = decode(b"na\xC3\xAFve user\x92s caf\xE9".to_vec());
        assert_eq!(text, "naïve user’s café");
        assert!(matches!(flaws[..], [Flaw::NotUtf8 { offset: 11, length: 3, count: 2 }]), "{flaws:?}");
    }

    #[test]
    fn reads_utf16_of_both_orders_and_an_odd_end() {
        assert_eq!(decode(b"\xFF\xFEa\0\xE9\0".to_vec()).0, "aé");
        assert_eq!(decode(b"\xFE\xFF\0a\0\xE9\0".to_vec()).0, "aé\u{FFFD}");
    }

    #[test]
    fn reports_nul_bytes() {
        let (text, flaws) = decode(b"a\0b\0".to_vec());
        assert_eq!(text.len(), 4);
        assert!(matches!(flaws[..], [Flaw::Nul { offset: 1, count: 2 }]));
    }
}
