//! What a section is, told from its heading: pages spell the same heading in many ways.
//!
//! What stands in a section is left to the readers of each kind.

use crate::markdown::Heading;

/// The kind of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum SectionKind {
    /// What stands above all headings.
    Preamble,
    /// The section of the H1.
    Title,
    /// *Methods*.
    Methods,
    /// *Properties*.
    Properties,
    /// *Relationships*, *Navigation properties*.
    Relationships,
    /// *Instance attributes*: annotations such as `@microsoft.graph.downloadUrl`.
    InstanceAttributes,
    /// *Derived types*.
    DerivedTypes,
    /// *Members*, or `x values`, `x enum`: then with the name of the enumeration.
    Members(Option<String>),
    /// `x resource type`, `x properties` below the title: with the name of the type.
    Type(String),
    /// *JSON representation*.
    JsonRepresentation,
    /// *Permissions*, *Prerequisites*.
    Permissions,
    /// *HTTP request*.
    HttpRequest,
    /// *Optional query parameters*.
    QueryParameters,
    /// *Path parameters*.
    PathParameters,
    /// *Function parameters*, or *Parameters* alone.
    FunctionParameters,
    /// *Request headers*.
    RequestHeaders,
    /// *Request body*.
    RequestBody,
    /// *Response*.
    Response,
    /// *Request* (of an example).
    Request,
    /// *Example*, *Examples*, *Example 1: …*.
    Examples,
    /// *See also*, *Related content*, *Next steps*.
    SeeAlso,
    /// Any other.
    Other,
}

/// The headings that are found with small misspellings too, in lower case.
const KNOWN: &[(&str, SectionKind)] = &[
    ("methods", SectionKind::Methods),
    ("tasks", SectionKind::Methods),
    ("common tasks", SectionKind::Methods),
    ("properties", SectionKind::Properties),
    ("relationships", SectionKind::Relationships),
    ("navigation properties", SectionKind::Relationships),
    ("navigation", SectionKind::Relationships),
    ("instance attributes", SectionKind::InstanceAttributes),
    ("derived types", SectionKind::DerivedTypes),
    ("members", SectionKind::Members(None)),
    ("enumeration members", SectionKind::Members(None)),
    ("enumeration values", SectionKind::Members(None)),
    ("possible values", SectionKind::Members(None)),
    ("json representation", SectionKind::JsonRepresentation),
    ("permissions", SectionKind::Permissions),
    ("prerequisites", SectionKind::Permissions),
    ("required permissions", SectionKind::Permissions),
    ("http request", SectionKind::HttpRequest),
    ("http requests", SectionKind::HttpRequest),
    ("query parameters", SectionKind::QueryParameters),
    ("optional query parameters", SectionKind::QueryParameters),
    ("odata query parameters", SectionKind::QueryParameters),
    ("optional odata query parameters", SectionKind::QueryParameters),
    ("query string parameters", SectionKind::QueryParameters),
    ("required query parameters", SectionKind::QueryParameters),
    ("query options", SectionKind::QueryParameters),
    ("path parameters", SectionKind::PathParameters),
    ("url parameters", SectionKind::PathParameters),
    ("function parameters", SectionKind::FunctionParameters),
    ("parameters", SectionKind::FunctionParameters),
    ("request headers", SectionKind::RequestHeaders),
    ("optional request headers", SectionKind::RequestHeaders),
    ("required request headers", SectionKind::RequestHeaders),
    ("headers", SectionKind::RequestHeaders),
    ("http headers", SectionKind::RequestHeaders),
    ("request body", SectionKind::RequestBody),
    ("request body parameters", SectionKind::RequestBody),
    ("request parameters", SectionKind::RequestBody),
    ("request payload", SectionKind::RequestBody),
    ("response", SectionKind::Response),
    ("responses", SectionKind::Response),
    ("http response", SectionKind::Response),
    ("response body", SectionKind::Response),
    ("example", SectionKind::Examples),
    ("examples", SectionKind::Examples),
    ("sample", SectionKind::Examples),
    ("samples", SectionKind::Examples),
    ("request", SectionKind::Request),
    ("see also", SectionKind::SeeAlso),
    ("related content", SectionKind::SeeAlso),
    ("next steps", SectionKind::SeeAlso),
    ("what's new", SectionKind::SeeAlso),
];

