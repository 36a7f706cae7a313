//! The parts of a URL that stand before its path: the host and the API version.

/// A target taken apart: the version of a full URL, and the offset where its path starts.
pub(in crate::extract) fn split_version(target: &str) -> (Option<&str>, usize) {
    let (host_end, has_host) = match scheme_end(target) {
        Some(scheme) => {
            let host = scheme + 3;
            (target[host..].find('/').map_or(target.len(), |at| host + at), true)
        }
        None => {
            let first = target.split('/').next().unwrap_or_default();
            let is_host =
                first.contains('.') && !first.contains(['(', '{', '$']) && has_version_after(target, first.len());
            if is_host { (first.len(), true) } else { (0, false) }
        }
    };
    let path = &target[host_end..];
    let segment = path.trim_start_matches('/').split(['/', '?']).next().unwrap_or_default();
    let start = host_end + (path.len() - path.trim_start_matches('/').len());
    if is_version(segment) {
        return (Some(segment), start + segment.len());
    }
    // `https://host/api/v2.0/…`
    let next = path[start - host_end + segment.len()..].strip_prefix('/').unwrap_or_default();
    let next = next.split(['/', '?']).next().unwrap_or_default();
    if has_host && segment.eq_ignore_ascii_case("api") && is_version(next) {
        let at = start + segment.len() + 1;
        return (Some(&target[at..at + next.len()]), at + next.len());
    }
    if has_host && is_version_placeholder(segment) {
        return (None, start + segment.len());
    }
    (None, host_end)
}

/// Whether a target is a full URL.
pub(in crate::extract) fn has_host(target: &str) -> bool {
    scheme_end(target).is_some()
}

/// Where the scheme of a full URL ends; a URL further behind is part of something else.
fn scheme_end(target: &str) -> Option<usize> {
    target.as_bytes().windows(3).take(8).position(|bytes| bytes == b"://")
}

/// Whether the path of a full URL starts with an API version or a placeholder for one.
pub(in crate::extract) fn names_version(url: &str) -> bool {
    let (version, path) = split_version(url);
    version.is_some()
        || url.find("://").is_some_and(|scheme| url[scheme + 3..].find('/').is_some_and(|at| path > scheme + 3 + at))
}

fn has_version_after(target: &str, host: usize) -> bool {
    target[host..].split('/').nth(1).is_some_and(|segment| is_version(segment) || is_version_placeholder(segment))
}

/// Whether a segment is an API version.
pub(in crate::extract) fn is_version(segment: &str) -> bool {
    let number = segment.strip_prefix(['v', 'V']).unwrap_or_default();
    let is_number = number.starts_with(|c: char| c.is_ascii_digit())
        && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        && number.len() < 8;
    is_number || ["beta", "alpha", "preview", "canary"].iter().any(|name| segment.eq_ignore_ascii_case(name))
}

fn is_version_placeholder(segment: &str) -> bool {
    let name = segment.trim_matches(['{', '}', '<', '>', '[', ']']);
    name.len() < segment.len() && name.to_ascii_lowercase().contains("version")
}

#[cfg(test)]
mod tests {
    use super::split_version;

    #[test]
    fn takes_versions_off() {
        let split = |target: &'static str| (split_version(target).0, &target[split_version(target).1..]);
        assert_eq!(split("https://host/v1.0/me/x"), (Some("v1.0"), "/me/x"));
        assert_eq!(split("https://{host}/api/v2.0/me/x"), (Some("v2.0"), "/me/x"));
        assert_eq!(split("https://host/api/me"), (None, "/api/me"));
        assert_eq!(split("https://host/beta"), (Some("beta"), ""));
        assert_eq!(split("https://host/{version}/me"), (None, "/me"));
        assert_eq!(split("/beta/me"), (Some("beta"), "/me"));
        assert_eq!(split("graph.example.com/v1.0/me"), (Some("v1.0"), "/me"));
        assert_eq!(split("/me?$id=https://host/v1.0/x"), (None, "/me?$id=https://host/v1.0/x"));
        assert_eq!(split("users/x"), (None, "users/x"));
    }
}
