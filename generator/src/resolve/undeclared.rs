//! Types that pages name and no page declares: enumerations or structured types, by how they are used.

use std::collections::BTreeMap;

use crate::extract::facts::{PageFacts, PropertyFacts, TableRole, TypeFacts, TypeMention, TypeName};
use crate::json::{Node, Value};
use crate::model::QualifiedName;
use crate::source::{SourceSet, Span};

use super::catalog::{Catalog, Meaning};
use super::choices::type_of_sample;

/// How an undeclared name is used across the pages of a version.
#[derive(Debug, Default)]
pub(super) struct Uses {
    /// For each lower-cased qualified name.
    pub(super) by_name: BTreeMap<String, Use>,
}

/// The uses of one undeclared name.
#[derive(Debug)]
pub(super) struct Use {
    pub(super) name: QualifiedName,
    /// The first place that names it.
    pub(super) place: Span,
    enum_votes: u32,
    structured_votes: u32,
}

impl Use {
    /// Whether the uses say that it is an enumeration. Without any evidence a name is a structured type,
    /// unless it ends in a word that names a choice.
    pub(super) fn is_enum(&self) -> bool {
        match self.enum_votes.cmp(&self.structured_votes) {
            std::cmp::Ordering::Greater => true,
            std::cmp::Ordering::Less => false,
            std::cmp::Ordering::Equal => {
                const CHOICES: &[&str] = &[
                    "type", "types", "state", "status", "kind", "level", "mode", "method", "action", "role", "reason",
                    "category", "severity", "option", "options", "scope",
                ];
                let name = self.name.name().to_lowercase();
                CHOICES.iter().any(|word| name.ends_with(word))
            }
        }
    }
}

impl Uses {
    /// Counts what properties, bodies and responses say.
    pub(super) fn collect(sources: &SourceSet, catalog: &Catalog<'_>, pages: &[&PageFacts]) -> Self {
        let mut uses = Self::default();
        for page in pages {
            for ty in &page.types {
                for property in &ty.properties {
                    let sample = representation_sample(ty, &property.name.value);
                    uses.property(sources, catalog, page, property, sample);
                }
                for name in ty.bases.iter().map(|hint| &hint.base).chain(&ty.derived) {
                    uses.vote(sources, catalog, page, name, Vote::Structured);
                }
            }
            if let Some(operation) = &page.operation {
                if let Some(body) = &operation.body {
                    for property in &body.properties {
                        uses.property(sources, catalog, page, property, None);
                    }
                    if let Some(name) = &body.resource {
                        uses.vote(sources, catalog, page, name, Vote::Structured);
                    }
                }
                for response in &operation.responses {
                    uses.mention(sources, catalog, page, response.ty.as_ref(), Vote::None);
                }
                for parameter in &operation.parameters {
                    uses.mention(sources, catalog, page, parameter.ty.as_ref(), Vote::None);
                }
            }
        }
        uses
    }

    fn property(
        &mut self,
        sources: &SourceSet,
        catalog: &Catalog<'_>,
        page: &PageFacts,
        property: &PropertyFacts,
        sample: Option<&Node>,
    ) {
        let vote = if property.traits.possible_values.is_some() {
            Vote::Enum
        } else if property.role == TableRole::Relationships {
            Vote::Structured
        } else {
            sample.map_or(Vote::None, sample_vote)
        };
        self.mention(sources, catalog, page, property.ty.as_ref(), vote);
        // A text with possible values whose sample names a type: an enumeration.
        if let (Vote::Enum, Some(mention), Some(name)) = (vote, &property.ty, sample.and_then(type_of_sample)) {
            let name = TypeName { name: name.to_owned(), link: None, span: mention.span };
            self.vote(sources, catalog, page, &name, vote);
        }
    }

    fn mention(
        &mut self,
        sources: &SourceSet,
        catalog: &Catalog<'_>,
        page: &PageFacts,
        mention: Option<&TypeMention>,
        vote: Vote,
    ) {
        for name in mention.into_iter().flat_map(|mention| &mention.names) {
            self.vote(sources, catalog, page, name, vote);
        }
    }

    fn vote(&mut self, sources: &SourceSet, catalog: &Catalog<'_>, page: &PageFacts, name: &TypeName, vote: Vote) {
        let Some(Meaning::Unknown(qualified)) = catalog.meaning(sources, page, name) else { return };
        let entry = self.by_name.entry(qualified.to_string().to_lowercase()).or_insert_with(|| Use {
            name: qualified,
            place: name.span,
            enum_votes: 0,
            structured_votes: 0,
        });
        match vote {
            Vote::Enum => entry.enum_votes += 2,
            Vote::Structured => entry.structured_votes += 2,
            Vote::Text => entry.enum_votes += 1,
            Vote::Object => entry.structured_votes += 3,
            Vote::None => {}
        }
    }
}

#[derive(Clone, Copy)]
enum Vote {
    Enum,
    Structured,
    Text,
    Object,
    None,
}

fn sample_vote(sample: &Node) -> Vote {
    match &sample.value {
        Value::String(_) => Vote::Text,
        Value::Object(_) => Vote::Object,
        Value::Array(items) => items.first().map_or(Vote::None, sample_vote),
        _ => Vote::None,
    }
}

/// The value that a type's JSON representation shows for a property.
pub(super) fn representation_sample<'a>(ty: &'a TypeFacts, property: &str) -> Option<&'a Node> {
    let root = ty.representation.as_ref()?.body.json.values.first()?;
    let Value::Object(members) = &root.value else { return None };
    members.iter().find(|member| member.name.eq_ignore_ascii_case(property)).map(|member| &member.value)
}
