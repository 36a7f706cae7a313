//! Segments that are values of somebody's data and not names of the API, told by their shape alone.

/// Whether a segment is somebody's id and not a name of the API: a GUID, a number, an address, a long token.
pub(super) fn looks_like_id(segment: &str) -> bool {
    let digits = segment.chars().filter(char::is_ascii_digit).count();
    let letters = segment.chars().filter(|c| c.is_ascii_alphabetic()).count();
    if segment.starts_with('$') || segment.contains('.') && !segment.contains('@') && digits == 0 {
        return false;
    }
    let is_number = digits > 0 && segment.chars().all(|c| c.is_ascii_digit() || c == '-');
    let is_guid = segment.len() == 36
        && segment.split('-').count() == 5
        && segment.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    let is_token = segment.len() >= 18 && digits >= 3 && letters + digits >= segment.len() / 2;
    is_number || is_guid || is_token || segment.contains('@') || segment.contains("%3A") || segment.contains("!")
}
