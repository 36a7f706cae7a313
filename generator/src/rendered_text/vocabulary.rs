//! The lines that every page of this documentation has, and what they open.
//!
//! A rendered page says nothing about its own structure, so the structure is read from the words that
//! the site's templates put on each page. The words stand here, as tables; what to do when one of them
//! is met is left to `rebuild`.

use super::lines::strip_prefix_ci;

/// The part of a page that a heading opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// What stands above all known headings.
    Introduction,
    Permissions,
    HttpRequest,
    Parameters,
    RequestHeaders,
    RequestBody,
    /// The response in prose: of the method, or of an example.
    Response,
    Example,
    /// The request of an example.
    Request,
    Methods,
    Properties,
    Relationships,
    JsonRepresentation,
    Members,
    /// A section that nothing is derived from.
    Other,
}

impl Part {
    /// The heading that Markdown pages have for the part, for pages that lost the line.
    pub(super) fn title(self) -> &'static str {
        match self {
            Self::Introduction | Self::Other => "",
            Self::Permissions => "Permissions",
            Self::HttpRequest => "HTTP request",
            Self::Parameters => "Query parameters",
            Self::RequestHeaders => "Request headers",
            Self::RequestBody => "Request body",
            Self::Response => "Response",
            Self::Example => "Examples",
            Self::Request => "Request",
            Self::Methods => "Methods",
            Self::Properties => "Properties",
            Self::Relationships => "Relationships",
            Self::JsonRepresentation => "JSON representation",
            Self::Members => "Members",
        }
    }
}

/// Headings by their words in lower case.
const HEADINGS: &[(&str, Part)] = &[
    ("permissions", Part::Permissions),
    ("prerequisites", Part::Permissions),
    ("authorization", Part::Permissions),
    ("http request", Part::HttpRequest),
    ("http requests", Part::HttpRequest),
    ("function parameters", Part::Parameters),
    ("optional query parameters", Part::Parameters),
    ("odata query parameters", Part::Parameters),
    ("query parameters", Part::Parameters),
    ("path parameters", Part::Parameters),
    ("request parameters", Part::Parameters),
    ("parameters", Part::Parameters),
    ("request headers", Part::RequestHeaders),
    ("optional request headers", Part::RequestHeaders),
    ("request body", Part::RequestBody),
    ("response", Part::Response),
    ("responses", Part::Response),
    ("example", Part::Example),
    ("examples", Part::Example),
    ("request", Part::Request),
    ("methods", Part::Methods),
    ("tasks", Part::Methods),
    ("functions", Part::Methods),
    ("properties", Part::Properties),
    ("relationships", Part::Relationships),
    ("json representation", Part::JsonRepresentation),
    ("members", Part::Members),
    ("values", Part::Members),
    ("see also", Part::Other),
    ("related content", Part::Other),
    ("remarks", Part::Other),
    ("next steps", Part::Other),
    ("what's new", Part::Other),
    ("error responses", Part::Other),
    ("error handling", Part::Other),
    ("common use cases", Part::Other),
    ("derived types", Part::Other),
    ("instance attributes", Part::Other),
    ("known limitations", Part::Other),
];

const LONGEST_HEADING: usize = 32;

/// The part that a line opens when it is a known heading.
pub(super) fn heading(line: &str) -> Option<Part> {
    if line.len() > LONGEST_HEADING || !line.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let find = |line: &str| HEADINGS.iter().find(|(words, _)| line.eq_ignore_ascii_case(words)).map(|(_, part)| *part);
    find(line).or_else(|| {
        // "Request 2", "Response 2".
        let numbered = line.trim_end_matches(|c: char| c.is_ascii_digit());
        let part = if numbered.len() < line.len() { find(numbered.trim_end()) } else { None };
        part.filter(|part| matches!(part, Part::Request | Part::Response))
    })
}

/// Whether a line is the heading of one of several examples: `Example 2: Create a policy`.
pub(super) fn is_named_example(line: &str) -> bool {
    let Some(rest) = strip_prefix_ci(line, "example ") else { return false };
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    digits > 0 && matches!(rest.as_bytes().get(digits), None | Some(b':' | b'.' | b' ' | b'-'))
}

/// Beginnings of sentences that stand first in a part, for pages that lost its heading.
const OPENINGS: &[(&str, Part)] = &[
    ("One of the following permissions", Part::Permissions),
    ("Choose the permission", Part::Permissions),
    ("The following permissions are required", Part::Permissions),
    ("The following table shows the least privileged", Part::Permissions),
    ("This method supports the OData query parameters", Part::Parameters),
    ("This method supports some of the OData query parameters", Part::Parameters),
    ("This method does not support OData query parameters", Part::Parameters),
    ("In the request body,", Part::RequestBody),
    ("In the request body supply", Part::RequestBody),
    ("Do not supply a request body", Part::RequestBody),
    ("Don't supply a request body", Part::RequestBody),
    ("If successful,", Part::Response),
    ("The following is a JSON representation", Part::JsonRepresentation),
    ("The following JSON representation", Part::JsonRepresentation),
    ("Here is a JSON representation", Part::JsonRepresentation),
];

