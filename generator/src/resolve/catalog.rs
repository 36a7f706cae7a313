//! The names that the pages of one version declare, found again by name or by link.

use std::cmp::Reverse;

use foldhash::{HashMap, HashSet};

use crate::extract::facts::{EnumFacts, PageFacts, TypeFacts, TypeName};
use crate::model::{Primitive, QualifiedName};
use crate::source::{FileId, SourceSet};

use super::namespaces::Namespaces;
use super::primitives::primitive;

/// The namespace of types whose page names none.
pub(super) const DEFAULT_NAMESPACE: &str = "microsoft.graph";

/// Declarations by name, sorted by qualified name.
#[derive(Debug, Default)]
pub(super) struct Catalog<'a> {
    pub(super) structured: Vec<Declaration<'a, TypeFacts>>,
    pub(super) enums: Vec<Declaration<'a, EnumFacts>>,
    by_qualified: HashMap<String, TypeId>,
    by_short: HashMap<String, Vec<TypeId>>,
    by_file: HashMap<FileId, Vec<TypeId>>,
    namespaces: Namespaces<'a>,
    /// By names besides their own, in lower case.
    by_alias: HashMap<String, TypeId>,
    lower_first: bool,
}

/// A declared name and every place that declares it.
#[derive(Debug)]
pub(super) struct Declaration<'a, T> {
    pub(super) name: QualifiedName,
    /// The declaring facts with their pages; the first is the main one.
    pub(super) facts: Vec<(&'a PageFacts, &'a T)>,
}

/// A structured type or enumeration of a [`Catalog`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum TypeId {
    Structured(usize),
    Enum(usize),
}

/// What a written name means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    Primitive(Primitive),
    Declared(TypeId),
    /// A name that no page declares, qualified and cased as the declared ones are.
    Unknown(QualifiedName),
}

