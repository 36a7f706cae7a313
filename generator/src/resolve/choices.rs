//! Text properties that are enumerations after all: the pages name the enumeration elsewhere.
//!
//! A type cell often says `String` where the service has an enumeration. The JSON representation may name it, or an
//! enumeration may have just the values that the property lists. Open lists, values that no
//! enumeration would have as members, and filters that only texts support speak against it.

use std::collections::BTreeMap;

use foldhash::HashMap;

use crate::extract::facts::{PossibleValues, PropertyFacts};
use crate::json::{Node, Value};
use crate::model::{EnumType, QualifiedName, TypeOrigin};

/// What every evolvable enumeration has, and lists of values may leave out.
pub(super) const UNKNOWN_FUTURE_VALUE: &str = "unknownFutureValue";

/// The enumerations that pages of a version declare, found by their members.
#[derive(Debug, Default)]
pub(super) struct Choices {
    /// By [`key`]; none where several have the same members.
    by_members: HashMap<String, Option<QualifiedName>>,
    /// The members in lower case, by the lower-cased name without its namespace; none where several have the name.
    by_name: HashMap<String, Option<(QualifiedName, Vec<String>)>>,
}

impl Choices {
    pub(super) fn new(enums: &BTreeMap<QualifiedName, EnumType>) -> Self {
        let mut choices = Self::default();
        let declared = |known: &&EnumType| known.origin == TypeOrigin::Declared && known.members.len() > 1;
        for known in enums.values().filter(declared) {
            let members = || known.members.iter().map(|member| member.name.value.as_str());
            let name = || Some(known.name.clone());
            choices.by_members.entry(key(members())).and_modify(|only| *only = None).or_insert_with(name);
            let listed = || Some((known.name.clone(), members().map(str::to_lowercase).collect()));
            let short = known.name.name().to_lowercase();
            choices.by_name.entry(short).and_modify(|only| *only = None).or_insert_with(listed);
        }
        choices
    }

    /// The enumeration of a property that is said to be a text: the one that has its values as members, or the one of
    /// its name, or of its name behind that of its type, that has them among its members.
    pub(super) fn of<'o>(
        &self,
        property: &PropertyFacts,
        owners: impl Iterator<Item = &'o str>,
    ) -> Option<&QualifiedName> {
        let possible = property.traits.possible_values.as_ref().filter(|possible| is_closed(property, possible))?;
        let values = || possible.values.iter().map(|value| value.value.as_str());
        if let Some(Some(name)) = self.by_members.get(&key(values())) {
            return Some(name);
        }
        let own = property.name.value.trim().to_lowercase();
        let with_owner = owners.map(|owner| format!("{}{own}", owner.to_lowercase()));
        std::iter::once(own.clone()).chain(with_owner).find_map(|named| {
            let (name, members) = self.by_name.get(&named)?.as_ref()?;
            values().all(|value| members.contains(&value.to_lowercase())).then_some(name)
        })
    }
}

/// The same for all lists of the same values: in lower case and sorted, the sentinel left out.
fn key<'a>(values: impl Iterator<Item = &'a str>) -> String {
    let mut folded: Vec<String> =
        values.filter(|value| *value != UNKNOWN_FUTURE_VALUE).map(str::to_lowercase).collect();
    folded.sort_unstable();
    folded.dedup();
    folded.join(",")
}

/// Whether the listed values can be all the members of an enumeration, as members are written in this API.
fn is_closed(property: &PropertyFacts, possible: &PossibleValues) -> bool {
    const OF_TEXTS: &[&str] = &["startswith", "endswith", "contains"];
    let filters_texts = property.traits.filter.as_ref().is_some_and(|filter| {
        filter.operators.iter().any(|operator| OF_TEXTS.iter().any(|text| operator.eq_ignore_ascii_case(text)))
    });
    let is_member = |value: &str| {
        value.starts_with(|c: char| c.is_ascii_lowercase()) && value.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    !possible.open
        && !filters_texts
        && !property.description.plain.contains("comma-separated")
        && possible.values.len() > 1
        && possible.values.iter().all(|value| is_member(&value.value))
}

/// The type that the sample of a property names by `@odata.type`.
pub(super) fn type_of_sample(sample: &Node) -> Option<&str> {
    let Value::Object(members) = &sample.value else { return None };
    let [only] = members.as_slice() else { return None };
    match &only.value.value {
        Value::String(name) if only.name == "@odata.type" => Some(name.trim_start_matches('#')),
        _ => None,
    }
}
