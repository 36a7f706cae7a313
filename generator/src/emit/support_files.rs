//! The support code, as it is emitted beside what the pages give, with the typed views that are asked for.

use std::borrow::Cow;

use crate::plan::View;

/// The names and texts of the files of the `support` module. In a crate of its own, each view depends on its feature.
pub(super) fn files(views: &[View], is_crate: bool) -> impl Iterator<Item = (&'static str, Cow<'static, str>)> {
    let texts = FILES.iter().map(move |(name, text)| match *name {
        "mod.rs" => (*name, Cow::Owned(with_views(text, views, is_crate))),
        _ => (*name, Cow::Borrowed(*text)),
    });
    texts.chain(views.iter().map(|view| view_file(*view)).map(|(name, text)| (name, Cow::Borrowed(text))))
}

/// The root of the module, with the views declared.
fn with_views(text: &str, views: &[View], is_crate: bool) -> String {
    let mut text = text.to_owned();
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

const FILES: &[(&str, &str)] = files![
    "additional.rs",
    "base64.rs",
    "body.rs",
    "compare.rs",
    "cursor.rs",
    "duration.rs",
    "elements.rs",
    "endpoint.rs",
    "enumeration.rs",
    "field.rs",
    "json.rs",
    "leaf.rs",
    "mod.rs",
    "names.rs",
    "number.rs",
    "object.rs",
    "page.rs",
    "path.rs",
    "percent.rs",
    "property.rs",
    "query.rs",
    "read.rs",
    "request.rs",
    "response.rs",
    "retry_after.rs",
    "service_error.rs",
    "source.rs",
    "structured.rs",
    "table.rs",
    "template.rs",
    "text.rs",
    "value.rs",
    "view.rs",
    "write.rs",
];
