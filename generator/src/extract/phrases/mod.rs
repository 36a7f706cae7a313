//! The recurrent phrases of descriptions: one file a family.
//!
//! All triggers are found in one pass; the family then looks at the words around. A new phrase is one
//! file with its triggers and its reader, and one line in [`FAMILIES`]. What phrases contradict is left
//! to the review.

mod access;
mod default;
mod deprecated;
mod filter;
mod flags;
mod inherited;
mod key;
mod listed;
mod nullable;
mod possible_values;
mod query_options;
mod required;
mod returned;
mod value_list;

use std::cell::Cell;
use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickBuilder, AhoCorasickKind, MatchKind};

use crate::markdown::Text;
use crate::source::Span;

pub(super) use inherited::named_type;

use super::facts::Traits;
use super::words::{ends_statement, in_code, sentence_end, sentence_start, starts_sentence};

/// A family of phrases.
struct Family {
    /// What its phrases contain, in lower case.
    triggers: &'static [&'static str],
    /// Reads the phrase around a trigger.
    read: fn(&Phrase<'_>, &mut Traits),
}

/// Every family; the order breaks no ties, since no trigger belongs to two.
const FAMILIES: &[Family] = &[
    Family { triggers: access::TRIGGERS, read: access::read },
    Family { triggers: default::TRIGGERS, read: default::read },
    Family { triggers: deprecated::TRIGGERS, read: deprecated::read },
    Family { triggers: filter::TRIGGERS, read: filter::read },
    Family { triggers: flags::TRIGGERS, read: flags::read },
    Family { triggers: inherited::TRIGGERS, read: inherited::read },
    Family { triggers: key::TRIGGERS, read: key::read },
    Family { triggers: listed::TRIGGERS, read: listed::read },
    Family { triggers: nullable::TRIGGERS, read: nullable::read },
    Family { triggers: possible_values::TRIGGERS, read: possible_values::read },
    Family { triggers: query_options::TRIGGERS, read: query_options::read },
    Family { triggers: required::TRIGGERS, read: required::read },
    Family { triggers: returned::TRIGGERS, read: returned::read },
];

/// A trigger and the text it stands in.
struct Phrase<'a> {
    text: &'a Text,
    trigger: Range<usize>,
    /// Whether the possible values found so far come from words that a plainer statement outweighs.
    values_are_weak: &'a Cell<bool>,
}

impl<'a> Phrase<'a> {
    /// The trigger's words as written.
    fn words(&self) -> &'a str {
        self.text.plain.get(self.trigger.clone()).unwrap_or_default()
    }

    fn before(&self) -> &'a str {
        self.text.plain.get(..self.trigger.start).unwrap_or_default()
    }

    fn after(&self) -> &'a str {
        self.text.plain.get(self.trigger.end..).unwrap_or_default()
    }

    fn starts_sentence(&self) -> bool {
        starts_sentence(self.text, self.trigger.start)
    }

    fn ends_statement(&self) -> bool {
        ends_statement(self.text, self.trigger.end)
    }

    /// What stands before the trigger in its sentence, in lower case.
    fn lead(&self) -> String {
        let start = sentence_start(self.text, self.trigger.start);
        self.text.plain.get(start..self.trigger.start).unwrap_or_default().to_lowercase()
    }

    /// Whether the words right before the trigger, in lower case, end with one of these.
    fn follows(&self, endings: &[&str]) -> bool {
        let before = self.before().trim_end().as_bytes();
        endings.iter().any(|ending| {
            before.len() >= ending.len()
                && before[before.len() - ending.len()..].eq_ignore_ascii_case(ending.as_bytes())
        })
    }

    /// Whether the trigger is made of whole words.
    fn is_whole(&self) -> bool {
        let letter = |c: char| c.is_alphanumeric() || c == '_';
        !self.before().ends_with(letter) && !self.after().starts_with(letter)
    }

    /// The end of the sentence that the trigger stands in.
    fn sentence_end(&self) -> usize {
        sentence_end(self.text, self.trigger.end)
    }

    /// The place of the trigger.
    fn span(&self) -> Span {
        self.text.span_of(self.trigger.clone())
    }
}

/// All triggers, and the family of each.
struct Triggers {
    automaton: Option<AhoCorasick>,
    families: Vec<usize>,
}

static ALL: LazyLock<Triggers> = LazyLock::new(|| {
    let all =
        || FAMILIES.iter().enumerate().flat_map(|(at, family)| family.triggers.iter().map(move |word| (at, *word)));
    // Fails for sets of patterns far larger than this one; a description would then have no traits.
    let automaton = AhoCorasickBuilder::new()
        .ascii_case_insensitive(true)
        .match_kind(MatchKind::LeftmostLongest)
        // Descriptions are short and many: what counts is the cost of a byte, not of building once.
        .kind(Some(AhoCorasickKind::DFA))
        .prefilter(false)
        .build(all().map(|(_, word)| word))
        .ok();
    Triggers { automaton, families: all().map(|(at, _)| at).collect() }
});

/// Whether a trigger is a plain word.
fn is_word(trigger: &str) -> bool {
    trigger.bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// Reads what a description says about its property.
pub(super) fn traits_of(text: &Text) -> Traits {
    let mut traits = Traits::default();
    add_traits(text, &mut traits);
    traits
}

/// Adds what a text says to what is known; the first statement of each kind counts.
pub(super) fn add_traits(text: &Text, traits: &mut Traits) {
    let Some(automaton) = &ALL.automaton else { return };
    let values_are_weak = Cell::new(false);
    listed::read_start(text, traits);
    for found in automaton.find_iter(&text.plain) {
        let family = ALL.families.get(found.pattern().as_usize()).and_then(|at| FAMILIES.get(*at));
        // A word in code is a value or a name, not a statement; query options and `Prefer` stand in code.
        let is_value = is_word(&text.plain[found.range()]) && in_code(text, found.start());
        if let Some(family) = family.filter(|_| !is_value) {
            (family.read)(&Phrase { text, trigger: found.range(), values_are_weak: &values_are_weak }, traits);
        }
    }
}
