//! Documentation of the emitted items: what is said, in which order, and how text of pages becomes doc comments.
//!
//! The lines that leave here are free of anything that rustdoc or clippy warns about; `emit` writes each as one
//! attribute. Left to others: which items there are.

mod block;
mod facts;
mod inline;

use crate::model::{EnumType, Member, Operation, Property, StructuredKind, StructuredType, first_sentence};
use crate::source::{SourceSet, Span, page_path, page_stem, page_url};

use super::options::DocsLevel;

/// Writes documentation of one version at one level.
#[derive(Clone, Copy)]
pub(crate) struct Docs<'a> {
    pub(crate) sources: &'a SourceSet,
    pub(crate) version: &'a str,
    pub(crate) level: DocsLevel,
}

impl Docs<'_> {
    /// For a structured type.
    pub(crate) fn structured(&self, ty: &StructuredType) -> Vec<String> {
        let kind = match ty.kind {
            StructuredKind::Entity => "entity type",
            StructuredKind::Complex => "complex type",
        };
        let description = ty.description.as_ref().map(|text| text.value.as_str());
        let fallback = format!("The {kind} `{}`.", ty.name);
        self.item(description, &fallback, &facts::structured(ty), ty.places.first().copied())
    }

    /// For a property as a field.
    pub(crate) fn property(&self, property: &Property) -> Vec<String> {
        let description = property.description.as_ref().map(|text| text.value.as_str());
        let fallback = format!("The property `{}`.", property.name.value);
        self.item(description, &fallback, &facts::property(property), None)
    }

    /// For an enumeration.
    pub(crate) fn enumeration(&self, ty: &EnumType) -> Vec<String> {
        let description = ty.description.as_ref().map(|text| text.value.as_str());
        let fallback = format!("The enumeration type `{}`.", ty.name);
        self.item(description, &fallback, "", ty.places.first().copied())
    }

    /// For a member of an enumeration.
    pub(crate) fn member(&self, member: &Member) -> Vec<String> {
        let fallback = format!("The member `{}`.", member.name.value);
        self.item(member.description.as_deref(), &fallback, "", None)
    }

    /// For an operation, and the other pages that document it.
    pub(crate) fn operation(&self, operation: &Operation, others: &[&Operation]) -> Vec<String> {
        let description = operation.description.as_ref().or(operation.title.as_ref()).map(|text| text.value.as_str());
        let path = operation.paths.first().map(|path| path.text.as_str()).unwrap_or_default();
        let fallback = format!("`{} {path}`", operation.method.value.name());
        let facts = facts::operation(operation);
        if others.is_empty() || self.level != DocsLevel::Full {
            return self.item(description, &fallback, &facts, Some(operation.place));
        }
        let mut lines = self.item(description, &fallback, &facts, None);
        lines.push(String::new());
        lines.push("Documentation:".to_owned());
        let pages: Vec<&Operation> = std::iter::once(operation).chain(others.iter().copied()).collect();
        for page in &pages {
            let title = title(page);
            let is_shared = pages.iter().filter(|other| self::title(other) == title).count() > 1;
            let name = if is_shared || title.is_empty() { page_stem(self.sources, page.place) } else { title };
            lines.push(format!("- {}", self.link(&name, page.place)));
        }
        lines
    }

    /// For a setter: our own words for what it sets, then what pages say of it and whether they say that it is required.
    pub(crate) fn setter<'t>(&self, words: &str, described: impl IntoIterator<Item = (&'t str, bool)>) -> Vec<String> {
        let mut lines = self.words(words);
        if self.level != DocsLevel::Full {
            return lines;
        }
        let mut said: Vec<&str> = Vec::new();
        for (text, is_required) in described {
            let text = text.trim();
            let fact = if is_required && !text.to_lowercase().contains("required") { "Required." } else { "" };
            for part in [text, fact] {
                if !part.is_empty() && !said.contains(&part) {
                    said.push(part);
                    lines.push(String::new());
                    lines.extend(block::lines(part));
                }
            }
        }
        lines
    }

    /// Lines of our own words; none when there is to be no documentation.
    pub(crate) fn words(&self, text: &str) -> Vec<String> {
        if self.level == DocsLevel::None { Vec::new() } else { block::lines(text) }
    }

    /// One line of code, which is not broken however long it is.
    pub(crate) fn code(&self, text: &str) -> Vec<String> {
        if self.level == DocsLevel::None { Vec::new() } else { vec![format!("`{}`", text.replace('`', ""))] }
    }

    /// A description with facts and a link below it. An item without any has its fallback.
    pub(crate) fn item(
        &self,
        description: Option<&str>,
        fallback: &str,
        facts: &str,
        page: Option<Span>,
    ) -> Vec<String> {
        if self.level == DocsLevel::None {
            return Vec::new();
        }
        let description = description.map(str::trim).unwrap_or_default();
        let mut lines = match self.level {
            DocsLevel::Full => block::lines(description),
            _ => block::lines(first_sentence(description)),
        };
        if lines.is_empty() {
            lines = block::lines(fallback);
        }
        let link = page.map(|place| self.link("Documentation", place)).unwrap_or_default();
        let facts = if self.level == DocsLevel::Full { facts } else { "" };
        for part in [facts, &link] {
            if !part.is_empty() {
                lines.push(String::new());
                lines.extend(block::lines(part));
            }
        }
        lines
    }

    /// The address of a page, or its path where it has none that is known.
    pub(crate) fn page(&self, place: Span) -> String {
        let path = page_path(self.sources, place);
        page_url(&path, self.version).unwrap_or(path)
    }

    fn link(&self, text: &str, place: Span) -> String {
        let page = self.page(place);
        if page.starts_with("https://") { format!("[{text}]({page})") } else { format!("Page: `{page}`") }
    }
}

/// The title of an operation's page as the text of a link: without signs that mean something in Markdown.
fn title(operation: &Operation) -> String {
    let title = operation.title.as_ref().map(|title| title.value.as_str()).unwrap_or_default();
    let is_plain = |c: char| c.is_alphanumeric() || " -.,:()'/".contains(c);
    let plain: String = title.chars().filter(|c| is_plain(*c)).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}
