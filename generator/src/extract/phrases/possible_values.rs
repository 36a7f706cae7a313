//! "The possible values are: `a`, `b`, or `c`.", "Possible values: a, b", "Can be `a` or `b`."
//!
//! Also "You must use the `Prefer: include-unknown-enum-members` request header to get the following
//! values in this evolvable enum: `c`", which adds to the list before it.

use super::value_list::{Style, ValueList, value_list};
use super::{Phrase, Traits};
use crate::extract::facts::PossibleValues;
use crate::markdown::{MarkKind, Text};

pub(super) const TRIGGERS: &[&str] = &[
    "possible value",
    "possible enum value",
    "allowed value",
    "allowable value",
    "valid value",
    "valid string value",
    "supported value",
    "accepted value",
    "acceptable value",
    "permitted value",
    "available value",
    "example value",
    "enum value",
    "enumeration value",
    "possible state",
    "possible option",
    "possible type",
    "possible status",
    "valid option",
    "supported type",
    "supported option",
    "supported key type",
    "allowed type",
    "one of the following",
    "following value",
    "one of these value",
    "values are",
    "values:",
    "value is one of",
    "values include",
    "values can be",
    "value can be",
    "value must be",
    "value is either",
    "value is",
    "can be one of",
    "must be one of",
    "can have one of",
    "is one of",
    "either",
    "can be",
    "must be",
    "include-unknown-enum-members",
];

/// Triggers that also stand in other sentences: only marked values right behind them count.
const WEAK: &[&str] = &["either", "can be", "must be", "value is", "is one of"];

/// Triggers that may be followed by any prose.
const VAGUE: &[&str] =
    &["values are", "values:", "values can be", "value can be", "value must be", "values include", "value is either"];

pub(super) fn read(phrase: &Phrase<'_>, traits: &mut Traits) {
    if phrase.before().ends_with(|c: char| c.is_alphanumeric()) {
        return;
    }
    let words = phrase.words().to_ascii_lowercase();
    if words == "include-unknown-enum-members" {
        add_evolved(phrase, traits);
        return;
    }
    let is_weak = WEAK.contains(&words.as_str()) || VAGUE.contains(&words.as_str());
    let replaces = phrase.values_are_weak.get() && !is_weak;
    if (traits.possible_values.is_none() || replaces)
        && let Some(found) = list_of(phrase, &words)
    {
        traits.possible_values = Some(found);
        phrase.values_are_weak.set(is_weak);
    }
}

fn list_of(phrase: &Phrase<'_>, words: &str) -> Option<PossibleValues> {
    let weak = WEAK.contains(&words);
    let lead = phrase.lead();
    if ["cannot", "can't", "must not", "may not", "not be"].iter().any(|no| lead.contains(no))
        && (words.contains("following") || VAGUE.contains(&words))
    {
        return None;
    }
    let (start, open) = list_start(phrase.text, phrase.trigger.end, weak)?;
    let list = value_list(phrase.text, start)?;
    let marked = list.style == Style::Code || list.style == Style::Quotes;
    if weak && !(marked && list.values.len() > 1) || VAGUE.contains(&words) && list.values.len() < 2 {
        return None;
    }
    let open = open || words.contains("include") || words.starts_with("example");
    Some(found(phrase, list, open))
}

fn found(phrase: &Phrase<'_>, list: ValueList, open: bool) -> PossibleValues {
    let span = phrase.text.span_of(phrase.trigger.start..list.end);
    PossibleValues { open: open || list.open, values: list.values, span }
}

