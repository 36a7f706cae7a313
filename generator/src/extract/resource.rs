//! Structured types that a page declares: by annotated JSON representations, else by its title.
//!
//! Each table of a *Properties* or *Relationships* section goes to the type that its headings name,
//! else to the page's own.

use std::sync::Arc;

use crate::markdown::{Block, BlockKind, Section, Text};
use crate::source::{Span, Spanned};

use super::base_hints::{abstract_in, bases_in, open_in};
use super::derived_types::{derived_in, derived_of_section};
use super::example::body::body_from;
use super::facts::{
    Annotation, BaseHint, BaseHintSource, BlockType, PageKind, PropertyFacts, Representation, TableRole, TypeFacts,
    TypeName,
};
use super::page::Page;
use super::page_info::first_prose;
use super::property_table::property_rows;
use super::section::{SectionKind, is_identifier};
use super::words::{spanned, word_at};

/// The structured types of a page, its own first.
pub(super) fn types(page: &Page<'_>, deprecated: Option<Span>) -> Vec<TypeFacts> {
    let titled = titled_name(page);
    let mut types = annotated(page);
    if let Some(title) = &titled {
        if let Some(at) = types.iter().position(|ty| short(&ty.name.value).eq_ignore_ascii_case(short(&title.value))) {
            types.swap(0, at);
        } else if types.is_empty() {
            types.push(declared(title.clone(), None));
        }
    }
    add_sections(page, titled.is_some(), &mut types);
    let own_page = page.kind != PageKind::Method;
    if let Some(own) = types.first_mut().filter(|_| own_page) {
        describe(page, own, deprecated);
    }
    for ty in &mut types {
        add_row_bases(ty);
    }
    types
}

fn declared(name: Spanned<String>, annotation: Option<Arc<Annotation>>) -> TypeFacts {
    TypeFacts {
        span: name.span,
        name,
        annotation,
        bases: Vec::new(),
        derived: Vec::new(),
        description: None,
        properties: Vec::new(),
        representation: None,
        is_abstract: None,
        is_open: None,
        has_properties_section: false,
        has_relationships_section: false,
        deprecated: None,
    }
}

/// The name without its namespace.
fn short(name: &str) -> &str {
    name.rsplit('.').next().unwrap_or(name)
}

/// The type that the title names: `x resource type`, `x facet`; with sections of a type any title that begins with a name.
fn titled_name(page: &Page<'_>) -> Option<Spanned<String>> {
    if page.kind != PageKind::Resource {
        return None;
    }
    let title = page.document.title()?;
    let heading = &title.text;
    // The anchor says which word of a translated title is the name.
    if let Some(name) = title.anchor.as_deref().and_then(|anchor| anchor.strip_suffix("-resource-type"))
        && let Some(start) = heading.plain.to_ascii_lowercase().find(name)
    {
        return Some(spanned(heading, start..start + name.len()));
    }
    let word = word_at(&heading.plain, 0);
    let name = heading.plain.get(word.clone()).filter(|name| is_identifier(name))?;
    let rest = heading.plain.get(word.end..)?.trim_matches(['`', '*', ' ']).to_ascii_lowercase();
    let words = ["resource", "complex type", "entity type", "facet", "type", "object", "entity"];
    let says_type = words.iter().any(|word| rest.starts_with(word));
    let has_sections =
        page.kinds.iter().any(|kind| matches!(kind, SectionKind::Properties | SectionKind::JsonRepresentation));
    let is_name = rest.is_empty() || name.contains(|c: char| c.is_ascii_uppercase() || c == '.') && has_sections;
    (says_type || is_name && has_sections).then(|| spanned(heading, word))
}

