//! "Inherited from [x]", "Inherits from [x]".

use super::{Phrase, Traits};
use crate::extract::facts::TypeName;
use crate::extract::section::is_identifier;
use crate::extract::type_cell::type_name;
use crate::extract::words::{range_of, word_at};
use crate::markdown::Text;

pub(super) const TRIGGERS: &[&str] = &["inherited from", "inherits from", "inherited by", "inherits"];

pub(super) fn read(phrase: &Phrase<'_>, traits: &mut Traits) {
    if traits.inherited_from.is_none() && phrase.words().to_ascii_lowercase().ends_with("from") {
        traits.inherited_from = named_type(phrase.text, phrase.trigger.end);
    }
}

/// The type that is named right after an offset: a link, or a word that can be a name.
pub(in crate::extract) fn named_type(text: &Text, from: usize) -> Option<TypeName> {
    let mut at = from;
    let mut after_noun = false;
    for _ in 0..4 {
        let word = word_at(&text.plain, at);
        let found = text.plain.get(word.clone()).filter(|found| !found.is_empty())?;
        if ["the", "a", "an", "base", "type", "class", "abstract", "resource"].contains(&found) {
            // Behind "an" and "base type" a plain word is a noun.
            after_noun |= found != "the";
            at = word.end;
            continue;
        }
        let link = text.links().find(|(mark, _)| range_of(mark).contains(&word.start));
        let is_name = is_identifier(found) && (link.is_some() || is_type_like(text, word.start, found, after_noun));
        return is_name.then(|| type_name(text, word));
    }
    None
}

/// Bare words are names when they are emphasised, are no plain English words, or are all that follows.
fn is_type_like(text: &Text, at: usize, word: &str, after_noun: bool) -> bool {
    let marked = text.marks.iter().any(|mark| range_of(mark).contains(&at));
    let lower_first = word.starts_with(|c: char| c.is_ascii_lowercase());
    let camel = lower_first && word.contains(|c: char| c.is_ascii_uppercase()) || word.contains('.');
    let ends =
        text.plain[at + word.len()..].trim_start().is_empty() || text.plain[at + word.len()..].starts_with(['.', '\n']);
    marked || camel || ends && !after_noun || word == "entity"
}
