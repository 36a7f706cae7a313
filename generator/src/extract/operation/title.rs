//! The name of an action or function, as the page's title gives it.

use crate::source::Spanned;

use super::super::page::Page;
use super::super::words::{spanned, trim};

/// `accessPackage: getX`, `getX action`, `getX function`.
pub(super) fn title_verb(page: &Page<'_>) -> Option<Spanned<String>> {
    let title = &page.document.title()?.text;
    let plain = title.plain.as_str();
    let range = if let Some(colon) = plain.find(':') {
        trim(plain, colon + 1..plain.len())
    } else {
        let lower = plain.to_lowercase();
        let end = [" action", " function"].iter().find_map(|kind| lower.trim_end().strip_suffix(kind).map(str::len))?;
        trim(plain, 0..end.min(plain.len()))
    };
    let name = plain.get(range.clone())?;
    let is_name =
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.'));
    is_name.then(|| spanned(title, range))
}
