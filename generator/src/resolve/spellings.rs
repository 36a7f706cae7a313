//! Names of properties that tables misspell. What messages of the service show is right, when they never show what the
//! table writes and the two differ by a slip: a letter too much, a capital lost, the singular, an abbreviation.

use foldhash::{HashMap, HashSet};

use crate::model::{Fact, Primitive, Property, PropertySource, TypeKind, TypeRef};
use crate::source::Span;

use super::structured::Types;

/// How messages spell the properties that tables list, by the places of the tables' names.
#[derive(Debug, Default)]
pub(super) struct Spellings {
    confirmed: HashSet<Span>,
    in_other_case: HashMap<Span, Fact<String>>,
}

impl Spellings {
    /// Notes that a message shows a known property, letter case aside.
    pub(super) fn note(&mut self, known: &Property, shown: &str, place: impl FnOnce() -> Span) {
        if known.name.value == shown {
            self.confirmed.insert(known.name.span);
        } else {
            let first = || Fact::new(shown.to_owned(), place());
            self.in_other_case.entry(known.name.span).or_insert_with(first);
        }
    }

    /// Adds what later messages show.
    pub(super) fn extend(&mut self, later: Self) {
        self.confirmed.extend(later.confirmed);
        for (listed, shown) in later.in_other_case {
            self.in_other_case.entry(listed).or_insert(shown);
        }
    }

    /// Gives the capitals back that a table lost, where another table writes the name as messages do.
    pub(super) fn restore_capitals(&self, types: &mut Types) {
        let shown: HashSet<&str> = self.in_other_case.values().map(|shown| shown.value.as_str()).collect();
        let listed = types.values().flat_map(|ty| &ty.properties).filter(|property| !property.is_undocumented());
        let listed: HashSet<&str> =
            listed.filter_map(|listed| shown.get(listed.name.value.as_str()).copied()).collect();
        for property in types.values_mut().flat_map(|ty| &mut ty.properties) {
            if let Some(shown) = self.in_other_case.get(&property.name.span)
                && self.may_be_misspelt(property)
                && capitals(&shown.value) > capitals(&property.name.value)
                && listed.contains(shown.value.as_str())
            {
                respell(property, shown.clone());
            }
        }
    }

    /// The property of a table that a shown one is, but for a slip.
    pub(super) fn meant<'a>(
        &self,
        properties: &'a mut [Property],
        shown: &str,
        seen: &TypeRef,
    ) -> Option<&'a mut Property> {
        properties.iter_mut().find(|known| {
            self.may_be_misspelt(known) && fits(&known.ty.value, seen) && is_slip(&known.name.value, shown)
        })
    }

    fn may_be_misspelt(&self, property: &Property) -> bool {
        property.source == PropertySource::Table && !self.confirmed.contains(&property.name.span)
    }
}

/// Takes the messages' spelling, and remembers the table's.
pub(super) fn respell(property: &mut Property, shown: Fact<String>) {
    property.written = Some(std::mem::replace(&mut property.name, shown));
}

/// Whether two names are one, but for a slip.
pub(super) fn is_slip(written: &str, shown: &str) -> bool {
    let (short, long) = if written.len() < shown.len() { (written, shown) } else { (shown, written) };
    let is_long_enough = short.len() > 7;
    let digits = |name: &str| name.bytes().filter(u8::is_ascii_digit).collect::<Vec<_>>();
    digits(short) == digits(long)
        && (is_plural(short, long) || is_long_enough && (is_abbreviation(short, long) || lacks_letters(short, long)))
}

fn is_plural(one: &str, several: &str) -> bool {
    several.strip_suffix("ies").is_some_and(|stem| one.strip_suffix('y') == Some(stem))
        || several.strip_suffix('s').is_some_and(|stem| one == stem)
}

/// Whether the last word is cut short: `errorInfo` for `errorInformation`.
fn is_abbreviation(short: &str, long: &str) -> bool {
    let last_word = |name: &str| name.rfind(|c: char| c.is_ascii_uppercase()).map_or(0, |at| name.len() - at);
    long.strip_prefix(short)
        .is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_lowercase()) && last_word(short) > 3)
}

/// Whether a name lacks one or two letters of another. A last word that is missing makes another name: `resourceId`.
fn lacks_letters(short: &str, long: &str) -> bool {
    if long.strip_prefix(short).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_uppercase())) {
        return false;
    }
    let mut rest = long.chars();
    let is_inside = short.chars().all(|letter| rest.any(|other| other.eq_ignore_ascii_case(&letter)));
    is_inside && long.len() - short.len() < 3
}

fn capitals(name: &str) -> usize {
    name.bytes().filter(u8::is_ascii_uppercase).count()
}

/// Whether a value of a type can look like one that was seen.
fn fits(declared: &TypeRef, seen: &TypeRef) -> bool {
    use Primitive::{Byte, Decimal, Double, Int16, Int32, Int64, SByte, Single};
    let class = |kind: &TypeKind| match kind {
        TypeKind::Primitive(Primitive::Untyped) => None,
        TypeKind::Primitive(Primitive::Boolean) => Some("boolean"),
        TypeKind::Primitive(Byte | Decimal | Double | Int16 | Int32 | Int64 | SByte | Single) => Some("number"),
        TypeKind::Primitive(_) | TypeKind::Enum(_) => Some("text"),
        TypeKind::Structured(_) | TypeKind::AnyStructured => Some("object"),
    };
    match (class(&declared.kind), class(&seen.kind)) {
        // `null` and the empty collection fit everything.
        (_, None) => seen.collection <= declared.collection,
        (None, _) => declared.collection == seen.collection,
        (Some(declared_class), Some(seen_class)) => {
            declared_class == seen_class && declared.collection == seen.collection
        }
    }
}
