//! Pairs of what pages document and what the metadata declares, and what has no partner.
//!
//! What pages document is what an export of them declares, so that figures and findings speak of the same. Types are
//! paired whatever their letter case, properties and members by their exact names: a wrong letter in JSON is a wrong name.

use foldhash::{HashMap, HashSet};

use crate::csdl::{self, Csdl, Declaration};
use crate::export::csdl::{EnumOutline, Outline, TypeOutline};
use crate::export::openapi::outline;
use crate::model::{ApiVersion, QualifiedName};
use crate::select::{Selection, select};

use super::named::Named;
use super::pairs::{Documented, EnumPair, Missing, PropertyPair, TypePair};
use super::paths::{self, PathCheck};

/// One version of the pages and one metadata document, side by side.
#[derive(Debug)]
pub struct Comparison<'a> {
    /// What the pages document.
    pub version: &'a ApiVersion,
    /// What the service declares.
    pub metadata: &'a Csdl,
    /// Structured types that both have.
    pub types: Vec<TypePair<'a>>,
    /// Enumerations that both have.
    pub enums: Vec<EnumPair<'a>>,
    /// Types that are structured in one and enumerations in the other.
    pub mixed: Vec<(Documented<'a>, &'a Declaration)>,
    /// The type that stands for any JSON where pages do not say more, as the metadata declares it. No page documents it.
    pub any_json: Option<&'a csdl::StructuredType>,
    /// Types that only pages have.
    pub absent: Vec<Documented<'a>>,
    /// Types of the metadata that pages document, or name.
    pub known: Vec<&'a Declaration>,
    /// Types of the metadata that pages name as enumerations, without a member, so that nothing of them is known.
    pub unlisted: Vec<&'a Declaration>,
    /// Types that only the metadata has.
    pub undocumented: Vec<&'a Declaration>,
    /// Every documented method and path, once.
    pub paths: Vec<PathCheck<'a>>,
}

impl<'a> Comparison<'a> {
    /// Compares a version with a metadata document, as far as it is selected: of the pages what the patterns mean and
    /// what that refers to, of types that no page knows those that a pattern names.
    pub fn new(version: &'a ApiVersion, metadata: &'a Csdl, selection: &Selection) -> Self {
        let selected = select(version, selection);
        let mut comparison = Self {
            version,
            metadata,
            types: Vec::new(),
            enums: Vec::new(),
            mixed: Vec::new(),
            any_json: None,
            absent: Vec::new(),
            known: Vec::new(),
            unlisted: Vec::new(),
            undocumented: Vec::new(),
            paths: paths::check(outline(version, |at| selected.has_operation(at)), metadata),
        };
        let types = version.types.iter().enumerate().filter(|(at, _)| selected.has_type(*at)).map(|(_, ty)| &ty.name);
        let enums = version.enums.iter().enumerate().filter(|(at, _)| selected.has_enum(*at)).map(|(_, ty)| &ty.name);
        let selected: HashSet<&QualifiedName> = types.chain(enums).collect();
        let types = Outline::new(version);
        comparison.pair(&types, &selected);
        comparison.look_for_others(&types, &selected, selection);
        comparison
    }

    /// Pairs the selected types.
    fn pair(&mut self, outline: &Outline<'a>, selected: &HashSet<&QualifiedName>) {
        let documented: HashMap<&QualifiedName, &TypeOutline<'a>> =
            outline.types.iter().map(|outline| (&outline.ty.name, outline)).collect();
        for outline in outline.types.iter().filter(|outline| selected.contains(&outline.ty.name)) {
            match self.metadata.get(&outline.ty.name.to_string()) {
                None => self.absent.push(Documented::Structured(outline.ty)),
                Some(Declaration::Structured(declared)) => {
                    self.types.push(type_pair(&documented, self.metadata, outline, declared));
                }
                Some(declared) => self.mixed.push((Documented::Structured(outline.ty), declared)),
            }
        }
        for outline in outline.enums.iter().filter(|outline| selected.contains(&outline.ty.name)) {
            match self.metadata.get(&outline.ty.name.to_string()) {
                None if self.metadata.definition(&outline.ty.name.to_string()).is_some() => {}
                None => self.absent.push(Documented::Enum(outline.ty)),
                Some(Declaration::Enum(declared)) => self.enums.push(enum_pair(outline, declared)),
                Some(declared) => self.mixed.push((Documented::Enum(outline.ty), declared)),
            }
        }
    }

