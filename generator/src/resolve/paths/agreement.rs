//! What the paths of all pages together settle: letter case, how a function takes its arguments, and which literals are keys.
//!
//! A page that differs from the others in one of them means what the others mean.

use std::collections::BTreeMap;

use foldhash::HashMap;

use crate::model::{PathSegment, PathTemplate};

use super::super::structured::Types;
use super::{refresh, split_arguments};

/// What most paths write.
#[derive(Debug, Default)]
pub(in crate::resolve) struct Agreement {
    /// Spellings by their lower case.
    spellings: HashMap<String, BTreeMap<String, u32>>,
    /// Arguments by function and parameter in lower case: those in quotes and those without.
    arguments: HashMap<String, BTreeMap<String, Argument>>,
}

#[derive(Debug, Default)]
struct Argument {
    name: String,
    quoted: u32,
    bare: u32,
}

impl Agreement {
    /// Counts what paths write.
    pub(in crate::resolve) fn of<'a>(paths: impl Iterator<Item = &'a PathTemplate>) -> Self {
        let mut agreement = Self::default();
        for segment in paths.flat_map(|path| &path.segments) {
            agreement.count(segment);
        }
        agreement
    }

    /// Lets properties and types decide where paths are of two minds.
    pub(in crate::resolve) fn hear(&mut self, types: &Types) {
        for (name, ty) in types {
            if let Some(counts) = self.spellings.get_mut(&name.as_str().to_lowercase()) {
                *counts.entry(name.as_str().to_owned()).or_default() += u32::MAX / 2;
            }
            for property in &ty.properties {
                let name = &property.name.value;
                if let Some(count) =
                    self.spellings.get_mut(&name.to_lowercase()).and_then(|counts| counts.get_mut(name.as_str()))
                {
                    *count = count.saturating_add(1);
                }
            }
        }
    }

    fn count(&mut self, segment: &PathSegment) {
        let Some((name, arguments)) = called(segment) else { return };
        *self.spellings.entry(name.to_lowercase()).or_default().entry(name.to_owned()).or_default() += 1;
        let known = arguments.map(|_| self.arguments.entry(name.to_lowercase()).or_default());
        let (Some(arguments), Some(known)) = (arguments, known) else { return };
        for argument in split_arguments(arguments) {
            let Some((name, value)) = argument.split_once('=') else { continue };
            let argument = known.entry(name.to_lowercase()).or_default();
            name.clone_into(&mut argument.name);
            let count = if value.starts_with('\'') { &mut argument.quoted } else { &mut argument.bare };
            *count += 1;
        }
    }

    /// Writes a path as most paths are written.
    pub(in crate::resolve) fn apply(&self, path: &mut PathTemplate) {
        let mut is_changed = false;
        for segment in &mut path.segments {
            let Some((name, arguments)) = called(segment) else { continue };
            let spelling = self.spelling(name);
            let rewritten = match arguments {
                None => spelling.to_owned(),
                Some(arguments) => format!("{spelling}({})", self.rewritten(name, arguments)),
            };
            let (PathSegment::Literal(text) | PathSegment::Mixed(text)) = segment else { continue };
            if *text != rewritten {
                *text = rewritten;
                is_changed = true;
            }
        }
        if is_changed {
            refresh(path);
        }
    }

    /// The most frequent spelling; of equally frequent ones that with more capitals.
    fn spelling<'a>(&'a self, written: &'a str) -> &'a str {
        let counts = self.spellings.get(&written.to_lowercase());
        let capitals = |spelling: &str| spelling.chars().filter(|c| c.is_ascii_uppercase()).count();
        let best =
            counts.and_then(|counts| counts.iter().max_by_key(|(spelling, count)| (**count, capitals(spelling))));
        best.map_or(written, |(spelling, _)| spelling)
    }

    fn rewritten(&self, function: &str, arguments: &str) -> String {
        let known = self.arguments.get(&function.to_lowercase());
        let rewritten = split_arguments(arguments).map(|argument| {
            let Some(known) = known else { return argument.to_owned() };
            match argument.split_once('=') {
                Some((name, value)) => known
                    .get(&name.to_lowercase())
                    .map_or(argument.to_owned(), |known| format!("{}={}", known.name, known.value(value))),
                // `range({address})`, where others write `range(address='{address}')`.
                None => known
                    .get(&hole(argument).to_lowercase())
                    .map_or(argument.to_owned(), |known| format!("{}={}", known.name, known.value(argument))),
            }
        });
        rewritten.collect::<Vec<_>>().join(",")
    }
}

impl Argument {
    fn value(&self, written: &str) -> String {
        let is_hole = hole(written).len() + 2 == written.trim_matches('\'').len();
        match (is_hole, self.quoted.cmp(&self.bare)) {
            (true, std::cmp::Ordering::Greater) => format!("'{}'", written.trim_matches('\'')),
            (true, std::cmp::Ordering::Less) => written.trim_matches('\'').to_owned(),
            _ => written.to_owned(),
        }
    }
}

/// The name within the braces of a value that is one parameter.
fn hole(value: &str) -> &str {
    let bare = value.trim_matches('\'');
    bare.strip_prefix('{')
        .and_then(|rest| rest.strip_suffix('}'))
        .filter(|name| !name.contains('{'))
        .unwrap_or_default()
}

/// The name of a literal segment or call, and what stands in its parentheses.
fn called(segment: &PathSegment) -> Option<(&str, Option<&str>)> {
    match segment {
        PathSegment::Literal(text) => Some((text, None)),
        PathSegment::Mixed(text) => {
            let (name, rest) = text.split_once('(')?;
            let arguments = rest.strip_suffix(')')?;
            (!name.contains('{')).then_some((name, Some(arguments)))
        }
        PathSegment::Key(_) => None,
    }
}
