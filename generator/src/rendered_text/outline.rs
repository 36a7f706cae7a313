//! A first look over the whole page: what kind of page it is, and which headings it still has.
//!
//! A heading is put back only when its line occurs nowhere: what loses lines loses all that are alike.

use super::columns::{Column, Header};
use super::http;
use super::lines::Page;
use super::vocabulary::{self, Part};

/// What a page has.
#[derive(Debug)]
pub(super) struct Outline {
    /// Whether the page describes a method, not a resource.
    pub(super) is_method: bool,
    /// The parts whose headings stand in the page.
    pub(super) present: Vec<Part>,
}

impl Outline {
    /// Looks over a page.
    pub(super) fn of(page: &Page<'_>) -> Self {
        let mut present = Vec::new();
        let mut has_permissions = false;
        let mut has_request = false;
        let mut at = 0;
        while let Some(next) = page.next_content(at) {
            let line = page.line(next);
            let example = vocabulary::is_named_example(line).then_some(Part::Example);
            if let Some(part) = vocabulary::heading(line).or(example).filter(|part| !present.contains(part)) {
                present.push(part);
            }
            has_request |= http::is_request_line(line) && !http::has_host(line);
            has_permissions |= Header::parse(line).is_some_and(|header| header.first() == Column::PermissionType);
            at = next + 1;
        }
        let is_resource =
            [Part::Properties, Part::Methods, Part::JsonRepresentation].iter().any(|part| present.contains(part));
        let is_method = has_permissions
            || has_request && !is_resource
            || present.iter().any(|part| matches!(part, Part::HttpRequest | Part::RequestHeaders | Part::RequestBody));
        Self { is_method, present }
    }
}
