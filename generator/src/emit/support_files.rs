//! The support code, as it is emitted beside what the pages give, with the typed views that are asked for, and without what
//! serves requests where there are none.

use std::borrow::Cow;

use crate::plan::View;

/// The names and texts of the files of the `support` module. In a crate of its own, each view depends on its feature.
pub(super) fn files(
    views: &[View],
    is_crate: bool,
    types_only: bool,
) -> impl Iterator<Item = (&'static str, Cow<'static, str>)> {
    let of_requests = if types_only { &[] } else { OF_REQUESTS };
    let texts = OF_TYPES.iter().chain(of_requests).map(|(name, text)| (*name, Cow::Borrowed(*text)));
    let root = if types_only { without_requests() } else { ROOT.to_owned() };
    let root = ("mod.rs", Cow::Owned(with_views(root, views, is_crate)));
    std::iter::once(root)
        .chain(texts)
        .chain(views.iter().map(|view| view_file(*view)).map(|(name, text)| (name, Cow::Borrowed(text))))
}

/// The root of the module, without the modules that serve requests.
fn without_requests() -> String {
    let is_of_requests = |line: &&str| {
        let module = line.strip_prefix("mod ").or_else(|| line.strip_prefix("pub use "));
        let module = module.and_then(|rest| rest.split([';', ':']).next());
        module.is_some_and(|module| OF_REQUESTS.iter().any(|(name, _)| name.strip_suffix(".rs") == Some(module)))
    };
    ROOT.lines().filter(|line| !is_of_requests(line)).flat_map(|line| [line, "\n"]).collect()
}

/// The root of the module, with the views declared.
fn with_views(mut text: String, views: &[View], is_crate: bool) -> String {
    for (at, name) in views.iter().map(|view| view.name()).enumerate() {
        text.push_str(if at == 0 { "\n" } else { "" });
        if is_crate {
            text.push_str(&format!("#[cfg(feature = {name:?})]\n"));
        }
        text.push_str(&format!("mod view_{name};\n"));
    }
    text
}

const fn view_file(view: View) -> (&'static str, &'static str) {
    match view {
        View::Chrono => ("view_chrono.rs", include_str!("support/view_chrono.rs")),
        View::Jiff => ("view_jiff.rs", include_str!("support/view_jiff.rs")),
        View::Time => ("view_time.rs", include_str!("support/view_time.rs")),
        View::Uuid => ("view_uuid.rs", include_str!("support/view_uuid.rs")),
    }
}

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("support/", $name)))),*]
    };
}

const ROOT: &str = include_str!("support/mod.rs");

/// What types need.
const OF_TYPES: &[(&str, &str)] = files![
    "additional.rs",
    "base64.rs",
    "compare.rs",
    "cursor.rs",
    "duration.rs",
    "elements.rs",
    "enumeration.rs",
    "field.rs",
    "json.rs",
    "leaf.rs",
    "number.rs",
    "object.rs",
    "page.rs",
    "property.rs",
    "read.rs",
    "source.rs",
    "structured.rs",
    "table.rs",
    "text.rs",
    "value.rs",
    "view.rs",
    "write.rs",
];

/// What only requests need.
const OF_REQUESTS: &[(&str, &str)] = files![
    "body.rs",
    "endpoint.rs",
    "names.rs",
    "path.rs",
    "percent.rs",
    "query.rs",
    "request.rs",
    "response.rs",
    "retry_after.rs",
    "service_error.rs",
    "template.rs",
];
