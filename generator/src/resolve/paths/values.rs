//! Segments that are values of somebody's data and not names of the API, told by their shape alone.

/// The last labels of host names; no namespace ends in one.
const TOP_LEVEL: [&str; 3] = [".com", ".net", ".org"];

/// Whether a segment is somebody's id and not a name of the API: a GUID, a number, an address, a host, a long token.
pub(super) fn looks_like_id(segment: &str) -> bool {
    if is_host(segment) || is_base64(segment) {
        return true;
    }
    let digits = segment.bytes().filter(u8::is_ascii_digit).count();
    let letters = segment.bytes().filter(u8::is_ascii_alphabetic).count();
    if segment.starts_with('$') || segment.contains('.') && !segment.contains('@') && digits == 0 {
        return false;
    }
    let is_number = digits > 0 && segment.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let is_guid = segment.len() == 36
        && segment.split('-').count() == 5
        && segment.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let has_runs = || segment.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty()).nth(1).is_some();
    let is_token = segment.len() >= 18 && digits >= 3 && letters + digits >= segment.len() / 2 && has_runs();
    is_number || is_guid || is_token || segment.contains('@') || segment.contains("%3A") || segment.contains("!")
}

fn is_host(segment: &str) -> bool {
    TOP_LEVEL.iter().any(|end| segment.ends_with(end))
        && segment.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))
}

/// Whether a segment ends in the padding of base64.
fn is_base64(segment: &str) -> bool {
    let text = segment.trim_end_matches('=');
    text.len() < segment.len()
        && text.len() > 4
        && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '+'))
}
