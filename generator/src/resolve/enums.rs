//! Enumeration types: from members tables, and from the possible values of the properties that use them.
//!
//! A member is found again whatever its letter case; it gets the spelling that most places use.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::extract::facts::{
    EnumFacts, MemberFacts, PageFacts, ParameterFacts, PossibleValues, PropertyFacts, TypeFacts,
};
use crate::model::{EnumType, Fact, Member, QualifiedName, TypeKind, TypeOrigin};
use crate::source::Span;

use super::catalog::Declaration;
use super::choices::UNKNOWN_FUTURE_VALUE;
use super::mentions::Names;
use super::prose::describe;
use super::undeclared::{Uses, representation_sample};

/// Builds all enumerations of a version.
pub(super) fn enums(names: &Names<'_>, uses: &Uses, pages: &[&PageFacts]) -> BTreeMap<QualifiedName, EnumType> {
    let mut found: BTreeMap<QualifiedName, Draft<'_>> =
        names.catalog.enums.par_iter().map(|declared| (declared.name.clone(), Draft::from_tables(declared))).collect();
    for used in uses.by_name.values().filter(|used| used.is_enum()) {
        found.insert(used.name.clone(), Draft::new(&used.name, TypeOrigin::Referenced, vec![used.place]));
    }
    let rows: Vec<EnumRow<'_>> =
        pages.par_iter().flat_map_iter(|page| rows(names, page).chain(parameters(names, page))).collect();
    for row in rows {
        if let Some(draft) = found.get_mut(&row.name) {
            draft.add_row(&row);
        }
    }
    found.into_par_iter().map(|(name, draft)| (name, draft.finish())).collect()
}

/// A property or parameter whose type is an enumeration.
struct EnumRow<'a> {
    name: QualifiedName,
    possible: Option<&'a PossibleValues>,
    listed: Option<&'a PossibleValues>,
    /// Whether the description says that values may be combined.
    is_flags: bool,
    /// What names the type.
    place: Span,
}

/// An enumeration while its members are gathered.
struct Draft<'a> {
    ty: EnumType,
    /// The spellings of each member with the number of places that use them, in order of appearance.
    spellings: Vec<Vec<(Fact<String>, u32)>>,
    /// Lists that no word calls the possible values: the members where there are no others.
    listed: Vec<&'a PossibleValues>,
}

impl<'a> Draft<'a> {
    fn new(name: &QualifiedName, origin: TypeOrigin, places: Vec<Span>) -> Self {
        let ty = EnumType {
            name: name.clone(),
            origin,
            members: Vec::new(),
            is_flags: false,
            is_evolvable: false,
            description: None,
            deprecated: None,
            places,
        };
        Self { ty, spellings: Vec::new(), listed: Vec::new() }
    }

    fn from_tables(declared: &Declaration<'_, EnumFacts>) -> Self {
        let facts = || declared.facts.iter().map(|(_, facts)| facts);
        let mut draft = Self::new(&declared.name, TypeOrigin::Declared, facts().map(|facts| facts.span).collect());
        draft.ty.is_flags = facts().any(|facts| facts.flags.is_some());
        draft.ty.description = facts().find_map(|facts| facts.description.as_ref().and_then(describe));
        for member in facts().flat_map(|facts| &facts.members) {
            draft.add(&member.name, Some(member));
        }
        draft
    }

    /// Adds a member, or a spelling of one that is known. `null` is no member: it is the absence of all.
    fn add(&mut self, name: &Fact<String>, row: Option<&MemberFacts>) {
        if name.value == "null" {
            return;
        }
        let is_same = |known: &Member| known.name.value.eq_ignore_ascii_case(&name.value);
        let Some(at) = self.ty.members.iter().position(is_same) else {
            self.spellings.push(vec![(name.clone(), 1)]);
            self.ty.members.push(Member {
                name: name.clone(),
                value: row.and_then(|row| row.value.as_ref()).and_then(|value| value.value.trim().parse().ok()),
                description: row.and_then(|row| row.description.as_ref()).and_then(describe).map(|text| text.value),
                deprecated: row.is_some_and(|row| row.deprecated),
            });
            return;
        };
        let Some(spellings) = self.spellings.get_mut(at) else { return };
        match spellings.iter_mut().find(|(known, _)| known.value == name.value) {
            Some((_, count)) => *count += 1,
            None => spellings.push((name.clone(), 1)),
        }
    }

    /// Adds the values that a property of this type lists, and the place of the type's name.
    fn add_row(&mut self, row: &EnumRow<'a>) {
        if self.ty.places.first() != Some(&row.place) {
            self.ty.places.push(row.place);
        }
        for value in row.possible.iter().flat_map(|possible| &possible.values) {
            self.add(value, None);
        }
        self.ty.is_flags |= row.is_flags;
        self.listed.extend(row.listed);
    }

    fn finish(mut self) -> EnumType {
        if self.ty.members.is_empty() {
            let listed = std::mem::take(&mut self.listed);
            listed.iter().flat_map(|listed| &listed.values).for_each(|value| self.add(value, None));
        }
        for (member, spellings) in self.ty.members.iter_mut().zip(self.spellings) {
            // The last of the greatest is taken, and the first spelling is to win a tie.
            if let Some((name, _)) = spellings.into_iter().rev().max_by_key(|(_, count)| *count) {
                member.name = name;
            }
        }
        self.ty.is_evolvable = self.ty.members.iter().any(|member| member.name.value == UNKNOWN_FUTURE_VALUE);
        self.ty
    }
}

/// The rows of a page whose type is an enumeration, with its name and the place that names it.
fn rows<'a>(names: &Names<'_>, page: &'a PageFacts) -> impl Iterator<Item = EnumRow<'a>> {
    let of_types = page.types.iter().flat_map(|ty| ty.properties.iter().map(move |row| (Some(ty), row)));
    let body = page.operation.iter().filter_map(|operation| operation.body.as_ref());
    let rows = of_types.chain(body.flat_map(|body| body.properties.iter().map(|row| (None, row))));
    let of_enum = move |(ty, row): (Option<&TypeFacts>, &'a PropertyFacts)| {
        let place = row.ty.as_ref()?.span;
        let ty = ty.filter(|_| row.traits.possible_values.is_some());
        let sample = ty.and_then(|ty| representation_sample(ty, &row.name.value));
        match names.property_type(page, row, sample).value.kind {
            TypeKind::Enum(name) => Some(EnumRow {
                name,
                possible: row.traits.possible_values.as_ref(),
                listed: row.traits.listed_values.as_ref(),
                is_flags: row.traits.flags.is_some(),
                place,
            }),
            _ => None,
        }
    };
    rows.filter_map(of_enum)
}

/// The same of the parameters of a page's function or action.
fn parameters<'a>(names: &Names<'_>, page: &'a PageFacts) -> impl Iterator<Item = EnumRow<'a>> {
    let of_enum = |parameter: &'a ParameterFacts| {
        let mention = parameter.ty.as_ref()?;
        let (possible, listed) = (parameter.possible_values.as_ref(), parameter.listed_values.as_ref());
        possible.or(listed)?;
        match names.type_ref(page, mention).kind {
            TypeKind::Enum(name) => Some(EnumRow { name, possible, listed, is_flags: false, place: mention.span }),
            _ => None,
        }
    };
    page.operation.iter().flat_map(|operation| &operation.parameters).filter_map(of_enum)
}
