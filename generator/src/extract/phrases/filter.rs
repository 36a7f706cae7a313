//! "Supports `$filter` (`eq`, `ne`, `not`, `in`)", "`$filter` (`eq`) on the **id** property".

use super::query_options::is_supported;
use super::{Phrase, Traits};
use crate::extract::facts::FilterSupport;
use crate::extract::words::word_at;

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
    let plain = &phrase.text.plain;
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
    support.on = limited_to(plain, end);
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

/// The properties of "on the **id** property", "on **id**, **name** properties".
fn limited_to(plain: &str, from: usize) -> Vec<String> {
    let rest = plain.get(from..).unwrap_or_default();
    let Some(list) = rest.trim_start().strip_prefix("on ") else { return Vec::new() };
    let list = list.strip_prefix("the ").unwrap_or(list);
    let base = plain.len() - list.len();
    let Some(stop) = list.find("propert").filter(|at| *at < 120) else { return Vec::new() };
    if list[..stop].contains(". ") {
        return Vec::new();
    }
    let mut on = Vec::new();
    let mut at = base;
    while at < base + stop {
        let word = word_at(plain, at);
        if word.is_empty() || word.start >= base + stop {
            break;
        }
        let name = &plain[word.clone()];
        if !matches!(name, "and" | "or" | "the") {
            on.push(name.to_owned());
        }
        at = word.end.max(at + 1);
    }
    on
}
