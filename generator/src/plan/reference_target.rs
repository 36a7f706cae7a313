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

/// A link without host and version, its last segment the key.
fn template(link: &str) -> Option<String> {
    let (_, path) = link.split_once("://")?;
    let segments: Vec<&str> = path.split('/').skip(2).filter(|segment| !segment.is_empty()).collect();
    let (key, literals) = segments.split_last()?;
    let is_name = |text: &&str| text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte));
    let is_key = !key.contains(['(', '$', '?']);
    (is_key && !literals.is_empty() && literals.iter().all(is_name)).then(|| format!("/{}/{{id}}", literals.join("/")))
}

#[cfg(test)]
mod tests {
    use super::template;

    #[test]
    fn links_become_templates() {
        for (link, expected) in [
            ("https://graph.microsoft.com/v1.0/directoryObjects/{id}", Some("/directoryObjects/{id}")),
            ("https://graph.microsoft.com/v1.0/education/users/14011", Some("/education/users/{id}")),
            ("https://graph.microsoft.com/v1.0/users('x')/photo", None),
            ("https://graph.microsoft.com/v1.0/me", None),
            ("/communications/calls/1", None),
        ] {
            assert_eq!(template(link).as_deref(), expected, "{link}");
        }
    }
}
