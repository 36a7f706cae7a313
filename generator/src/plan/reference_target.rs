//! Which path the reference that a request sends goes to, told from the page's examples.

use crate::model::Operation;

/// The property that holds a reference.
const ODATA_ID: &str = "@odata.id";

/// The template of the entity that the examples refer to: `/directoryObjects/{id}`. An example with a placeholder knows
/// better than one with a literal id.
pub(super) fn reference_target(operation: &Operation) -> Option<String> {
    let requests = operation.examples.iter().filter_map(|example| example.request.as_ref());
    let links = requests.filter_map(|request| request.json.as_ref()?.get(ODATA_ID)?.as_str());
    let mut links: Vec<&str> = links.collect();
    links.sort_by_key(|link| !link.contains('{'));
    links.into_iter().find_map(template)
}

/// A link without host and version, its last segment the key. One that leads over the keys of other entities is left to
/// the user: those of the example are nobody's.
fn template(link: &str) -> Option<String> {
    let (_, path) = link.split_once("://")?;
    let segments: Vec<&str> = path.split('/').skip(2).filter(|segment| !segment.is_empty()).collect();
    let (key, literals) = segments.split_last()?;
    let is_key = !key.contains(['(', '$', '?']);
    (is_key && !literals.is_empty() && literals.iter().all(|text| is_name(text)))
        .then(|| format!("/{}/{{id}}", literals.join("/")))
}

/// Whether a segment can be the name of a property or an entity set; one with many digits, or with a hyphen, is a key.
fn is_name(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._".contains(&byte)) && digits <= MOST_DIGITS
}

/// More digits than `alerts_v2`, `b2xUserFlows` or `x509Certificates` have.
const MOST_DIGITS: usize = 3;

#[cfg(test)]
mod tests {
    use super::template;

    #[test]
    fn links_become_templates() {
        for (link, expected) in [
            ("https://graph.microsoft.com/v1.0/directoryObjects/{id}", Some("/directoryObjects/{id}")),
            ("https://graph.microsoft.com/v1.0/education/users/14011", Some("/education/users/{id}")),
            ("https://graph.microsoft.com/v1.0/garden/b2xBeds/14011", Some("/garden/b2xBeds/{id}")),
            ("https://graph.microsoft.com/v1.0/garden/beds/9a7d1f/rows/1", Some("/garden/beds/9a7d1f/rows/{id}")),
            ("https://graph.microsoft.com/v1.0/garden/beds/9a7d1f06-12/rows/1", None),
            ("https://graph.microsoft.com/v1.0/garden/beds/2031/rows/1", None),
            ("https://graph.microsoft.com/v1.0/users('x')/photo", None),
            ("https://graph.microsoft.com/v1.0/me", None),
            ("/communications/calls/1", None),
        ] {
            assert_eq!(template(link).as_deref(), expected, "{link}");
        }
    }
}
