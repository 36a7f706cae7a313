//! UTF-8 that was read as Windows-1252: found by undoing the mistake.

use std::ops::Range;

/// The stretches of a text that are UTF-8 read as Windows-1252, each with what it was meant to be.
pub(super) fn mistaken(text: &str) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = beyond_ascii(text.as_bytes(), at) {
        at = text[start..].find(|c: char| c.is_ascii()).map_or(text.len(), |length| start + length);
        mistaken_in(start, &text[start..at], &mut found);
    }
    found
}

/// The first byte from a place on that is beyond ASCII. Most pages have none: chunks are passed as a whole.
fn beyond_ascii(bytes: &[u8], from: usize) -> Option<usize> {
    const CHUNK: usize = 64;
    let chunk = bytes[from..].chunks(CHUNK).position(|chunk| !chunk.is_ascii())?;
    let start = from + chunk * CHUNK;
    bytes[start..].iter().position(|byte| !byte.is_ascii()).map(|at| start + at)
}

/// The same in signs that are all beyond ASCII, which start at a place of the text.
fn mistaken_in(start: usize, signs: &str, found: &mut Vec<(Range<usize>, String)>) {
    let mut run: Vec<(usize, u8)> = Vec::new();
    for (at, c) in signs.char_indices() {
        match windows_1252(c) {
            Some(byte) => run.push((start + at, byte)),
            None => {
                found.extend(undo(&run, start + at));
                run.clear();
            }
        }
    }
    found.extend(undo(&run, start + signs.len()));
}

/// A run whose bytes are whole UTF-8 sequences was mistaken; one that begins otherwise is what it is.
fn undo(run: &[(usize, u8)], end: usize) -> Option<(Range<usize>, String)> {
    let bytes: Vec<u8> = run.iter().map(|(_, byte)| *byte).collect();
    let mended = String::from_utf8(bytes).ok()?;
    let start = run.first()?.0;
    (mended.chars().count() < run.len()).then_some((start..end, mended))
}

/// The byte that Windows-1252 has for a character.
fn windows_1252(c: char) -> Option<u8> {
    const HIGH: [char; 32] = [
        '\u{20AC}', '\u{81}', '\u{201A}', '\u{192}', '\u{201E}', '\u{2026}', '\u{2020}', '\u{2021}', '\u{2C6}',
        '\u{2030}', '\u{160}', '\u{2039}', '\u{152}', '\u{8D}', '\u{17D}', '\u{8F}', '\u{90}', '\u{2018}', '\u{2019}',
        '\u{201C}', '\u{201D}', '\u{2022}', '\u{2013}', '\u{2014}', '\u{2DC}', '\u{2122}', '\u{161}', '\u{203A}',
        '\u{153}', '\u{9D}', '\u{17E}', '\u{178}',
    ];
    if let Some(at) = HIGH.iter().position(|high| *high == c) {
        return u8::try_from(0x80 + at).ok();
    }
    u8::try_from(u32::from(c)).ok()
}

#[cfg(test)]
mod tests {
    use super::mistaken;

    #[test]
    fn stretches_are_found_wherever_they_stand() {
        for before in [0, 1, 63, 64, 65, 130] {
            let text =
                format!("{}caf\u{c3}\u{a9}, {}\u{e9} \u{e2}\u{20ac}\u{2122}", "a".repeat(before), "b".repeat(before));
            let found: Vec<(&str, String)> =
                mistaken(&text).into_iter().map(|(at, meant)| (&text[at], meant)).collect();
            let expected = [("\u{c3}\u{a9}", "\u{e9}"), ("\u{e2}\u{20ac}\u{2122}", "\u{2019}")];
            assert_eq!(found, expected.map(|(text, meant)| (text, meant.to_owned())), "{before}");
        }
    }
}
