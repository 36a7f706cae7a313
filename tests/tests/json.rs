//! JSON as people write it: each case in `cases/json` is a text and what must be read from it.
//!
//! A case is a heading, a fence `text` (read as such) or `indented` (brackets recovered), and a fence `gives` with the
//! values as JSON, one a line, and the deviations: kind, what is replaced, and by what (`?`: only the author knows).
//! `not json` and `empty` stand for texts without a value.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::fmt::Write;
use std::fs;
use std::path::Path;

use graphdoc::json::{Node, Parsed, Range, Verdict, is_json_line, parse, parse_indented};
use proptest::prelude::*;

struct Case {
    place: String,
    text: String,
    indented: bool,
    gives: String,
}

fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/json");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.iter().flat_map(|file| cases_of(file)).collect()
}

fn cases_of(file: &Path) -> Vec<Case> {
    let content = fs::read_to_string(file).unwrap();
    let name = file.file_name().unwrap().to_string_lossy().into_owned();
    let fence = |part: &str, info: &str| {
        let from = part.find(&format!("```{info}\n"))? + info.len() + 4;
        let len = part[from - 1..].find("\n```")?;
        Some(part[from..(from + len).saturating_sub(1).max(from)].to_owned())
    };
    let case = |part: &str| {
        let place = format!("{name}: {}", part.lines().next().unwrap_or_default());
        let indented = fence(part, "indented");
        let text = indented.clone().or_else(|| fence(part, "text")).unwrap_or_else(|| panic!("{place}: no text"));
        let gives = fence(part, "gives").unwrap_or_else(|| panic!("{place}: no expectation"));
        // What an editor would change or not show is written as in Rust.
        let text = text.replace("<NBSP>", "\u{a0}").replace("<TAB>", "\t").replace("<NUL>", "\0").replace("<CR>", "\r");
        Case { place, text, indented: indented.is_some(), gives }
    };
    content.split("\n## ").skip(1).map(case).collect()
}

fn read(case: &Case) -> Parsed {
    if case.indented { parse_indented(&case.text) } else { parse(&case.text) }
}

fn describe(text: &str, parsed: &Parsed) -> String {
    let mut out = String::new();
    match parsed.verdict() {
        Verdict::NotJson => writeln!(out, "not json: {}", slice(text, parsed.not_json.unwrap())).unwrap(),
        Verdict::Empty => out.push_str("empty\n"),
        Verdict::Strict | Verdict::Repaired => {}
    }
    for value in &parsed.values {
        writeln!(out, "{}", value.to_strict_string()).unwrap();
    }
    for repair in &parsed.repairs {
        let range = repair.range.as_usize();
        let line = text[..range.start].lines().last().filter(|_| !text[..range.start].ends_with('\n'));
        let before: String = line.unwrap_or_default().trim_start().to_owned();
        let wrong = slice(text, repair.range)
            .replace('\n', "\\n")
            .replace('\r', "\\r")
            .replace('\t', "\\t")
            .replace('\u{a0}', "<NBSP>")
            .replace('\0', "<NUL>");
        let instead = repair.replacement.as_deref().map_or_else(|| "?".to_owned(), |text| format!("`{text}`"));
        writeln!(out, "- {}: {}`{wrong}` → {instead}", repair.kind.name(), before_of(&before)).unwrap();
    }
    out.trim_end().to_owned()
}

/// The last characters before a repair, to tell one place from another.
fn before_of(line: &str) -> String {
    let skip = line.chars().count().saturating_sub(8);
    let tail: String = line.chars().skip(skip).collect();
    if tail.is_empty() { tail } else { format!("{} ", tail.replace(['\0', '\u{a0}'], " ")) }
}

fn slice(text: &str, range: Range) -> &str {
    &text[range.as_usize()]
}