/// Where the list begins behind a trigger, and whether the words between leave it open.
fn list_start(text: &Text, from: usize, weak: bool) -> Option<(usize, bool)> {
    let plain = &text.plain;
    let mut open = false;
    let rest = &plain[from..];
    let mut at = from
        + ["(s)", "s", "es"].iter().find_map(|ending| rest.starts_with(ending).then_some(ending.len())).unwrap_or(0);
    for _ in 0..12 {
        let rest = &plain[at..];
        let tail = rest.trim_start_matches([' ', ':', '-', '–', '\n', '(', '\u{a0}', ',']);
        at = plain.len() - tail.len();
        if tail.is_empty() || starts_value(text, at) {
            return (!tail.is_empty()).then_some((at, open));
        }
        // A full stop ends the statement before any list.
        if tail.starts_with('.') {
            return None;
        }
        let len = tail.find(|c: char| !c.is_alphanumeric()).unwrap_or(tail.len());
        let found = tail[..len].to_ascii_lowercase();
        let word = at..at + len;
        if word.is_empty() {
            return None;
        }
        if weak && !matches!(found.as_str(), "either" | "one" | "of" | "set" | "to" | "the" | "values" | "following") {
            return None;
        }
        match found.as_str() {
            "for" | "in" | "of" => match verb_after(plain, word.end) {
                Some(verb) => at = verb,
                None if starts_value(text, skip_spaces(plain, word.end)) => return Some((at, open)),
                None => at = word.end,
            },
            "include" | "includes" | "including" | "example" => {
                open = true;
                at = word.end;
            }
            "such" if plain[word.end..].starts_with(" as") => {
                open = true;
                at = word.end + 3;
            }
            known if CONNECTIVE.contains(&known) => at = word.end,
            _ => return Some((at, open)),
        }
    }
    None
}

/// Words between a trigger and its list.
const CONNECTIVE: &[&str] = &[
    "value",
    "values",
    "option",
    "options",
    "type",
    "types",
    "state",
    "states",
    "are",
    "is",
    "can",
    "be",
    "either",
    "one",
    "the",
    "following",
    "currently",
    "only",
    "any",
    "supported",
    "valid",
    "possible",
    "allowed",
    "so",
    "far",
    "as",
    "follows",
    "limited",
    "to",
    "of",
    "must",
    "all",
    "these",
    "among",
    "from",
    "and",
    "string",
    "strings",
    "now",
    "enum",
];

/// Whether marked text begins here: what a value looks like in most lists.
fn starts_value(text: &Text, at: usize) -> bool {
    let is_marked = text.marks.iter().any(|mark| {
        mark.range.start as usize == at && matches!(mark.kind, MarkKind::Code | MarkKind::Strong | MarkKind::Emphasis)
    });
    is_marked || text.plain[at..].starts_with(['"', '\'', '“', '‘', '`'])
}

fn skip_spaces(plain: &str, at: usize) -> usize {
    plain.len() - plain[at..].trim_start().len()
}

/// Skips "for **x** are", "of the type include" up to the verb or colon, when one is near.
fn verb_after(plain: &str, from: usize) -> Option<usize> {
    let rest = &plain[from..];
    let near = rest.char_indices().take(70).last().map_or(0, |(at, c)| at + c.len_utf8());
    let part = &rest[..near];
    let stop = part.find(['.', '\n']).unwrap_or(part.len());
    let verbs = [" are", " is", ":", " include"];
    verbs.iter().filter_map(|verb| part[..stop].find(verb)).min().map(|at| from + at)
}

/// Adds the values that only the `Prefer` header brings.
fn add_evolved(phrase: &Phrase<'_>, traits: &mut Traits) {
    let plain = &phrase.text.plain;
    let rest = phrase.after();
    let near = rest.char_indices().take(240).last().map_or(0, |(at, c)| at + c.len_utf8());
    let Some(colon) = rest[..near].find("enum").and_then(|at| rest[at..near].find(':').map(|more| at + more)) else {
        return;
    };
    let start = phrase.trigger.end + colon + 1;
    debug_assert!(start <= plain.len());
    let Some(list) = value_list(phrase.text, start) else { return };
    match &mut traits.possible_values {
        Some(known) => {
            for value in list.values {
                if !known.values.iter().any(|each| each.value == value.value) {
                    known.values.push(value);
                }
            }
        }
        none => *none = Some(found(phrase, list, false)),
    }
}
