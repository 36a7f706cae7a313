//! Documented paths as the paths of one document: one spelling for each, whatever their parameters are called.
//!
//! OpenAPI takes two paths that differ in the names of their parameters for the same. What pages document under several
//! names is brought together here, segment by segment: where pages differ, the name that most of them use stands for all,
//! also in the paths below it. The letter case of the rest is settled in the model. What is done with several operations
//! of one method is left to `merge`.

use std::collections::BTreeMap;

use foldhash::HashMap;
use rayon::prelude::*;

use crate::model::{ApiVersion, HttpMethod, Operation, PathSegment, PathTemplate};

use super::merge;

/// A path with all that is documented of it.
#[derive(Debug)]
pub(super) struct Route<'a> {
    /// The path template.
    pub(super) path: String,
    /// The methods.
    pub(super) methods: Vec<Method<'a>>,
}

/// A method of a path.
#[derive(Debug)]
pub(super) struct Method<'a> {
    pub(super) method: HttpMethod,
    /// The operations that document it, the leading one first.
    pub(super) documented: Vec<Documented<'a>>,
    /// The identifier of the operation.
    pub(super) id: String,
    /// Its tag.
    pub(super) tag: String,
}

impl<'a> Route<'a> {
    /// All that is documented of any method.
    pub(super) fn documented(&self) -> impl Iterator<Item = &Documented<'a>> {
        self.methods.iter().flat_map(|method| &method.documented)
    }

    fn method(&mut self, method: HttpMethod) -> &mut Vec<Documented<'a>> {
        let at = self.methods.binary_search_by_key(&method, |known| known.method).unwrap_or_else(|at| {
            let new = Method { method, documented: Vec::new(), id: String::new(), tag: String::new() };
            self.methods.insert(at, new);
            at
        });
        &mut self.methods[at].documented
    }
}

/// One operation's word on a path.
#[derive(Clone, Debug)]
pub(super) struct Documented<'a> {
    pub(super) operation: &'a Operation,
    /// The operation's position in its version.
    pub(super) index: usize,
    /// Which of the operation's paths it is; several when they differ in spelling alone.
    pub(super) paths: Vec<usize>,
}

impl<'a> Documented<'a> {
    /// The path as the page has it.
    pub(super) fn template(&self) -> Option<&'a PathTemplate> {
        self.operation.paths.get(*self.paths.first()?)
    }
}

/// All paths of a version, sorted.
pub(super) fn routes(version: &ApiVersion) -> Vec<Route<'_>> {
    let mut spellings = Spellings::default();
    let written: Vec<Vec<Written>> =
        version.operations.par_iter().map(|operation| operation.paths.iter().map(Written::new).collect()).collect();
    for path in written.iter().flatten() {
        spellings.count(path);
    }
    let mut chosen = Chosen { spellings: &spellings, names: HashMap::default() };
    let mut routes: HashMap<&str, Route<'_>> = HashMap::default();
    for (index, (operation, paths)) in version.operations.iter().zip(&written).enumerate() {
        for (at, path) in paths.iter().enumerate() {
            let route =
                routes.entry(&path.key).or_insert_with(|| Route { path: chosen.path(path), methods: Vec::new() });
            let documented = route.method(operation.method.value);
            match documented.last_mut().filter(|last| last.index == index) {
                Some(last) => last.paths.push(at),
                None => documented.push(Documented { operation, index, paths: vec![at] }),
            }
        }
    }
    let mut routes: Vec<Route<'_>> = routes.into_values().collect();
    routes.sort_by(|a, b| a.path.cmp(&b.path));
    let methods = routes.par_iter_mut().flat_map_iter(|route| &mut route.methods);
    methods.for_each(|method| merge::order(version, &mut method.documented));
    routes
}

/// A path as one page has it.
struct Written {
    /// The segments in lower case, `{}` for each parameter, each with a slash before it.
    key: String,
    /// Where each segment ends in the key, and its text.
    segments: Vec<(usize, String)>,
}

impl Written {
    fn new(path: &PathTemplate) -> Self {
        let mut written = Self { key: String::with_capacity(path.text.len()), segments: Vec::new() };
        for segment in &path.segments {
            let text = match segment {
                PathSegment::Literal(text) => literal(text),
                PathSegment::Key(name) => format!("{{{}}}", hole_name(name)),
                PathSegment::Mixed(text) => mixed(text),
            };
            written.key.push('/');
            map_holes(&text, &mut written.key, |_| String::new());
            written.segments.push((written.key.len(), text));
        }
        written.key.make_ascii_lowercase();
        if written.key.is_empty() {
            written.key.push('/');
        }
        written
    }