/// The text with all replacements made; `None` when one is left to the author.
fn mended(text: &str, parsed: &Parsed) -> Option<String> {
    let mut out = String::new();
    let mut copied = 0;
    for repair in &parsed.repairs {
        let range = repair.range.as_usize();
        out.push_str(&text[copied..range.start]);
        out.push_str(repair.replacement.as_deref()?);
        copied = range.end;
    }
    out.push_str(&text[copied..]);
    Some(out)
}

#[track_caller]
fn assert_sound(text: &str, parsed: &Parsed) {
    for node in &parsed.values {
        assert_nested(text, node, Range { start: 0, end: u32::try_from(text.len()).unwrap() });
    }
    for pair in parsed.values.windows(2) {
        assert!(pair[0].range.end <= pair[1].range.start, "values overlap in {text:?}");
    }
    let mut end = 0;
    for repair in &parsed.repairs {
        assert!(text.get(repair.range.as_usize()).is_some(), "{repair:?} is not within {text:?}");
        assert!(end <= repair.range.start, "{repair:?} overlaps the one before in {text:?}");
        end = repair.range.end;
    }
    if let Some(range) = parsed.not_json {
        assert!(text.get(range.as_usize()).is_some());
        assert!(parsed.values.is_empty());
    }
}

#[track_caller]
fn assert_nested(text: &str, node: &Node, around: Range) {
    assert!(around.contains(node.range), "{node:?} is not within {around:?} of {text:?}");
    assert!(text.get(node.range.as_usize()).is_some(), "{node:?} cuts a character of {text:?}");
    let mut end = node.range.start;
    for element in node.elements() {
        assert!(end <= element.range.start, "elements overlap in {text:?}");
        end = element.range.end;
        assert_nested(text, element, node.range);
    }
    for member in node.members() {
        assert!(end <= member.name_range.start && member.name_range.end <= member.value.range.start, "{text:?}");
        assert!(node.range.contains(member.name_range));
        end = member.value.range.end;
        assert_nested(text, &member.value, node.range);
    }
}

