//! Paths as text: what a link means, seen from the folder of its file, without a look at the disk.

/// Folds `.`, `..`, `\` and doubled `/` of a path, without looking at the disk.
pub fn normalize(path: &str) -> String {
    if is_normal(path) {
        return path.to_owned();
    }
    let mut normalized = String::with_capacity(path.len());
    if path.starts_with(['/', '\\']) {
        normalized.push('/');
    }
    append(&mut normalized, path);
    normalized
}

/// Whether nothing of a path is to be folded, as far as a glance tells: a name that starts with a dot may be normal,
/// too.
fn is_normal(path: &str) -> bool {
    let bytes = path.as_bytes();
    let leads_on = |slash: usize| bytes.get(slash + 1).is_some_and(|next| !matches!(next, b'/' | b'.'));
    !path.starts_with('.') && memchr::memchr(b'\\', bytes).is_none() && memchr::memchr_iter(b'/', bytes).all(leads_on)
}

/// The normalized paths that a target can mean, seen from a normalized folder: one, or for `~/rest` one
/// for each folder above. A path of the site (`/graph/…`) or a URL means no file.
pub(super) fn candidates(folder: &str, target: &str) -> impl Iterator<Item = String> {
    /// How far above the working directory `~/` is looked for.
    const ABOVE: usize = 8;
    let rooted = target.strip_prefix("~/").or_else(|| target.strip_prefix("~\\"));
    let levels = match rooted {
        None if target.starts_with('/') || is_url(target) => 0,
        Some(_) => folder.split('/').filter(|part| !part.is_empty()).count() + 1 + ABOVE,
        None => 1,
    };
    let rest = rooted.unwrap_or(target);
    (0..levels).map(move |level| {
        let mut candidate = String::with_capacity(folder.len() + rest.len() + 1);
        candidate.push_str(folder);
        (0..level).for_each(|_| go_up(&mut candidate));
        append(&mut candidate, rest);
        candidate
    })
}

/// A target without its query and fragment.
pub(crate) fn without_fragment(target: &str) -> &str {
    memchr::memchr2(b'#', b'?', target.as_bytes()).map_or(target, |end| &target[..end])
}

fn is_url(target: &str) -> bool {
    memchr::memchr(b':', target.as_bytes()).is_some() && target.contains("://")
}

/// Appends a path to a normalized one, so that the whole is normalized.
fn append(normalized: &mut String, path: &str) {
    let mut rest = path;
    while let Some(below) = rest.strip_prefix("../") {
        go_up(normalized);
        rest = below;
    }
    if is_normal(rest) && !rest.starts_with('/') {
        return go_down(normalized, rest);
    }
    for part in rest.split(['/', '\\']) {
        match part {
            "" | "." => {}
            ".." => go_up(normalized),
            part => go_down(normalized, part),
        }
    }
}

fn go_down(normalized: &mut String, path: &str) {
    if path.is_empty() {
        return;
    }
    if !normalized.is_empty() && normalized != "/" {
        normalized.push('/');
    }
    normalized.push_str(path);
}

fn go_up(normalized: &mut String) {
    match normalized.as_str() {
        "/" => {}
        "" | ".." => go_down(normalized, ".."),
        path if path.ends_with("/..") => go_down(normalized, ".."),
        path => {
            let end = path.rfind('/').map_or(0, |at| at.max(usize::from(path.starts_with('/'))));
            normalized.truncate(end);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_normalized() {
        for (path, expected) in [
            ("./docs//v1.0/api/../resources/user.md", "docs/v1.0/resources/user.md"),
            ("docs\\api\\x.md", "docs/api/x.md"),
            ("/a/../../b", "/b"),
            ("/a/b/..", "/a"),
            ("a/../../b", "../b"),
            ("../../a/./b/", "../../a/b"),
            ("a/..", ""),
            ("docs/v1.0/.hidden/x.md", "docs/v1.0/.hidden/x.md"),
            ("docs/api/", "docs/api"),
            ("docs/..x/y", "docs/..x/y"),
            ("/", "/"),
        ] {
            assert_eq!(normalize(path), expected, "{path}");
        }
    }
}
