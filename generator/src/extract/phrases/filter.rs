//! "Supports `$filter` (`eq`, `ne`, `not`, `in`)", "`$filter` (`eq`) on the **id** property".

use super::query_options::is_supported;
use super::{Phrase, Traits};
use crate::extract::facts::FilterSupport;
use crate::extract::words::{emphasis_at, sentence_end, sentence_start, word_at};
use crate::markdown::Text;

pub(super) const TRIGGERS: &[&str] = &["$filter", "supports filter"];

/// The operators and functions of OData filters, as they are spelt.
const OPERATORS: &[&str] = &[
    "eq",
    "ne",
    "not",
    "ge",
    "gt",
    "le",
    "lt",
    "in",
    "and",
    "or",
    "has",
    "startsWith",
    "endsWith",
    "contains",
    "any",
    "all",
    "/$count",
    "$count",
];

pub(super) fn read(phrase: &Phrase<'_>, traits: &mut Traits) {
    let bare = phrase.words().to_ascii_lowercase().starts_with("supports");
    if traits.filter.is_some() || !phrase.is_whole() && !bare || !(bare || is_supported(phrase)) {
        return;
    }
    let mut support = FilterSupport { operators: Vec::new(), on: Vec::new(), span: phrase.span() };
    let mut end = phrase.trigger.end;
    let rest = phrase.after();
    let gap = rest.len() - rest.trim_start_matches(['`', ' ', '*', '\u{a0}']).len();
    let tail = &rest[gap..];
    if let Some(inner) = tail.strip_prefix('(') {
        let close = closing(inner);
        add_operators(&inner[..close], &mut support.operators);
        end += gap + 1 + close + usize::from(close < inner.len());
    } else if let Some(list) = ["with the ", "with ", "using ", "only with ", "operators ", ":"]
        .iter()
        .find_map(|lead| tail.strip_prefix(lead))
    {
        let stop = list.find(['.', '\n', ';']).unwrap_or(list.len());
        add_operators(&list[..stop], &mut support.operators);
    }
    support.on = limited_to(phrase.text, end);
    if support.on.is_empty() {
        support.on = limited_before(phrase);
    }
    support.span = phrase.text.span_of(phrase.trigger.start..end);
    traits.filter = Some(support);
}

/// The end of the operators: the closing parenthesis, or of an unclosed one the end of the line.
fn closing(inner: &str) -> usize {
    let mut depth = 0_usize;
    for (at, byte) in inner.bytes().enumerate() {
        match byte {
            b'(' => depth += 1,
            b')' if depth == 0 => return at,
            b')' => depth -= 1,
            b'\n' => return at,
            _ => {}
        }
    }
    inner.len()
}

/// The operators among the words; "`eq` only", "and `eq` on `null` values" say words too.
fn add_operators(list: &str, operators: &mut Vec<String>) {
    let is_separator = |c: char| !(c.is_ascii_alphanumeric() || matches!(c, '/' | '$'));
    let words: Vec<&str> = list.split(is_separator).filter(|word| !word.is_empty()).collect();
    let joins = words.len() > 1;
    for word in words {
        let known = OPERATORS.iter().find(|known| known.eq_ignore_ascii_case(word));
        let Some(known) = known else { continue };
        // "and", "or" between operators are English.
        if joins && matches!(*known, "and" | "or") {
            continue;
        }
        let name = known.trim_start_matches('/').to_owned();
        if !operators.contains(&name) {
            operators.push(name);
        }
    }
}

/// The properties of "on the **id** property", "on **id**, **name** properties", "on **id**".
fn limited_to(text: &Text, from: usize) -> Vec<String> {
    let rest = text.plain.get(from..).unwrap_or_default();
    let Some(list) = rest.trim_start().strip_prefix("on ") else { return Vec::new() };
    names(text, text.plain.len() - list.len()).map(|(on, _)| on).unwrap_or_default()
}

/// The same of words before the option: "and, on the **id** property, `$filter` (`eq`)".
fn limited_before(phrase: &Phrase<'_>) -> Vec<String> {
    let start = sentence_start(phrase.text, phrase.trigger.start);
    let lead = phrase.text.plain.get(start..phrase.trigger.start).unwrap_or_default();
    let Some((head, _)) = lead.rsplit_once(" on ") else { return Vec::new() };
    // Behind another option, "on" tells of that one.
    if !["upports", "and", ",", ";", ":"].iter().any(|end| head.ends_with(end)) {
        return Vec::new();
    }
    let Some((on, end)) = names(phrase.text, start + head.len() + " on ".len()) else { return Vec::new() };
    let between = phrase.text.plain.get(end..phrase.trigger.start);
    if between.is_some_and(|between| between.trim_matches([' ', ',', '`']).is_empty()) { on } else { Vec::new() }
}

/// The names that begin at an offset, and where they end: marked ones, or the words before "property".
fn names(text: &Text, from: usize) -> Option<(Vec<String>, usize)> {
    let end = sentence_end(text, from).min(from + 120);
    let mut on = Vec::new();
    let mut all_marked = true;
    let mut at = from;
    loop {
        let word = word_at(&text.plain, at);
        let name = text.plain.get(word.clone()).unwrap_or_default();
        let is_marked = emphasis_at(text, word.start).is_some();
        let is_last = word.is_empty() || word.end > end;
        if !is_last && !is_marked && matches!(name, "and" | "or" | "the") {
            at = word.end;
            continue;
        }
        if !is_last && name.starts_with("propert") {
            return (!on.is_empty()).then_some((on, word.end));
        }
        let is_other = name.starts_with('$') || OPERATORS.contains(&name);
        if is_last || is_other || all_marked && !on.is_empty() && !is_marked {
            // "`eq` on `null` values" names no property.
            let are_names = all_marked && !on.is_empty() && (is_last || !name.starts_with("value"));
            return are_names.then_some((on, at));
        }
        on.push(name.to_owned());
        all_marked &= is_marked;
        at = word.end;
    }
}
