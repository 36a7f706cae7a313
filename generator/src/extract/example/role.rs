//! What a code block is to an example: annotations say it, else headings and the block's own first line.

use crate::markdown::{Block, BlockKind, CodeBlock};

use super::super::facts::{BlockType, HttpMessage, StartLine};
use super::super::operation::is_http_tab;
use super::super::operation::request_line::request_lines;
use super::super::page::Page;
use super::super::section::SectionKind;
use super::message::{Beginning, beginning};

/// The part that a block plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Messages of an example: which ones, their start lines say, else this default.
    Messages(Side),
    /// JSON beside the examples.
    OtherJson,
    /// A request that goes to another service, as a notification does.
    Foreign,
    /// Nothing of an example.
    None,
}

/// The side that sends a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// The client.
    Request,
    /// The service.
    Response,
}

/// The role of a code block of a section.
pub(super) fn role(page: &Page<'_>, section: usize, at: usize, block: &Block, code: &CodeBlock) -> Role {
    if !is_http_tab(block) || !is_message_language(&code.info.value) {
        return Role::None;
    }
    let kind = page.kind_of(section);
    let begins = code.text.trim_start().starts_with(['{', '[']);
    let is_json = begins || code.info.value.starts_with("json");
    let annotated = page.annotation_of(at).and_then(|annotation| annotation.block_type.as_ref()).map(|kind| kind.value);
    match annotated {
        Some(BlockType::Request) => return Role::Messages(Side::Request),
        Some(BlockType::Response | BlockType::SimulatedResponse) => return Role::Messages(Side::Response),
        Some(BlockType::Resource | BlockType::Example) if is_json => return Role::OtherJson,
        Some(BlockType::Resource) => return Role::None,
        _ => {}
    }
    // A whole message may stand in a fence that says JSON.
    let is_message = !begins && !matches!(beginning(code, block.span.file), Beginning::Header | Beginning::Other);
    if is_json && !is_message {
        let side = side_of(page, section).filter(|_| page.is_in_examples(section));
        return match side {
            Some(Side::Response) => Role::Messages(Side::Response),
            _ => Role::OtherJson,
        };
    }
    let is_example = page.is_in_examples(section) || *kind == SectionKind::Request;
    let can_hold_one = is_example
        || matches!(kind, SectionKind::Other | SectionKind::Title | SectionKind::Preamble | SectionKind::RequestBody);
    match beginning(code, block.span.file) {
        Beginning::Status => Role::Messages(Side::Response),
        Beginning::Request if is_example => Role::Messages(Side::Request),
        Beginning::FullRequest if can_hold_one => Role::Messages(Side::Request),
        Beginning::ForeignRequest if can_hold_one && is_own(page, code) => Role::Messages(Side::Request),
        Beginning::ForeignRequest if can_hold_one => Role::Foreign,
        Beginning::Header if is_example => Role::Messages(side_of(page, section).unwrap_or(Side::Request)),
        Beginning::Header if can_hold_one => Role::OtherJson,
        _ => Role::None,
    }
}

/// Whether a block requests what the page's *HTTP request* does, whatever the host: services without versions in their URLs.
fn is_own(page: &Page<'_>, code: &CodeBlock) -> bool {
    let blocks = page.sections_of(SectionKind::HttpRequest).flat_map(|(_, section)| page.document.blocks_of(section));
    let documented: Vec<&str> = blocks.filter_map(code_of).flat_map(|code| targets(&code.text)).collect();
    targets(&code.text).take(1).any(|shown| documented.iter().any(|path| ends_alike(shown, path)))
}

/// The targets of the request lines of a text, without their queries.
fn targets(text: &str) -> impl Iterator<Item = &str> {
    let of_line = |line| request_lines(line).into_iter().map(move |found| &line[found.target]);
    text.lines().flat_map(of_line).filter_map(|target: &str| target.split('?').next())
}

/// Whether a URL ends in the segments of a documented path, keys aside.
fn ends_alike(url: &str, path: &str) -> bool {
    let path = path.find("://").map_or(path, |at| path[at + 3..].split_once('/').map_or("", |(_, path)| path));
    let (mut shown, mut documented) = (url.rsplit('/'), path.trim_matches('/').rsplit('/'));
    !path.is_empty()
        && documented.all(|segment| {
            shown.next().is_some_and(|other| segment.contains(['{', '<']) || segment.eq_ignore_ascii_case(other))
        })
}

/// Whether the language of a fence can be that of an HTTP message or of JSON.
fn is_message_language(info: &str) -> bool {
    let language = info.split([' ', ',', '{']).next().unwrap_or_default();
    matches!(
        language,
        "" | "http" | "https" | "msgraph-interactive" | "json" | "jsonc" | "text" | "rest" | "none" | "plaintext"
    )
}

/// The side that the headings say: of the section, else of those around it.
fn side_of(page: &Page<'_>, section: usize) -> Option<Side> {
    let mut at = Some(section);
    while let Some(index) = at {
        match page.kind_of(index) {
            SectionKind::Request | SectionKind::RequestBody => return Some(Side::Request),
            SectionKind::Response => return Some(Side::Response),
            _ => at = page.document.sections.get(index).and_then(|section| section.parent),
        }
    }
    None
}

/// The side of a message: its start line knows best.
pub(super) fn side(message: &HttpMessage, default: Side) -> Side {
    match &message.start {
        Some(StartLine::Request { .. }) => Side::Request,
        Some(StartLine::Status { .. }) => Side::Response,
        None => default,
    }
}

/// The code block in a block.
pub(super) fn code_of(block: &Block) -> Option<&CodeBlock> {
    if let BlockKind::Code(code) = &block.kind { Some(code) } else { None }
}
