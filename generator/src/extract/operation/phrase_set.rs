//! Sets of phrases that are looked for in one pass, in any letter case.
//!
//! What a phrase means is left to the readers that look for it.

use std::ops::Range;

use aho_corasick::{AhoCorasick, AhoCorasickBuilder, AhoCorasickKind, MatchKind};

use crate::markdown::Text;
use crate::source::Span;

/// A set of phrases.
pub(super) struct PhraseSet {
    /// None when it could not be built: no phrase is found then.
    automaton: Option<AhoCorasick>,
    /// The phrase of each pattern: one with an apostrophe has two patterns.
    phrases: Vec<usize>,
}

impl PhraseSet {
    /// Makes a set of phrases in lower case; an apostrophe in them stands for a typographic one too.
    pub(super) fn new(phrases: &[&str]) -> Self {
        let mut patterns: Vec<String> = Vec::with_capacity(phrases.len());
        let mut numbers = Vec::with_capacity(phrases.len());
        for (number, phrase) in phrases.iter().enumerate() {
            patterns.push((*phrase).to_owned());
            numbers.push(number);
            if phrase.contains('\'') {
                patterns.push(phrase.replace('\'', "’"));
                numbers.push(number);
            }
        }
        let automaton = AhoCorasickBuilder::new()
            .ascii_case_insensitive(true)
            .match_kind(MatchKind::LeftmostLongest)
            // Sentences are short and many: what counts is the cost of a byte, not of building once.
            .kind(Some(AhoCorasickKind::DFA))
            .prefilter(false)
            .build(patterns)
            .ok();
        Self { automaton, phrases: numbers }
    }

    /// Where the first of the phrases stands.
    pub(super) fn find(&self, text: &str) -> Option<Range<usize>> {
        self.automaton.as_ref()?.find(text).map(|found| found.range())
    }

    /// Whether one of the phrases occurs.
    pub(super) fn is_in(&self, text: &str) -> bool {
        self.automaton.as_ref().is_some_and(|automaton| automaton.is_match(text))
    }

    /// The numbers of the phrases that occur, in the order of the text; none overlaps another.
    pub(super) fn all_in(&self, text: &str) -> impl Iterator<Item = usize> {
        let found = self.automaton.iter().flat_map(move |automaton| automaton.find_iter(text));
        found.filter_map(|found| self.phrases.get(found.pattern().as_usize()).copied())
    }

    /// The place of the first phrase in a part of a text.
    pub(super) fn place(&self, text: &Text, part: &Range<usize>) -> Option<Span> {
        let found = self.find(text.plain.get(part.clone())?)?;
        Some(text.span_of(part.start + found.start..part.start + found.end))
    }
}
