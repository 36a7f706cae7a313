//! URLs of examples, read independently of the generator: decoded, so that two ways to encode one thing are equal.

/// A URL below a version.
#[derive(Debug, PartialEq)]
pub(crate) struct Url {
    pub(crate) version: String,
    /// Not decoded, so that an encoded slash stays inside of its segment.
    pub(crate) path: String,
    /// Names and values, decoded, in order.
    pub(crate) options: Vec<(String, String)>,
}

impl Url {
    pub(crate) fn parse(url: &str) -> Result<Self, String> {
        let below = url.trim().strip_prefix("https://graph.microsoft.com/").ok_or("has a URL of another service")?;
        let (path, query) = below.split_once('?').unwrap_or((below, ""));
        let (version, path) = path.split_once('/').ok_or("has a URL without a path")?;
        let option = |option: &str| {
            let (name, value) = option.split_once('=').unwrap_or((option, ""));
            (decoded(name), decoded(value))
        };
        let options = query.split('&').filter(|text| !text.is_empty()).map(option).collect();
        Ok(Self { version: version.to_owned(), path: format!("/{path}"), options })
    }

    /// The same with a decoded path, to compare.
    pub(crate) fn decoded(&self) -> Self {
        Self { version: self.version.clone(), path: decoded(&self.path), options: self.options.clone() }
    }
}

/// The values that a URL has for the holes of a template, when it is an instance of it.
pub(crate) fn values(template: &str, url: &Url) -> Option<Vec<String>> {
    let (path, query) = template.split_once('?').unwrap_or((template, ""));
    let mut values = path_values(path, &url.path)?;
    for option in query.split('&').filter(|option| !option.is_empty()) {
        let (name, value) = option.split_once('=')?;
        let shown = url.options.iter().find(|(other, _)| other == name)?;
        if value.contains('{') {
            values.push(shown.1.clone());
        }
    }
    Some(values)
}

fn path_values(template: &str, path: &str) -> Option<Vec<String>> {
    let mut values = Vec::new();
    let mut pieces = template.split('{');
    let mut rest = literal(path, pieces.next()?)?;
    let mut before = template.split('{').next()?;
    for piece in pieces {
        let (name, after) = piece.split_once('}')?;
        let end = if after.is_empty() { rest.len() } else { find(rest, after)? };
        let value = &rest[..end];
        if value.is_empty() || (value.contains('/') && !name.starts_with('+')) {
            return None;
        }
        let is_quoted = before.ends_with('\'') && after.starts_with('\'');
        values.push(if is_quoted { decoded(value).replace("''", "'") } else { decoded(value) });
        rest = literal(&rest[end..], after)?;
        before = after;
    }
    rest.is_empty().then_some(values)
}

/// What follows a literal, whatever its letter case.
fn literal<'a>(text: &'a str, literal: &str) -> Option<&'a str> {
    let start = text.get(..literal.len())?;
    start.eq_ignore_ascii_case(literal).then(|| &text[literal.len()..])
}

fn find(text: &str, literal: &str) -> Option<usize> {
    text.to_ascii_lowercase().find(&literal.to_ascii_lowercase())
}

/// Takes percent-encoding off; what is not encoded stays.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let hex = after.get(..2).and_then(|hex| u8::from_str_radix(str::from_utf8(hex).ok()?, 16).ok());
        match hex {
            Some(value) if byte == b'%' => {
                bytes.push(value);
                rest = &after[2..];
            }
            _ => {
                bytes.push(byte);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
