//! "The kind of pattern: `daily`, `weekly`.", "One of `low` or `high`.", "Supported colors: white; blue."
//!
//! Such a list says what its values are only where the type is an enumeration whose members no page names otherwise:
//! that is left to `resolve`. Lists of examples, and those that leave values out, name no members.

use super::value_list::{Style, value_list};
use super::{Phrase, Traits};
use crate::extract::facts::PossibleValues;
use crate::extract::words::{ends_statement, sentence_start};
use crate::markdown::Text;

pub(super) const TRIGGERS: &[&str] = &[":", "(", "one of"];

/// What a sentence says before a list of something else than all values: examples, conditions, what is not meant.
const OTHERWISE: &[&str] = &[
    "example", "e.g", "such as", "instance", "like ", "includ", "when ", "if ", "unless", "not ", "n't", "except", "$",
    "default", "required",
];

/// What a colon may follow within a sentence that goes on: "Applies to: …", "Used with: …".
const PREPOSITIONS: &[&str] = &["to", "for", "with", "in", "on", "by", "from", "at", "see"];

pub(super) fn read(phrase: &Phrase<'_>, traits: &mut Traits) {
    let is_colon = phrase.words() == ":";
    let at = phrase.trigger.end + (phrase.after().len() - phrase.after().trim_start_matches([' ', ':', '\n']).len());
    // A colon within a name or time, and "none of".
    let is_within = if is_colon { at == phrase.trigger.end } else { phrase.before().ends_with(char::is_alphanumeric) };
    if !is_within && (is_colon || phrase.words() == "(" || !phrase.after().trim_start().starts_with('(')) {
        add(phrase.text, phrase.trigger.start, at, is_colon, traits);
    }
}

/// Reads the list that a text begins with: "`low`, `mid` or `high`."
pub(super) fn read_start(text: &Text, traits: &mut Traits) {
    if text.marks.first().is_some_and(|mark| mark.range.start == 0) {
        add(text, 0, 0, false, traits);
    }
}

/// Adds the list at an offset, behind the words up to another one; without marks it needs a colon before it.
fn add(text: &Text, words_end: usize, at: usize, may_be_bare: bool, traits: &mut Traits) {
    if traits.listed_values.is_some() || traits.possible_values.is_some() {
        return;
    }
    let lead = text.plain.get(sentence_start(text, words_end)..words_end).unwrap_or_default().to_ascii_lowercase();
    let last = lead.split_whitespace().next_back().unwrap_or_default();
    let is_use = may_be_bare && (PREPOSITIONS.contains(&last) || last == "note");
    if is_use || OTHERWISE.iter().any(|word| lead.contains(word)) {
        return;
    }
    let Some(list) = value_list(text, at) else { return };
    let is_marked = matches!(list.style, Style::Code | Style::Quotes);
    let are_all = list.values.len() > 1 && !list.open && ends_statement(text, list.end);
    if are_all && (is_marked || may_be_bare && list.style == Style::Bare) {
        let span = text.span_of(at..list.end);
        traits.listed_values = Some(PossibleValues { values: list.values, open: false, span });
    }
}
