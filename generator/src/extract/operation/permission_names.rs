//! The permissions that a cell names, in the order written.
//!
//! Cells separate them by commas, line breaks, "and", "or" or nothing at all, and mix them with prose and
//! footnote marks; a permission is known by its own shape. Whether it exists is left to `resolve` and `lint`.

use crate::markdown::Text;
use crate::source::Spanned;

use super::super::words::spanned;

/// Permissions without a dot: those of OpenID Connect.
const OPENID: [&str; 4] = ["openid", "profile", "email", "offline_access"];

/// The permissions of a cell.
pub(super) fn permission_names(cell: &Text) -> Vec<Spanned<String>> {
    let plain = cell.plain.as_str();
    let bytes = plain.as_bytes();
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || b"._-/:@".contains(byte);
    let mut names: Vec<Spanned<String>> = Vec::new();
    let mut at = 0;
    while let Some(found) = bytes[at..].iter().position(is_part) {
        let start = at + found;
        let end = bytes[start..].iter().position(|byte| !is_part(byte)).map_or(bytes.len(), |length| start + length);
        let word = plain[start..end].trim_end_matches(['.', '-', ':', '/', '_']);
        if is_permission(word) && names.iter().all(|name| name.value != word) {
            names.push(spanned(cell, start..start + word.len()));
        }
        at = end;
    }
    names
}

/// Whether a word has the shape `Resource.Operation[.Constraint]`.
fn is_permission(word: &str) -> bool {
    if OPENID.contains(&word) {
        return true;
    }
    let mut parts = word.split('.');
    let is_name = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-');
    let first = parts.next().unwrap_or_default();
    let is_resource = first.len() > 1 && is_name(first) && first.bytes().any(|byte| byte.is_ascii_uppercase());
    let mut count = 0;
    let rest_is_named = parts.all(|part| {
        count += 1;
        !part.is_empty() && is_name(part) && part.starts_with(|c: char| c.is_ascii_alphabetic())
    });
    is_resource && rest_is_named && count > 0
}