impl<'a> Catalog<'a> {
    /// Collects the declarations of a version's pages (given in path order).
    pub(super) fn new(pages: &[&'a PageFacts]) -> Self {
        // The pages of several products may tell of one type, each of its own properties: the one that lists most leads.
        let (structured, enums) = rayon::join(
            || {
                group(
                    pages,
                    |page| &page.types,
                    |ty| &ty.name.value,
                    |ty| (ty.annotation.is_some(), ty.properties.len()),
                )
            },
            || group(pages, |page| &page.enums, |ty| &ty.name.value, |ty| !ty.members.is_empty()),
        );
        let mut catalog = Self { structured, enums, namespaces: Namespaces::of(pages), ..Self::default() };
        // A name declared both ways is the structured type: members tables also list sample values.
        let taken: HashSet<String> = catalog.structured.iter().map(|known| key(&known.name)).collect();
        catalog.enums.retain(|known| !taken.contains(&key(&known.name)));
        for at in 0..catalog.structured.len() {
            let declaration = &catalog.structured[at];
            let files: Vec<FileId> = declaration.facts.iter().map(|(page, _)| page.file).collect();
            let annotations = declaration.facts.iter().filter_map(|(_, ty)| ty.annotation.as_ref());
            for alias in annotations.filter_map(|annotation| annotation.also_known_as.as_ref()) {
                catalog.by_alias.insert(alias.value.to_lowercase(), TypeId::Structured(at));
            }
            catalog.enter(catalog.structured[at].name.clone(), &files, TypeId::Structured(at));
        }
        for at in 0..catalog.enums.len() {
            let files: Vec<FileId> = catalog.enums[at].facts.iter().map(|(page, _)| page.file).collect();
            catalog.enter(catalog.enums[at].name.clone(), &files, TypeId::Enum(at));
        }
        let lower = catalog.structured.iter().filter(|known| known.name.name().starts_with(char::is_lowercase)).count();
        catalog.lower_first = lower * 2 >= catalog.structured.len();
        catalog
    }

    fn enter(&mut self, name: QualifiedName, files: &[FileId], id: TypeId) {
        self.by_qualified.entry(key(&name)).or_insert(id);
        self.by_short.entry(name.name().to_lowercase()).or_default().push(id);
        for file in files {
            self.by_file.entry(*file).or_default().push(id);
        }
    }

    /// Whether a page declares a type of this name.
    pub(super) fn declares(&self, name: &QualifiedName) -> bool {
        self.by_qualified.contains_key(&key(name))
    }

    /// The types that a page declares.
    pub(super) fn declared_on(&self, file: FileId) -> &[TypeId] {
        self.by_file.get(&file).map_or(&[], Vec::as_slice)
    }

    /// Gives a structured type another name; the one that its page declares still finds it.
    pub(super) fn rename(&mut self, at: usize, name: QualifiedName) {
        if let Some(known) = self.structured.get_mut(at) {
            known.name = name.clone();
            self.enter(name, &[], TypeId::Structured(at));
        }
    }

    /// The name of a declared type.
    pub(super) fn name(&self, id: TypeId) -> &QualifiedName {
        match id {
            TypeId::Structured(at) => &self.structured[at].name,
            TypeId::Enum(at) => &self.enums[at].name,
        }
    }

    /// What a written name means, seen from a page.
    pub(super) fn meaning(&self, sources: &SourceSet, page: &PageFacts, written: &TypeName) -> Option<Meaning> {
        self.meaning_of(sources, page, &written.name, written.link.as_deref())
    }

    /// What a text means, with the target of the link that it stands in.
    pub(super) fn meaning_of(
        &self,
        sources: &SourceSet,
        page: &PageFacts,
        written: &str,
        link: Option<&str>,
    ) -> Option<Meaning> {
        let name = clean(written);
        if name.is_empty() {
            return None;
        }
        let primitive = primitive(name);
        if let (Some(primitive), None) = (primitive, link) {
            return Some(Meaning::Primitive(primitive));
        }
        let short = name.rsplit('.').next().unwrap_or(name).to_lowercase();
        // Nearly all links lead to the page that is called like their text: where one type alone has that name, no file
        // has to be looked up.
        if let (None, Some([only])) = (primitive, self.by_short.get(&short).map(Vec::as_slice))
            && !self.is_elsewhere(name, *only)
            && link.is_none_or(|link| stem(link).is_some_and(|stem| stem.eq_ignore_ascii_case(&short)))
        {
            return Some(Meaning::Declared(*only));
        }
        let target = link.and_then(|link| sources.resolve(page.file, link).file());
        let on_target = target.map_or(&[] as &[TypeId], |file| self.declared_on(file));
        if let Some(id) = on_target.iter().find(|id| self.name(**id).name().to_lowercase() == short) {
            return Some(Meaning::Declared(*id));
        }
        let named = self.by_name(page_namespace(page), name);
        let linked = link.and_then(|link| self.linked(page, link, on_target));
        // An undeclared name that links to its own page is described there.
        let knows_better = |id: &TypeId| match named {
            Some(named) => self.target_knows_better(named, *id),
            None => target != Some(page.file),
        };
        if let (None, Some(id)) = (primitive, linked.filter(knows_better)) {
            return Some(Meaning::Declared(id));
        }
        if let Some(primitive) = primitive {
            return Some(Meaning::Primitive(primitive));
        }
        if let Some(id) = named {
            return Some(Meaning::Declared(id));
        }
        // The target often knows the right name; an anchor names something else on that page.
        let anchored = link.is_some_and(|link| link.contains('#'));
        if let ([only], false) = (structured_only(on_target).as_slice(), anchored)
            && !looks_like_identifier(name)
        {
            return Some(Meaning::Declared(*only));
        }
        if let (Some(file), false) = (target, anchored)
            && let [only] = on_target
            && file != page.file
        {
            return Some(Meaning::Declared(*only));
        }
        // "A collection of things" is said of the type `thing`.
        let singular = name.strip_suffix('s').and_then(|one| self.by_name(page_namespace(page), one));
        if let Some(id @ TypeId::Structured(_)) = singular {
            return Some(Meaning::Declared(id));
        }
        (looks_like_identifier(name) && name.is_ascii()).then(|| {
            let namespace = link.and_then(|link| self.namespaces.of_link(sources, page, link, &short));
            Meaning::Unknown(self.qualify(namespace.unwrap_or_else(|| page_namespace(page)), name))
        })
    }

    /// The declared type of a name: qualified, else in the namespace given, else in the default one, else the only one of that name.
    pub(super) fn by_name(&self, namespace: &str, name: &str) -> Option<TypeId> {
        let folded = name.to_lowercase();
        if let Some(id) = self.by_alias.get(&folded) {
            return Some(*id);
        }
        let of_that_name = self.by_short.get(folded.rsplit('.').next()?)?;
        if let [only] = of_that_name.as_slice() {
            return (!self.is_elsewhere(name, *only)).then_some(*only);
        }
        if folded.contains('.') {
            let expanded = || format!("{DEFAULT_NAMESPACE}.{}", folded.trim_start_matches("graph."));
            return self.by_qualified.get(&folded).or_else(|| self.by_qualified.get(&expanded())).copied();
        }
        let here = format!("{}.{folded}", namespace.to_lowercase());
        let default = || format!("{DEFAULT_NAMESPACE}.{folded}");
        self.by_qualified.get(&here).or_else(|| self.by_qualified.get(&default())).copied()
    }

    /// Whether a name is qualified by another namespace than the one type of that name, which lies in the default one. Pages
    /// leave out the rest of a namespace, but do not invent one.
    fn is_elsewhere(&self, name: &str, only: TypeId) -> bool {
        let Some((namespace, _)) = name.rsplit_once('.') else { return false };
        let (head, rest) = namespace.split_at_checked(DEFAULT_NAMESPACE.len()).unwrap_or((namespace, ""));
        head.eq_ignore_ascii_case(DEFAULT_NAMESPACE)
            && rest.starts_with('.')
            && self.name(only).namespace() == DEFAULT_NAMESPACE
    }

    /// Whether a link's target outweighs the type that its text names. Texts shorten names; one that says more than the
    /// target is meant, and enumerations often have no page but that of a type that uses them.
    fn target_knows_better(&self, named: TypeId, target: TypeId) -> bool {
        let [text, linked] = [named, target].map(|id| self.name(id).name().to_lowercase());
        let is_for_its_use = matches!((named, target), (TypeId::Enum(_), TypeId::Structured(_)));
        !is_for_its_use && !text.contains(&linked)
    }

    /// The type that a link leads to, whatever its text: the only one of its page, or the one that the file is named after.
    /// An anchor names something else on that page.
    fn linked(&self, page: &PageFacts, link: &str, on_target: &[TypeId]) -> Option<TypeId> {
        let stem = stem(link).filter(|_| !link.contains('#'))?;
        match on_target {
            [] => self.by_name(page_namespace(page), stem),
            [only] => Some(*only),
            several => several.iter().copied().find(|id| self.name(*id).name().eq_ignore_ascii_case(stem)),
        }
    }

    /// Whether pages declare types in a namespace.
    fn has_namespace(&self, namespace: &str) -> bool {
        self.structured.iter().any(|known| known.name.namespace().eq_ignore_ascii_case(namespace))
    }

    /// A qualified name for an undeclared type.
    pub(super) fn qualify(&self, namespace: &str, name: &str) -> QualifiedName {
        let (namespace, short) = match name.rsplit_once('.') {
            Some((namespace, short)) if namespace.eq_ignore_ascii_case(DEFAULT_NAMESPACE) => (DEFAULT_NAMESPACE, short),
            Some((namespace, short)) if namespace.to_lowercase().starts_with(DEFAULT_NAMESPACE) => (namespace, short),
            Some((namespace, short)) if self.has_namespace(namespace) => (namespace, short),
            Some((_, short)) => (DEFAULT_NAMESPACE, short),
            None => (namespace, name),
        };
        let mut letters = short.chars();
        let cased = match letters.next() {
            Some(first) if self.lower_first && letters.clone().any(char::is_lowercase) => {
                first.to_lowercase().chain(letters).collect()
            }
            _ => short.to_owned(),
        };
        QualifiedName::new(namespace, cased)
    }
}

/// The namespace of a page's types.
pub(super) fn page_namespace(page: &PageFacts) -> &str {
    page.namespace.as_ref().map_or(DEFAULT_NAMESPACE, |namespace| namespace.value.as_str())
}

/// The name of the page that a link leads to.
pub(super) fn stem(link: &str) -> Option<&str> {
    link.split(['#', '?']).next()?.rsplit(['/', '\\']).next()?.strip_suffix(".md")
}

fn structured_only(ids: &[TypeId]) -> Vec<TypeId> {
    ids.iter().copied().filter(|id| matches!(id, TypeId::Structured(_))).collect()
}

fn key(name: &QualifiedName) -> String {
    name.as_str().to_lowercase()
}

fn clean(name: &str) -> &str {
    name.trim().trim_start_matches('#').trim_matches(|c: char| c == '`' || c == '.' || c.is_whitespace())
}

/// Whether a text can be a type's name: one identifier, possibly qualified.
pub(super) fn looks_like_identifier(name: &str) -> bool {
    let mut is_start = true;
    for c in name.chars() {
        let fits = match c {
            '.' => !is_start,
            '_' => true,
            c if c.is_ascii_alphabetic() => true,
            c if is_start => c.is_alphabetic(),
            c => c.is_alphanumeric(),
        };
        if !fits {
            return false;
        }
        is_start = c == '.';
    }
    !is_start
}

/// Groups the declarations of all pages by name, letter case ignored; the main one of a group is the
/// strongest one, of equals the one whose page comes first.
fn group<'a, T, S: Ord>(
    pages: &[&'a PageFacts],
    list: impl Fn(&'a PageFacts) -> &'a Vec<T>,
    name: impl Fn(&T) -> &String,
    strength: impl Fn(&T) -> S,
) -> Vec<Declaration<'a, T>> {
    let mut groups: std::collections::BTreeMap<String, Declaration<'a, T>> = std::collections::BTreeMap::new();
    for page in pages {
        for facts in list(page) {
            let written = clean(name(facts));
            if !looks_like_identifier(written) {
                continue;
            }
            let qualified = if written.contains('.') {
                QualifiedName::parse(written)
            } else {
                Some(QualifiedName::new(page_namespace(page), written))
            };
            let Some(qualified) = qualified else { continue };
            let declaration = groups
                .entry(key(&qualified))
                .or_insert_with(|| Declaration { name: qualified.clone(), facts: Vec::new() });
            if declaration.name.name().starts_with(char::is_uppercase)
                && qualified.name().starts_with(char::is_lowercase)
            {
                declaration.name = qualified;
            }
            declaration.facts.push((page, facts));
        }
    }
    let mut declarations: Vec<_> = groups.into_values().collect();
    for declaration in &mut declarations {
        declaration.facts.sort_by_key(|(page, facts)| (Reverse(strength(facts)), page.file));
    }
    declarations.sort_by(|a, b| a.name.cmp(&b.name));
    declarations
}