/// The types whose JSON representation is annotated.
fn annotated(page: &Page<'_>) -> Vec<TypeFacts> {
    let mut types: Vec<TypeFacts> = Vec::new();
    for placed in page.annotations.iter().filter(|placed| placed.annotation.is(BlockType::Resource)) {
        let annotation = &placed.annotation;
        let name = annotation.odata_type.clone().filter(|name| is_identifier(&name.value));
        let first = types.is_empty();
        let Some(name) = name.or_else(|| if first { titled_name(page) } else { None }) else { continue };
        let representation = placed.target.and_then(|at| representation(page, at));
        if let Some(known) = types.iter_mut().find(|ty| ty.name.value == name.value) {
            known.representation = known.representation.take().or(representation);
            continue;
        }
        let mut ty = declared(name, Some(Arc::clone(annotation)));
        ty.bases.extend(annotation.base_type.as_ref().filter(|base| is_identifier(&base.value)).map(|base| BaseHint {
            base: TypeName { name: base.value.clone(), link: None, span: base.span },
            source: BaseHintSource::Annotation,
        }));
        ty.representation = representation;
        types.push(ty);
    }
    types
}

fn representation(page: &Page<'_>, block: usize) -> Option<Representation> {
    let block = page.document.blocks.get(block)?;
    let BlockKind::Code(code) = &block.kind else { return None };
    let body = body_from(code, block.span.file, 0, code.text.len(), Some("application/json"))?;
    Some(Representation { body })
}

/// What the sections of properties and relationships say, and a representation without annotation.
fn add_sections(page: &Page<'_>, titled: bool, types: &mut Vec<TypeFacts>) {
    for (index, section) in page.document.sections.iter().enumerate() {
        if page.is_in_examples(index) {
            continue;
        }
        let Some((role, owner)) = role_of(page, index) else {
            if *page.kind_of(index) == SectionKind::JsonRepresentation {
                add_representation(page, section, types);
            }
            continue;
        };
        let has_table = page.document.blocks_of(section).iter().any(|block| matches!(block.kind, BlockKind::Table(_)));
        let Some(at) = owner_of(page, owner, titled, has_table, types) else { continue };
        let ty = &mut types[at];
        match page.kind_of(index) {
            SectionKind::Properties | SectionKind::Type(_) => ty.has_properties_section = true,
            SectionKind::Relationships => ty.has_relationships_section = true,
            _ => {}
        }
        for block in page.document.blocks_of(section) {
            add_block(block, role, ty);
        }
    }
}

fn add_block(block: &Block, role: TableRole, ty: &mut TypeFacts) {
    match &block.kind {
        BlockKind::Table(table) => {
            let Some((columns, rows)) = property_rows(table, role) else { return };
            let role = if columns.are_relationships && role == TableRole::Properties {
                TableRole::Relationships
            } else {
                role
            };
            let placed = |row: PropertyFacts| match row.role {
                TableRole::InstanceAttributes => row,
                _ => PropertyFacts { role, ..row },
            };
            ty.properties.extend(rows.into_iter().map(placed));
        }
        BlockKind::Paragraph(text) if block.list_depth == 0 && block.quote_depth == 0 => add_prose(text, ty),
        _ => {}
    }
}

/// The role of a section's tables, and the section whose heading names their type, if one does.
fn role_of<'a>(page: &'a Page<'_>, index: usize) -> Option<(TableRole, Option<(&'a str, usize)>)> {
    let mut at = Some(index);
    let mut role = None;
    let mut owner = None;
    while let Some(index) = at {
        let found = match page.kind_of(index) {
            SectionKind::Properties => Some(TableRole::Properties),
            SectionKind::Relationships => Some(TableRole::Relationships),
            SectionKind::InstanceAttributes => Some(TableRole::InstanceAttributes),
            SectionKind::Type(name) => {
                owner = owner.or(Some((name.as_str(), index)));
                Some(TableRole::Properties)
            }
            SectionKind::Other => None,
            SectionKind::Title | SectionKind::Preamble => break,
            // The sections of methods, members and representations hold no properties, nor does what lies in them.
            _ => return None,
        };
        role = role.or(found);
        at = page.document.sections.get(index).and_then(|section| section.parent);
    }
    role.map(|role| (role, owner))
}

