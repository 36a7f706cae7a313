//! The support code, as it is emitted beside what the pages give.

/// The names and texts of the files of the `support` module.
pub(super) fn files() -> impl Iterator<Item = (&'static str, &'static str)> {
    FILES.iter().copied()
}

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("support/", $name)))),*]
    };
}

const FILES: &[(&str, &str)] = files![
    "additional.rs",
    "body.rs",
    "compare.rs",
    "cursor.rs",
    "endpoint.rs",
    "enumeration.rs",
    "field.rs",
    "json.rs",
    "leaf.rs",
    "mod.rs",
    "number.rs",
    "object.rs",
    "page.rs",
    "path.rs",
    "percent.rs",
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
    "write.rs",
];
