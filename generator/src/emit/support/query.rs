//! Query options and headers of a request, and the setters for OData's system query options.
//!
//! Everything is kept as the caller gave it; encoding happens once, when the request is turned into an HTTP request.
//! Options that know the properties of a type are inherent methods of the request structs and win over these.

use std::fmt;

use super::path::Path;
use super::percent;
use super::request::Request;

/// What every request has besides its body: path, query options, headers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// Where the request goes.
    pub path: Path,
    /// Query options, in the order in which they were set.
    pub query: Query,
    /// Headers that the caller adds; they win over the ones that a request sets by itself.
    pub headers: Headers,
}

impl Head {
    /// The head of a request to a documented path, see [`Path::new`].
    pub fn new(template: &'static str, values: impl Into<Vec<String>>) -> Self {
        Self { path: Path::new(template, values), query: Query::default(), headers: Headers::default() }
    }
}

/// Query options: names and values, not encoded. Each name stands at most once, as OData asks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query(Vec<(String, String)>);

impl Query {
    /// Sets an option, replacing an earlier value of it.
    pub fn set(&mut self, name: impl Into<String>, value: impl Into<String>) {
        let (name, value) = (name.into(), value.into());
        match self.slot(&name) {
            Some(slot) => *slot = value,
            None => self.0.push((name, value)),
        }
    }

    /// Adds to an option that is a comma-separated list.
    pub fn add(&mut self, name: &str, items: &str) {
        match self.slot(name) {
            Some(slot) if !slot.is_empty() => {
                slot.push(',');
                slot.push_str(items);
            }
            Some(slot) => slot.push_str(items),
            None => self.0.push((name.to_owned(), items.to_owned())),
        }
    }

    /// The value of an option.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.iter().find(|(other, _)| same_option(other, name)).map(|(_, value)| value)
    }

    /// All options, in the order in which they were set.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Forgets all options.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    fn slot(&mut self, name: &str) -> Option<&mut String> {
        self.0.iter_mut().find(|(other, _)| same_option(other, name)).map(|(_, value)| value)
    }

    /// Appends the options to a URL whose path may document some of its own: what the caller sets wins.
    pub(super) fn append_to(&self, url: &mut String) {
        let documented = match url.find('?') {
            Some(at) => {
                let documented = url[at + 1..].to_owned();
                url.truncate(at);
                documented
            }
            None => String::new(),
        };
        let mut separator = '?';
        for option in documented.split('&').filter(|option| !option.is_empty()) {
            let name = option.split('=').next().unwrap_or(option);
            if self.get(name).is_none() {
                url.push(separator);
                url.push_str(option);
                separator = '&';
            }
        }
        for (name, value) in self.iter() {
            url.push(separator);
            percent::push_name(url, name);
            url.push('=');
            percent::push_option(url, value);
            separator = '&';
        }
    }
}

/// `$top` and `top` are one option to the service, in any case of letters.
fn same_option(a: &str, b: &str) -> bool {
    let bare = |name| str::strip_prefix(name, '$').unwrap_or(name);
    bare(a).eq_ignore_ascii_case(bare(b))
}

/// Headers that a caller adds: names and values, looked at when the request is turned into an HTTP request.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Headers(Vec<(String, String)>);

impl Headers {
    /// Sets a header, replacing an earlier value of it.
    pub fn set(&mut self, name: impl Into<String>, value: impl Into<String>) {
        let (name, value) = (name.into(), value.into());
        self.0.retain(|(other, _)| !other.eq_ignore_ascii_case(&name));
        self.0.push((name, value));
    }

    /// Adds to a header that is a list, separated by a comma.
    pub fn add(&mut self, name: impl Into<String>, value: impl Into<String>) {
        let (name, value) = (name.into(), value.into());
        match self.0.iter_mut().find(|(other, _)| other.eq_ignore_ascii_case(&name)) {
            Some((_, list)) if !list.is_empty() => {
                list.push_str(", ");
                list.push_str(&value);
            }
            Some((_, list)) => *list = value,
            None => self.0.push((name, value)),
        }
    }

    /// The value of a header, whatever the case of its name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.iter().find(|(other, _)| other.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    /// All headers, in the order in which they were set.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

/// A token among the headers is not shown.
impl fmt::Debug for Headers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = |(name, value)| (name, if str::eq_ignore_ascii_case(name, "authorization") { "…" } else { value });
        f.debug_map().entries(self.iter().map(shown)).finish()
    }
}

/// OData's system query options, for the operations that take them.
///
/// The values are OData expressions as the caller writes them; they are encoded, not checked.
/// [`properties`](super::properties) gives the names of properties by the fields that hold them. `select`, `expand` and `orderby`
/// add to what was set before, the others replace it.
pub trait QueryOptions: Request {
    /// `$select`: the properties to return, separated by commas.
    #[must_use]
    fn select(self, properties: &str) -> Self {
        added(self, "$select", properties)
    }

    /// `$expand`: the navigation properties to return along, separated by commas.
    #[must_use]
    fn expand(self, properties: &str) -> Self {
        added(self, "$expand", properties)
    }

    /// `$filter`: which entities to return. Texts in it are written by [`string_literal`](super::string_literal).
    #[must_use]
    fn filter(self, expression: &str) -> Self {
        self.query("$filter", expression)
    }

    /// `$orderby`: the order, such as `displayName desc`.
    #[must_use]
    fn orderby(self, properties: &str) -> Self {
        added(self, "$orderby", properties)
    }

    /// `$search`: what to search for, with the quotes that the service asks for, such as `"displayName:Video"`.
    #[must_use]
    fn search(self, expression: &str) -> Self {
        self.query("$search", expression)
    }

    /// `$top`: how many entities a page holds at most.
    #[must_use]
    fn top(self, count: u32) -> Self {
        self.query("$top", count.to_string())
    }

    /// `$skip`: how many entities to leave out.
    #[must_use]
    fn skip(self, count: u32) -> Self {
        self.query("$skip", count.to_string())
    }

    /// `$count`: whether to tell how many entities there are in all.
    #[must_use]
    fn count(self, wanted: bool) -> Self {
        self.query("$count", if wanted { "true" } else { "false" })
    }
}

fn added<R: Request>(mut request: R, name: &str, items: &str) -> R {
    request.head_mut().query.add(name, items);
    request
}