/// The position of the type that tables belong to; a heading may declare one of its own.
fn owner_of(
    page: &Page<'_>,
    named: Option<(&str, usize)>,
    titled: bool,
    has_table: bool,
    types: &mut Vec<TypeFacts>,
) -> Option<usize> {
    let own = (!types.is_empty() && (titled || page.kind != PageKind::Method)).then_some(0);
    let Some((name, index)) = named else { return own };
    if let Some(at) = types.iter().position(|ty| short(&ty.name.value).eq_ignore_ascii_case(short(name))) {
        return Some(at);
    }
    let heading = &page.document.sections.get(index)?.heading.as_ref()?.text;
    if !has_table || page.kind == PageKind::Method || !is_identifier(name) {
        return None;
    }
    types.push(declared(spanned(heading, word_at(&heading.plain, 0)), None));
    Some(types.len() - 1)
}

/// A JSON block under *JSON representation* that no annotation names.
fn add_representation(page: &Page<'_>, section: &Section, types: &mut [TypeFacts]) {
    let Some(own) = types.first_mut().filter(|own| own.representation.is_none()) else { return };
    own.representation = section.blocks.clone().find_map(|at| match &page.document.blocks.get(at)?.kind {
        BlockKind::Code(code)
            if page
                .annotation_of(at)
                .is_none_or(|given| given.is(BlockType::Ignored) || given.block_type.is_none()) =>
        {
            let looks_like_json = code.info.value.starts_with("json") || code.text.trim_start().starts_with(['{', '[']);
            looks_like_json.then(|| representation(page, at)).flatten()
        }
        _ => None,
    });
}

/// What the prose above the sections says of the page's own type.
fn describe(page: &Page<'_>, own: &mut TypeFacts, deprecated: Option<Span>) {
    own.deprecated = own.deprecated.or(deprecated);
    for (_, title) in page.sections_of(SectionKind::Title) {
        if let Some(heading) = &title.heading {
            own.span = heading.text.span;
        }
        own.description = own.description.take().or_else(|| first_prose(page.blocks(title.blocks.clone())).cloned());
        for (_, block) in page.blocks(title.blocks.clone()) {
            if let BlockKind::Paragraph(text) = &block.kind
                && block.list_depth == 0
                && block.quote_depth == 0
            {
                add_prose(text, own);
                own.is_abstract = own.is_abstract.or_else(|| abstract_in(text));
            }
        }
    }
    own.bases.sort_by_key(|hint| hint.source);
    own.derived = derived(page);
}

/// The types that the page says derive from its own.
fn derived(page: &Page<'_>) -> Vec<TypeName> {
    let mut found: Vec<TypeName> = Vec::new();
    for (_, title) in page.sections_of(SectionKind::Title) {
        found.extend(derived_in(page.document.blocks_of(title).iter()));
    }
    for (_, section) in page.sections_of(SectionKind::DerivedTypes) {
        found.extend(derived_of_section(page.document.blocks_of(section)));
    }
    found
}

fn add_prose(text: &Text, ty: &mut TypeFacts) {
    for hint in bases_in(text) {
        let is_itself = short(&hint.base.name).eq_ignore_ascii_case(short(&ty.name.value));
        if !is_itself && !ty.bases.iter().any(|known| known.source == hint.source && known.base.name == hint.base.name)
        {
            ty.bases.push(hint);
        }
    }
    ty.is_open = ty.is_open.or_else(|| open_in(text));
}

/// The types that rows are inherited from, each once.
fn add_row_bases(ty: &mut TypeFacts) {
    for property in &ty.properties {
        let Some(base) = &property.traits.inherited_from else { continue };
        let known = ty.bases.iter().any(|hint| hint.source == BaseHintSource::Row && hint.base.name == base.name);
        if !known && !short(&base.name).eq_ignore_ascii_case(short(&ty.name.value)) {
            ty.bases.push(BaseHint { base: base.clone(), source: BaseHintSource::Row });
        }
    }
}