    /// Tells the types of the metadata that pages know from the others.
    fn look_for_others(&mut self, outline: &Outline<'a>, selected: &HashSet<&QualifiedName>, selection: &Selection) {
        let types = outline.types.iter().map(|outline| (&outline.ty.name, false));
        let enums = outline.enums.iter().map(|outline| (&outline.ty.name, outline.members.is_empty()));
        let mut documented: HashMap<String, How> = HashMap::default();
        for (name, is_unlisted) in types.chain(enums) {
            let how = match (selected.contains(name), is_unlisted) {
                (false, _) => How::NotSelected,
                (true, true) => How::Unlisted,
                (true, false) => How::Known,
            };
            let known = documented.entry(name.to_string().to_lowercase()).or_insert(how);
            *known = how.max(*known);
        }
        if let Some(any_json) = outline.any_json.as_ref().map(ToString::to_string) {
            let is_used = outline
                .types
                .iter()
                .filter(|outline| selected.contains(&outline.ty.name))
                .any(|outline| outline.properties.iter().any(|property| property.ty.contains(&any_json)));
            self.any_json = self.metadata.structured(&any_json).filter(|_| is_used);
            documented.insert(any_json.to_lowercase(), if is_used { How::Known } else { How::NotSelected });
        }
        for declared in self.metadata.types() {
            let name = declared.name().value.as_str();
            match documented.get(&name.to_lowercase()) {
                Some(How::Known) => self.known.push(declared),
                Some(How::Unlisted) => self.unlisted.push(declared),
                None if selection.names_type(name) => self.undocumented.push(declared),
                _ => {}
            }
        }
    }
}

/// What pages say of a name, the least first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum How {
    NotSelected,
    Unlisted,
    Known,
}

fn type_pair<'a>(
    documented: &HashMap<&QualifiedName, &TypeOutline<'a>>,
    metadata: &'a Csdl,
    outline: &TypeOutline<'a>,
    declared: &'a csdl::StructuredType,
) -> TypePair<'a> {
    let has = metadata.lineage(declared).into_iter().flat_map(|ty| &ty.properties);
    let has = Named::new(has.map(|property| (property.name.value.as_str(), property)));
    let properties = outline.properties.iter().map(|of| PropertyPair {
        documented: of.property,
        ty: of.ty.clone(),
        kind: of.kind,
        declared: has.find(&of.property.name.value),
    });
    let shown = lineage(documented, outline).into_iter().flat_map(|ty| &ty.properties);
    let shown = Named::new(shown.map(|of| (of.property.name.value.as_str(), of.property)));
    TypePair {
        documented: outline.ty,
        declared,
        base: outline.base,
        properties: properties.collect(),
        missing: missing(&declared.properties, |property| &property.name.value, &shown),
    }
}

/// A documented type and its documented ancestors, itself first.
fn lineage<'a, 'b>(
    documented: &HashMap<&QualifiedName, &'b TypeOutline<'a>>,
    ty: &'b TypeOutline<'a>,
) -> Vec<&'b TypeOutline<'a>> {
    let mut found = vec![ty];
    while let Some(base) = found.last().and_then(|last| last.base).and_then(|base| documented.get(base)) {
        if found.iter().any(|seen| seen.ty.name == base.ty.name) {
            break;
        }
        found.push(base);
    }
    found
}

fn enum_pair<'a>(outline: &EnumOutline<'a>, declared: &'a csdl::EnumType) -> EnumPair<'a> {
    let has = Named::new(declared.members.iter().map(|member| (member.value.as_str(), member)));
    let shown = Named::new(outline.members.iter().map(|member| (member.name.value.as_str(), *member)));
    let members = outline.members.iter().map(|member| (*member, has.find(&member.name.value)));
    EnumPair {
        documented: outline.ty,
        declared,
        members: members.collect(),
        missing: missing(&declared.members, |member| &member.value, &shown),
    }
}

/// The declared things that are not documented by their exact names.
fn missing<'a, T, D>(
    declared: &'a [T],
    name: impl Fn(&'a T) -> &'a String,
    documented: &Named<'_, D>,
) -> Vec<Missing<'a, T>> {
    let missing = declared.iter().filter(|thing| !documented.has(name(thing)));
    missing.map(|thing| Missing { declared: thing, in_other_case: documented.find(name(thing)).is_some() }).collect()
}
