//! What an HTML tag within text does to what a reader sees.

/// The effect of a tag.
pub(super) enum Effect {
    /// A line break.
    Break,
    /// Parts a list item, paragraph or row from what is before it.
    Separator,
    /// Changes how text looks, not what it says.
    Nothing,
    /// No tag of HTML at all but a placeholder such as `<token>`, which is text.
    NoTag,
}

/// Elements that start on a line of their own.
const SEPARATORS: [&str; 22] = [
    "blockquote",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "summary",
    "table",
    "td",
    "tr",
    "ul",
];

/// Other elements of HTML.
const OTHERS: [&str; 52] = [
    "a",
    "abbr",
    "b",
    "big",
    "button",
    "caption",
    "center",
    "cite",
    "code",
    "col",
    "colgroup",
    "del",
    "dfn",
    "em",
    "figcaption",
    "figure",
    "font",
    "form",
    "i",
    "iframe",
    "img",
    "input",
    "ins",
    "kbd",
    "label",
    "mark",
    "nobr",
    "object",
    "picture",
    "q",
    "s",
    "samp",
    "script",
    "section",
    "small",
    "source",
    "span",
    "strike",
    "strong",
    "style",
    "sub",
    "sup",
    "svg",
    "tbody",
    "tfoot",
    "th",
    "thead",
    "time",
    "tt",
    "u",
    "var",
    "video",
];

/// Reads the name of a tag such as `<br/>` or `</li>`.
pub(super) fn effect(tag: &str) -> Effect {
    let inner = tag.trim_start_matches(['<', '/']);
    let end = inner.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(inner.len());
    let name = &inner[..end];
    let is_one_of = |names: &[&str]| names.iter().any(|known| name.eq_ignore_ascii_case(known));
    if name.eq_ignore_ascii_case("br") {
        Effect::Break
    } else if is_one_of(&SEPARATORS) {
        Effect::Separator
    } else if name.is_empty() || name.eq_ignore_ascii_case("wbr") || is_one_of(&OTHERS) {
        Effect::Nothing
    } else {
        Effect::NoTag
    }
}