/// A heading that was recognised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Recognised {
    /// The kind.
    pub(crate) kind: SectionKind,
    /// The known heading that was meant, where it is spelt otherwise.
    pub(crate) misspelt: Option<&'static str>,
}

impl SectionKind {
    /// The kind of a heading's text.
    pub(crate) fn of(heading: &str) -> Self {
        recognise(heading).kind
    }

    /// The kind of a heading: by its text, else by its anchor, which keeps the words of a heading that was translated.
    pub(crate) fn of_heading(heading: &Heading) -> Self {
        let kind = Self::of(&heading.text.plain);
        match (&kind, &heading.anchor) {
            (Self::Other, Some(anchor)) => Self::of(&words_of_anchor(anchor, &heading.text.plain)),
            _ => kind,
        }
    }
}

/// The heading that an anchor such as `chattype-values` was made of; names, which no one translates, as the heading has them.
pub(crate) fn words_of_anchor(anchor: &str, heading: &str) -> String {
    let in_heading = |word: &str| heading.split_whitespace().find(|other| other.eq_ignore_ascii_case(word));
    let words: Vec<&str> = anchor.split('-').map(|word| in_heading(word).unwrap_or(word)).collect();
    words.join(" ")
}

/// Recognises a heading in any letter case, with numbers before or after it, in singular or plural,
/// and with one or two letters wrong.
pub(crate) fn recognise(heading: &str) -> Recognised {
    let exact = |kind: SectionKind| Recognised { kind, misspelt: None };
    let known = |text: &str| {
        KNOWN
            .iter()
            .find(|(known, _)| known.len() == text.len() && known.eq_ignore_ascii_case(text))
            .map(|(_, kind)| kind.clone())
    };
    // Nearly all headings are written as they should be.
    if let Some(kind) = known(heading.trim()) {
        return exact(kind);
    }
    let text = fold(heading);
    if let Some(kind) = known(&text) {
        return exact(kind);
    }
    if let Some(kind) = by_shape(heading, &text) {
        return exact(kind);
    }
    let close = KNOWN.iter().find(|(known, _)| is_near(&text, known));
    close.map_or(exact(SectionKind::Other), |(known, kind)| Recognised { kind: kind.clone(), misspelt: Some(known) })
}

/// Headings that hold more than the known words.
fn by_shape(heading: &str, text: &str) -> Option<SectionKind> {
    if text.starts_with("tasks on ") {
        return Some(SectionKind::Methods);
    }
    for (prefix, kind) in [
        ("example", SectionKind::Examples),
        ("permissions", SectionKind::Permissions),
        ("http request", SectionKind::HttpRequest),
        ("request body", SectionKind::RequestBody),
        ("request headers", SectionKind::RequestHeaders),
        ("json representation", SectionKind::JsonRepresentation),
    ] {
        if text.strip_prefix(prefix).is_some_and(|rest| rest.starts_with([' ', ':', '(', '-', '–', '.'])) {
            return Some(kind);
        }
    }
    if let Some(name) = enumeration_name(heading) {
        return Some(SectionKind::Members(Some(name.to_owned())));
    }
    type_name(heading).map(|name| SectionKind::Type(name.to_owned()))
}