    /// Each segment with the key up to it.
    fn prefixes(&self) -> impl Iterator<Item = (&str, &str)> {
        self.segments.iter().map(|(end, text)| (self.key.get(..*end).unwrap_or_default(), text.as_str()))
    }
}

/// How often each segment with parameters is written how, by the key up to it.
#[derive(Default)]
struct Spellings(HashMap<String, BTreeMap<String, usize>>);

impl Spellings {
    fn count(&mut self, path: &Written) {
        for (prefix, text) in path.prefixes().filter(|(_, text)| text.contains('{')) {
            if let Some(known) = self.0.get_mut(prefix) {
                if let Some(count) = known.get_mut(text) {
                    *count += 1;
                } else {
                    known.insert(text.to_owned(), 1);
                }
            } else {
                self.0.insert(prefix.to_owned(), BTreeMap::from([(text.to_owned(), 1)]));
            }
        }
    }

    /// The spelling of a segment after a path: the one that most pages use, of those whose parameters the path has not;
    /// among equals the one that says most.
    fn best(&self, prefix: &str, path: &str) -> String {
        let is_free = |text: &str| holes(text).all(|name| holes(path).all(|taken| taken != name));
        let known = self.0.get(prefix).into_iter().flatten();
        let best = known.max_by(|(a, a_count), (b, b_count)| {
            let rank = |text: &str, count: usize| (is_free(text), count, text.len());
            rank(a, **a_count).cmp(&rank(b, **b_count)).then_with(|| b.cmp(a))
        });
        unique(best.map(|(text, _)| text.as_str()).unwrap_or_default(), path)
    }
}

/// The spellings chosen so far.
struct Chosen<'a> {
    spellings: &'a Spellings,
    /// The segment in its final spelling, by the key up to it.
    names: HashMap<&'a str, String>,
}

impl<'a> Chosen<'a> {
    fn path(&mut self, written: &'a Written) -> String {
        let mut path = String::with_capacity(written.key.len() * 2);
        for (prefix, text) in written.prefixes() {
            let segment = if text.contains('{') {
                self.names.entry(prefix).or_insert_with(|| self.spellings.best(prefix, &path))
            } else {
                text
            };
            path.push('/');
            path.push_str(segment);
        }
        if path.is_empty() { "/".to_owned() } else { path }
    }
}

/// A segment whose parameters have names that the path before it has not.
fn unique(segment: &str, path: &str) -> String {
    let mut taken: Vec<String> = Vec::new();
    let mut out = String::with_capacity(segment.len());
    map_holes(segment, &mut out, |name| {
        let numbered = (2_u32..).map(|number| format!("{name}-{number}"));
        let mut candidates = std::iter::once(name.to_owned()).chain(numbered);
        let is_free = |name: &String| !taken.contains(name) && holes(path).all(|taken| taken != name.as_str());
        let name = candidates.find(is_free).unwrap_or_default();
        taken.push(name.clone());
        name
    });
    out
}

/// The names of the parameters of a template.
pub(super) fn holes(template: &str) -> impl Iterator<Item = &str> {
    template.split('{').skip(1).filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
}

/// Writes a template with other names in its holes.
fn map_holes(template: &str, out: &mut String, mut name: impl FnMut(&str) -> String) {
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((hole, tail)) = after.split_once('}') else { break };
        out.push_str(before);
        out.push('{');
        out.push_str(&name(hole));
        out.push('}');
        rest = tail;
    }
    out.push_str(rest);
}

/// A segment with text and holes: the text encoded, the holes closed.
fn mixed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((hole, tail)) = after.split_once('}') else { break };
        out.push_str(&literal(before));
        out.push('{');
        out.push_str(&hole_name(hole));
        out.push('}');
        rest = tail;
    }
    out.push_str(&literal(rest));
    out
}

fn hole_name(name: &str) -> String {
    let name: String = name.chars().filter(|c| !matches!(c, '{' | '}' | '/' | '?' | '#')).collect();
    if name.is_empty() { "id".to_owned() } else { name }
}

/// Literal text of a path, with everything encoded that a path may not hold.
fn literal(text: &str) -> String {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let mut out = String::with_capacity(text.len());
    for (at, byte) in text.bytes().enumerate() {
        let is_escape = byte == b'%'
            && text.as_bytes().get(at + 1..at + 3).is_some_and(|hex| hex.iter().all(u8::is_ascii_hexdigit));
        if is_escape || byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.extend([byte >> 4, byte & 15].map(|half| char::from(HEX[usize::from(half)])));
        }
    }
    out
}