/// The part that a sentence stands first in.
pub(super) fn opening(line: &str) -> Option<Part> {
    if !line.starts_with(['O', 'C', 'T', 'I', 'D', 'H']) {
        return None;
    }
    OPENINGS.iter().find(|(words, _)| strip_prefix_ci(line, words).is_some()).map(|(_, part)| *part)
}

/// Whether a sentence says what a method answers: a status code, and that it is one.
pub(super) fn is_response_statement(line: &str) -> bool {
    let status =
        |word: &str| word.len() == 3 && matches!(word.as_bytes(), [b'2', b'0', digit] if digit.is_ascii_digit());
    ["response", "status code"].iter().any(|words| line.contains(words))
        && line.split_whitespace().any(|word| status(word.trim_matches(['`', ',', '.', '(', ')'])))
}

/// The half of an example that a sentence introduces: "The following is an example of the request."
pub(super) fn example_opening(line: &str) -> Option<Part> {
    const BEGINNINGS: &[&str] =
        &["The following", "Here is an example", "Here's an example", "The response object shown"];
    if line.len() > 200 || !BEGINNINGS.iter().any(|words| strip_prefix_ci(line, words).is_some()) {
        return None;
    }
    let lower = line.to_ascii_lowercase();
    let shows = lower.contains("example") || lower.contains("shown here") || lower.contains("shows");
    match (lower.find("request"), lower.find("response")) {
        (Some(request), response) if shows && response.is_none_or(|at| request < at) => Some(Part::Request),
        (_, Some(_)) if shows => Some(Part::Response),
        _ => None,
    }
}

/// Whether a line is prose although it has no full stop.
pub(super) fn is_sentence(line: &str) -> bool {
    const BEGINNINGS: &[&str] = &["None", "Here is", "Here's", "The following", "This ", "If ", "There "];
    BEGINNINGS.iter().any(|words| strip_prefix_ci(line, words).is_some())
}

/// The kind of a callout and its first words: `Note: …`, `Important` alone on a line.
pub(super) fn callout(line: &str) -> Option<(&'static str, &str)> {
    const KINDS: &[&str] = &["NOTE", "IMPORTANT", "TIP", "WARNING", "CAUTION"];
    for kind in KINDS {
        let Some(rest) = strip_prefix_ci(line, kind) else { continue };
        if rest.is_empty() {
            return Some((kind, rest));
        }
        return rest.strip_prefix(':').map(|rest| (*kind, rest.trim_start()));
    }
    None
}

/// The info string of a code block whose language stands on a line above it.
pub(super) fn language(line: &str) -> Option<&'static str> {
    const LANGUAGES: &[(&str, &str)] = &[
        ("HTTP", "http"),
        ("msgraph-interactive", "msgraph-interactive"),
        ("JSON", "json"),
        ("C#", "csharp"),
        ("JavaScript", "javascript"),
        ("Objective-C", "objc"),
        ("Java", "java"),
        ("Go", "go"),
        ("PHP", "php"),
        ("Python", "python"),
        ("PowerShell", "powershell"),
        ("CLI", "bash"),
        ("XML", "xml"),
    ];
    if line.len() > 20 {
        return None;
    }
    LANGUAGES.iter().find(|(words, _)| line.eq_ignore_ascii_case(words)).map(|(_, info)| *info)
}

/// Whether a line is a button or label that the site puts around code and tables.
pub(super) fn is_button(line: &str) -> bool {
    const BUTTONS: &[&str] = &["Copy", "Try It", "Expand table", "Open Cloud Shell", "Run in Postman"];
    line.len() <= 20 && BUTTONS.iter().any(|words| line.eq_ignore_ascii_case(words))
}

/// Whether a line is one of those that the site puts between the title and the text: kind, date, contributors.
pub(super) fn is_byline(line: &str) -> bool {
    const LABELS: &[&str] = &["Article", "Reference", "Feedback", "Share via", "Save", "Edit", "Print"];
    if line.len() > 60 {
        return false;
    }
    let is_date = line.split('/').count() == 3 && line.bytes().all(|byte| byte.is_ascii_digit() || byte == b'/');
    let counts = strip_suffixes(line).is_some_and(|number| number.trim().bytes().all(|byte| byte.is_ascii_digit()));
    is_date || counts || LABELS.iter().any(|words| line.eq_ignore_ascii_case(words))
}

fn strip_suffixes(line: &str) -> Option<&str> {
    ["contributors", "contributor", "minutes to read", "minute read"].iter().find_map(|words| line.strip_suffix(words))
}

/// Whether a line heads the list of the page's own headings.
pub(super) fn is_contents(line: &str) -> bool {
    line.eq_ignore_ascii_case("in this article")
}

/// The names of HTTP's methods.
pub(super) const METHODS: &[&str] = &["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "MERGE"];
