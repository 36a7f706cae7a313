//! Where a type ends in a line: `String`, `subjectSet collection`, `Collection(Edm.Guid)`, `string (url)`.
//!
//! What the type means is left to `extract`; here only its end is found.

use super::lines::{split_word, strip_prefix_ci};

/// Words that begin sentences and are never types.
const SENTENCE_WORDS: &[&str] = &[
    "a",
    "an",
    "the",
    "this",
    "these",
    "that",
    "those",
    "if",
    "when",
    "for",
    "in",
    "on",
    "of",
    "to",
    "by",
    "not",
    "no",
    "only",
    "always",
    "indicates",
    "specifies",
    "represents",
    "contains",
    "determines",
    "describes",
    "returns",
    "required",
    "optional",
    "read-only",
    "nullable",
    "unique",
    "supports",
    "possible",
    "use",
    "used",
    "see",
    "one",
    "each",
    "all",
    "any",
    "can",
    "must",
    "whether",
    "is",
    "are",
    "values",
    "value",
    "default",
    "and",
    "or",
    "it",
    "provides",
    "defines",
    "inherited",
    "deprecated",
    "todo",
    "none",
    "how",
    "who",
    "what",
    "which",
    "where",
];

/// OData's primitive types and the other spellings of them that pages use.
const PRIMITIVES: &[&str] = &[
    "string",
    "boolean",
    "bool",
    "int",
    "int16",
    "int32",
    "int64",
    "integer",
    "long",
    "double",
    "single",
    "float",
    "decimal",
    "number",
    "datetimeoffset",
    "datetime",
    "date",
    "timeofday",
    "time",
    "timestamp",
    "duration",
    "guid",
    "uuid",
    "binary",
    "byte",
    "sbyte",
    "stream",
    "json",
    "object",
    "url",
    "uri",
    "char",
];

/// Words in parentheses that belong to a type, in lower case: "(Preview)" begins a description.
const QUALIFIERS: &[&str] = &[
    "url",
    "uri",
    "identifier",
    "timestamp",
    "enum",
    "guid",
    "binary",
    "deprecated",
    "readonly",
    "read-only",
    "etag",
    "preview",
    "flags",
    "base64",
    "optional",
    "required",
];

/// Whether a word is a primitive type.
pub(super) fn is_primitive(word: &str) -> bool {
    strip_prefix_ci(word, "edm.").is_some() || PRIMITIVES.iter().any(|name| word.eq_ignore_ascii_case(name))
}

/// Whether a word begins sentences rather than naming anything.
pub(super) fn is_sentence_word(word: &str) -> bool {
    let word = word.trim_end_matches(['.', ',', ':', ';']);
    SENTENCE_WORDS.iter().any(|other| word.eq_ignore_ascii_case(other))
}

/// Whether a word is written as an English one at the start of a sentence: `Retrieve`.
pub(super) fn is_capitalized(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.all(|c| !c.is_uppercase() && !matches!(c, '.' | '_' | '#'))
        || matches!(word, "A" | "I")
}

/// Takes a type off the start of a line: the type and the rest. `name` is the cell before it: a type may repeat it.
pub(super) fn take<'a>(line: &'a str, name: &str) -> Option<(&'a str, &'a str)> {
    let mut end = head_length(line, name)?;
    loop {
        let tail = &line[end..];
        let Some(more) = suffix_length(tail) else { break };
        end += more;
    }
    Some((&line[..end], line[end..].trim_start()))
}

/// Whether a cell is a type whatever stands around it: a primitive, a collection, a name with capitals inside.
pub(super) fn is_unmistakable(cell: &str) -> bool {
    let (head, more) = split_word(cell).unwrap_or(("", ""));
    is_primitive(head) || !more.is_empty() || has_hump(head)
}

/// Whether a word has a capital, a dot or a bracket inside.
pub(super) fn has_hump(word: &str) -> bool {
    word.bytes().skip(1).any(|byte| byte.is_ascii_uppercase() || matches!(byte, b'.' | b'(' | b'['))
}

/// Whether the whole of a text is a type.
pub(super) fn is_type(text: &str) -> bool {
    take(text, "").is_some_and(|(_, rest)| rest.is_empty())
}

/// The length of a type's first part.
fn head_length(line: &str, name: &str) -> Option<usize> {
    if let Some(rest) = strip_prefix_ci(line, "collection of ") {
        let (word, _) = split_word(rest)?;
        return is_name(word).then(|| line.len() - rest.len() + word.len());
    }
    if strip_prefix_ci(line, "collection(").is_some() {
        return line.find(')').map(|at| at + 1);
    }
    let (word, rest) = split_word(line)?;
    let bare = word.strip_suffix("[]").unwrap_or(word);
    if !is_name(bare) || is_sentence_word(bare) {
        return None;
    }
    let sure =
        is_primitive(bare) || bare.len() < word.len() || bare.eq_ignore_ascii_case(name) || !is_capitalized(bare);
    sure.then_some(word.len()).or_else(|| {
        // An English word with a capital is a type only when a sentence can begin after it.
        let next = split_word(rest).map(|(next, _)| next);
        let follows =
            next.is_none_or(|next| next.eq_ignore_ascii_case("collection") || next.starts_with(char::is_uppercase));
        follows.then_some(word.len())
    })
}

/// The length of one more part of a type: `collection`, `(url)`, `or user`, `resource`.
fn suffix_length(tail: &str) -> Option<usize> {
    let (word, rest) = split_word(tail)?;
    let length = tail.len() - tail.trim_start().len() + word.len();
    let bare = word.trim_end_matches(['.', ',']);
    if bare.eq_ignore_ascii_case("collection") {
        // "Collection of users in …", "Collection containing …" are the description.
        let describes = word.starts_with('C') && rest.starts_with(|c: char| !c.is_uppercase());
        return (!describes).then_some(length - (word.len() - bare.len()));
    }
    if let Some(inner) = word.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')) {
        return (inner == "URL" || QUALIFIERS.contains(&inner)).then_some(length);
    }
    if matches!(word, "object" | "resource" | "entity") {
        return rest.chars().next().is_none_or(char::is_uppercase).then_some(length);
    }
    if matches!(word, "JSON" | "json") {
        return strip_prefix_ci(rest, "object").is_some().then_some(length);
    }
    if word == "or" {
        let (other, _) = split_word(rest)?;
        let through = length + rest_gap(tail, length) + other.len();
        return (is_name(other) && !is_sentence_word(other)).then_some(through);
    }
    None
}

/// The blanks that follow an offset.
fn rest_gap(tail: &str, at: usize) -> usize {
    let rest = &tail[at..];
    rest.len() - rest.trim_start().len()
}

/// Whether a word can be the name of a type: letters first, then letters, digits, `.`, `_`.
fn is_name(word: &str) -> bool {
    let word = word.strip_prefix('#').unwrap_or(word);
    word.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && !word.ends_with(['.', '-'])
        && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_'))
}