/// The type that a heading such as `operationError properties` or `identity resource type` names;
/// what `properties of a …` names may be no type at all.
fn type_name(heading: &str) -> Option<&str> {
    let lower = heading.trim().to_ascii_lowercase();
    if lower.starts_with("properties of ") || lower.starts_with("properties for ") {
        let rest = heading.trim().split_once(' ')?.1.split_once(' ')?.1;
        let name = ["the ", "a ", "an "].iter().find_map(|article| rest.strip_prefix(article)).unwrap_or(rest);
        return Some(
            ["resource type", "resource", "object", "type"]
                .iter()
                .find_map(|word| name.strip_suffix(word))
                .unwrap_or(name)
                .trim(),
        );
    }
    let (name, rest) = heading.trim().split_once(char::is_whitespace)?;
    let name = name.trim_matches(['`', '*']);
    let rest = rest.trim().to_ascii_lowercase();
    let is_camel = name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.contains(|c: char| c.is_ascii_uppercase() || c == '.');
    let is_pascal = name.as_bytes().windows(2).any(|pair| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase());
    let says_type = matches!(rest.as_str(), "resource type" | "complex type" | "entity type");
    let says_properties = matches!(rest.as_str(), "properties" | "resource" | "object" | "type");
    let is_named = says_type || says_properties && is_camel || rest == "properties" && is_pascal;
    (is_identifier(name) && is_named).then_some(name)
}

/// The enumeration that a heading such as `chatType values` names.
fn enumeration_name(heading: &str) -> Option<&str> {
    let mut words = heading.split_whitespace();
    let name = words.next()?.trim_matches(['`', '*', '"', ':']);
    let rest: Vec<String> = words.map(|word| word.trim_matches([':', '.']).to_lowercase()).collect();
    let rest: Vec<&str> = rest.iter().map(String::as_str).collect();
    let is_declared = matches!(
        rest.as_slice(),
        ["values" | "value" | "enum" | "enumeration" | "members" | "enums"]
            | ["enum" | "enumeration" | "possible" | "property" | "member", "values" | "members" | "type" | "enum"]
            | ["enumeration" | "enum", "type", "values"]
    );
    (is_declared && is_identifier(name)).then_some(name)
}

/// Whether a word can be a type's or property's name, possibly qualified.
pub(super) fn is_identifier(word: &str) -> bool {
    word.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
        && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.'))
        && !word.ends_with('.')
}

/// Lower case, single spaces, no numbering before, no number and punctuation behind.
fn fold(heading: &str) -> String {
    let mut text = String::with_capacity(heading.len());
    for word in heading.split_whitespace() {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(&word.to_lowercase());
    }
    let start = text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | ' ' | '*' | '#'));
    let core =
        start.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ':' | ' ' | '*' | '#' | ',' | ';'));
    core.replace('’', "'")
}

/// Whether two headings differ by a slip: one letter, or two in a long one.
fn is_near(text: &str, known: &str) -> bool {
    let allowed = match known.len() {
        0..=6 => 0,
        7..=9 => 1,
        _ => 2,
    };
    let comparable = allowed > 0 && text.len().abs_diff(known.len()) <= allowed;
    comparable && distance(text.as_bytes(), known.as_bytes(), allowed) <= allowed
}

/// The longest heading that is compared letter by letter.
const LONGEST: usize = 48;

/// The number of letters to change, add, drop or swap with their neighbour; some number beyond the limit
/// when there are more.
fn distance(a: &[u8], b: &[u8], limit: usize) -> usize {
    if a.len() >= LONGEST || b.len() >= LONGEST {
        return limit + 1;
    }
    let mut before = [0; LONGEST];
    let mut last: [usize; LONGEST] = std::array::from_fn(|at| at);
    for (i, left) in a.iter().enumerate() {
        let mut row = [0; LONGEST];
        row[0] = i + 1;
        let mut least = row[0];
        for (j, right) in b.iter().enumerate() {
            let mut cost = (last[j] + usize::from(left != right)).min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *left == b[j - 1] && a[i - 1] == *right {
                cost = cost.min(before[j - 1] + 1);
            }
            row[j + 1] = cost;
            least = least.min(cost);
        }
        if least > limit {
            return least;
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}
