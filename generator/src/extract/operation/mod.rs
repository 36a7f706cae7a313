//! What a method page says of its operation, one concept of the page a file.
//!
//! Facts are as written. Which of several paths belong together, what a type's name means and whether
//! the statements agree is left to `resolve` and `lint`.

pub(super) mod folded_line;
mod headers;
mod http_request;
mod parameters;
mod permission_names;
mod permissions;
mod phrase_set;
mod query_options;
mod request_body;
pub(super) mod request_line;
mod response;
mod response_body;
pub(super) mod service_url;
mod status;
mod title;
mod type_phrase;

use crate::markdown::{Block, Section};

use super::facts::{OperationFacts, PageKind};
use super::page::Page;
use super::section::SectionKind;

/// The operation that a page documents: of every method page, and of conceptual ones with an *HTTP request*.
pub(super) fn operation(page: &Page<'_>) -> Option<OperationFacts> {
    let http_section = http_request::http_section(page);
    if page.kind != PageKind::Method && (http_section.is_none() || page.kind != PageKind::Conceptual) {
        return None;
    }
    let sections = Sections::of(page);
    let http = http_request::http_lines(&sections);
    let responses = response::responses(&sections);
    Some(OperationFacts {
        http_section,
        permissions: permissions::permissions(&sections),
        permissions_section: permissions::permissions_section(page),
        parameters: parameters::parameters(&sections, &http),
        query_options: query_options::query_options(&sections),
        headers: headers::headers(&sections),
        body: request_body::request_body(&sections),
        response_section: response::response_section(page, &responses),
        responses,
        says_call: response::says_call(&sections),
        title_verb: title::title_verb(page),
        http,
    })
}

/// A page's sections by what they are about: one whose heading is of no known kind goes on with the
/// section that it stands in.
struct Sections<'a> {
    page: &'a Page<'a>,
    topics: Vec<&'a SectionKind>,
}

impl<'a> Sections<'a> {
    fn of(page: &'a Page<'a>) -> Self {
        let mut topics: Vec<&SectionKind> = Vec::with_capacity(page.document.sections.len());
        for (index, section) in page.document.sections.iter().enumerate() {
            let own = page.kind_of(index);
            let parent = section.parent.filter(|_| *own == SectionKind::Other).and_then(|parent| topics.get(parent));
            let inherited = parent.filter(|kind| !matches!(kind, SectionKind::Title | SectionKind::Preamble));
            topics.push(inherited.copied().unwrap_or(own));
        }
        Self { page, topics }
    }

    /// What a section is about.
    fn topic(&self, index: usize) -> &'a SectionKind {
        self.topics.get(index).copied().unwrap_or(&SectionKind::Other)
    }

    /// All sections with their indices.
    fn all(&self) -> impl Iterator<Item = (usize, &'a Section)> {
        self.page.document.sections.iter().enumerate()
    }

    /// The sections about something, those of examples left out.
    fn about(&self, kind: SectionKind) -> impl Iterator<Item = (usize, &'a Section)> {
        self.all().filter(move |(index, _)| *self.topic(*index) == kind && !self.page.is_in_examples(*index))
    }

    /// The blocks of a section, its subsections left out.
    fn blocks(&self, section: &Section) -> &'a [Block] {
        self.page.document.blocks_of(section)
    }
}

/// Whether a block stands in no tab or in the HTTP tab.
pub(super) fn is_http_tab(block: &Block) -> bool {
    block.tab.as_ref().is_none_or(|tab| tab.id.eq_ignore_ascii_case("http"))
}