#[test]
fn cases_give_what_they_say() {
    let mut wrong = String::new();
    for case in cases() {
        let parsed = read(&case);
        assert_sound(&case.text, &parsed);
        let gives = describe(&case.text, &parsed);
        if gives != case.gives {
            write!(wrong, "\n# {}\n```gives\n{gives}\n```\nnot\n{}\n", case.place, case.gives).unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn replacements_give_strict_json() {
    for case in cases() {
        let parsed = read(&case);
        let Some(text) = mended(&case.text, &parsed) else { continue };
        if parsed.values.len() == 1 {
            let value = serde_json::from_str::<serde_json::Value>(&text);
            let value = value.unwrap_or_else(|error| panic!("{}: {error} in {text}", case.place));
            assert_eq!(value, parsed.values[0].to_value(), "{}", case.place);
        }
    }
}

#[test]
fn lines_of_json_are_told_from_prose() {
    for line in ["\"a\": {", "  ],", "\"b\",", "12.5,", "{ \"a\": 1 }", "null", "...", "} // end"] {
        assert!(is_json_line(line), "{line}");
    }
    for line in
        ["", "Content-Type: application/json", "\"All\" is a word", "[link](x.md)", "{id}", "HTTP/1.1 200 OK", "a"]
    {
        assert!(!is_json_line(line), "{line}");
    }
}

/// What takes quadratic time takes hours here.
#[test]
fn long_texts_take_linear_time() {
    let units = [
        "[",
        "{",
        "]",
        "}",
        "\"a\":",
        "{\"a\":",
        "[[1],",
        "\"a",
        "\"a\n",
        "'a,",
        "“a,",
        "\"a\" b ",
        "\\",
        "\"\\",
        "/*",
        "//\n",
        "<!--",
        "a,",
        "a ",
        ".",
        "...",
        "…",
        "{a",
        "{a}",
        "[a\n",
        "1 ",
        "\u{a0}",
        "\0",
        ",",
        ":",
        "\"a\":\n",
        "\"a\": [\n",
        "x \"",
        "{\"a\": \"b\"}\n",
        "{\"a\" b}\n",
        "\"\"",
        "\"a\"b",
        "(",
        "<",
        "- ",
        "{\"a\":1] ",
        " \"a\": {\n",
        "]\n",
        "[1]\n}",
        "\"a,\"b\":",
    ];
    for unit in units {
        for prefix in ["", "{", "[\"", "{\"a\": ["] {
            let text = format!("{prefix}{}", unit.repeat(20_000 / unit.len()));
            assert_sound(&text, &parse(&text));
            assert_sound(&text, &parse_indented(&text));
        }
    }
    let line = format!("{{\"a\": [{}]}}", "{\"id\": \"x\", \"n\": 1},".repeat(100_000));
    assert_eq!(parse(&line).values[0].get("a").unwrap().elements().len(), 100_000);
}

fn json() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        any::<f64>().prop_map(Into::into),
        ".{0,12}".prop_map(Into::into),
        "[ -~]{0,12}".prop_map(Into::into),
    ];
    leaf.prop_recursive(5, 64, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Into::into),
            prop::collection::vec(("[@a-z.\" ]{0,8}", inner), 0..6)
                .prop_map(|members| serde_json::Value::Object(members.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn strict_json_is_read_as_it_is(value in json(), pretty in any::<bool>()) {
        let text = if pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) }.unwrap();
        let parsed = parse(&text);
        prop_assert_eq!(parsed.verdict(), Verdict::Strict, "{:?}", parsed.repairs);
        // The spelling of a number is kept, so its value is what serde_json reads from it.
        let expected: serde_json::Value = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(parsed.values[0].to_value(), expected);
        let strict = parsed.values[0].to_strict_string();
        prop_assert_eq!(serde_json::from_str::<serde_json::Value>(&strict).unwrap(), parsed.values[0].to_value());
        prop_assert_eq!(parsed.values[0].range.as_usize(), 0..text.len());
        assert_sound(&text, &parsed);
    }

    #[test]
    fn prefixes_are_read(value in json(), cut in any::<prop::sample::Index>()) {
        let text = serde_json::to_string_pretty(&value).unwrap();
        let mut end = cut.index(text.len() + 1);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        assert_sound(&text[..end], &parse(&text[..end]));
        assert_sound(&text[..end], &parse_indented(&text[..end]));
    }

    #[test]
    fn flipped_bytes_are_read(value in json(), at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = serde_json::to_string_pretty(&value).unwrap().into_bytes();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        let text = String::from_utf8_lossy(&bytes);
        assert_sound(&text, &parse(&text));
        assert_sound(&text, &parse_indented(&text));
    }

    #[test]
    fn anything_is_read(text in "(?s).{0,60}") {
        assert_sound(&text, &parse(&text));
        assert_sound(&text, &parse_indented(&text));
    }

}

proptest! {
    // Slips that meet each other are many: what is rare among them was found at ten thousand rows and more.
    #![proptest_config(ProptestConfig { cases: 4096, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_row_of_tokens_is_read(tokens in prop::collection::vec(prop::sample::select(TOKENS), 0..30)) {
        let text = tokens.concat();
        let parsed = parse(&text);
        assert_sound(&text, &parsed);
        assert_sound(&text, &parse_indented(&text));
    }
}

const TOKENS: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\"a\"",
    "\"b\": ",
    "'",
    "'c'",
    "“d”",
    "”",
    "\\",
    "\\u00e9",
    "\\ud83d",
    "\\q",
    "\n",
    "\n  ",
    "\n    ",
    " ",
    "\t",
    "\r\n",
    "//",
    "/*",
    "*/",
    "<!--",
    "-->",
    "...",
    "…",
    "null",
    "true",
    "True",
    "1",
    "-0.5e3",
    "+1",
    "word",
    "two words",
    "<x>",
    "{id}",
    "\u{a0}",
    "\u{feff}",
    "\0",
    ";",
    "=",
    "é",
    "😀",
    "https://x/y",
    "`",
    "\"a\": {",
    "},",
    "],",
];
