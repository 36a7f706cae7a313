//! Types that pages name and no page declares: enumerations or structured types, by how they are used.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::extract::facts::{Body, PageFacts, PropertyFacts, TableRole, TypeFacts, TypeMention, TypeName};
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
        let read = |page: &&PageFacts| {
            let mut reader = Reader { sources, catalog, page, found: Vec::new() };
            reader.page();
            reader.found
        };
        let mut uses = Self::default();
        let found: Vec<_> = pages.par_iter().flat_map_iter(read).collect();
        // What examples alone name is not used here; it is found in them later.
        let (shown, named): (Vec<_>, Vec<_>) = found.into_iter().partition(|(_, _, vote)| matches!(vote, Vote::Shown));
        named.into_iter().for_each(|(name, place, vote)| uses.add(name, place, vote));
        for (name, ..) in shown {
            if let Some(known) = uses.by_name.get_mut(&name.as_str().to_lowercase()) {
                known.structured_votes += 3;
            }
        }
        uses
    }

    fn add(&mut self, name: QualifiedName, place: Span, vote: Vote) {
        let entry = self.by_name.entry(name.as_str().to_lowercase()).or_insert_with(|| Use {
            name,
            place,
            enum_votes: 0,
            structured_votes: 0,
        });
        match vote {
            Vote::Enum => entry.enum_votes += 2,
            Vote::Structured => entry.structured_votes += 2,
            Vote::Text => entry.enum_votes += 1,
            Vote::Object => entry.structured_votes += 3,
            Vote::Shown | Vote::None => {}
        }
    }
}

/// Finds the undeclared names of one page.
struct Reader<'a> {
    sources: &'a SourceSet,
    catalog: &'a Catalog<'a>,
    page: &'a PageFacts,
    found: Vec<(QualifiedName, Span, Vote)>,
}

impl Reader<'_> {
    fn page(&mut self) {
        self.tables();
        // JSON is only looked at where a page names what is undeclared.
        if !self.found.is_empty() {
            let messages =
                self.page.examples.iter().flat_map(|example| example.request.iter().chain(&example.responses));
            messages.filter_map(|message| message.body.as_ref()).for_each(|body| self.body(body));
        }
    }

    /// An object that names its type is no member of an enumeration.
    fn body(&mut self, body: &Body) {
        let mut left: Vec<&Node> = body.json.values.iter().collect();
        while let Some(node) = left.pop() {
            match &node.value {
                Value::Array(items) => left.extend(items),
                Value::Object(members) => {
                    let named = members.iter().find(|member| member.name == "@odata.type");
                    if let Some(Value::String(name)) = named.map(|member| &member.value.value) {
                        self.vote(&TypeName { name: name.clone(), link: None, span: body.span }, Vote::Shown);
                    }
                    left.extend(members.iter().map(|member| &member.value));
                }
                _ => {}
            }
        }
    }

    fn tables(&mut self) {
        for ty in &self.page.types {
            for property in &ty.properties {
                self.property(property, representation_sample(ty, &property.name.value));
            }
            for name in ty.bases.iter().map(|hint| &hint.base).chain(&ty.derived) {
                self.vote(name, Vote::Structured);
            }
        }
        let Some(operation) = &self.page.operation else { return };
        if let Some(body) = &operation.body {
            for property in &body.properties {
                self.property(property, None);
            }
            if let Some(name) = &body.resource {
                self.vote(name, Vote::Structured);
            }
        }
        for response in &operation.responses {
            self.mention(response.ty.as_ref(), Vote::Structured);
        }
        for parameter in &operation.parameters {
            let vote = if parameter.possible_values.is_some() { Vote::Enum } else { Vote::None };
            self.mention(parameter.ty.as_ref(), vote);
        }
    }

    fn property(&mut self, property: &PropertyFacts, sample: Option<&Node>) {
        let vote = if property.traits.possible_values.is_some() {
            Vote::Enum
        } else if property.role == TableRole::Relationships {
            Vote::Structured
        } else {
            let seen = sample.map_or(Vote::None, sample_vote);
            // Members of a structured type may be listed, too: what the sample shows is stronger.
            if property.traits.listed_values.is_some() && !matches!(seen, Vote::Object) { Vote::Text } else { seen }
        };
        self.mention(property.ty.as_ref(), vote);
        // A text with possible values whose sample names a type: an enumeration.
        if let (Vote::Enum, Some(mention), Some(name)) = (vote, &property.ty, sample.and_then(type_of_sample)) {
            self.vote(&TypeName { name: name.to_owned(), link: None, span: mention.span }, vote);
        }
    }

    fn mention(&mut self, mention: Option<&TypeMention>, vote: Vote) {
        for name in mention.into_iter().flat_map(|mention| &mention.names) {
            self.vote(name, vote);
        }
    }

    fn vote(&mut self, name: &TypeName, vote: Vote) {
        let leads_to_values = name.link.as_ref().is_some_and(|link| link.contains('#') && link.ends_with("-values"));
        let vote = if leads_to_values { Vote::Enum } else { vote };
        if let Some(Meaning::Unknown(qualified)) = self.catalog.meaning(self.sources, self.page, name) {
            self.found.push((qualified, name.span, vote));
        }
    }
}

#[derive(Clone, Copy)]
enum Vote {
    Enum,
    Structured,
    Text,
    Object,
    /// An example's object that names its type.
    Shown,
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
