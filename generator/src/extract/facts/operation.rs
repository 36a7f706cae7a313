//! What a method page says of its operation.

use crate::markdown::Text;
use crate::source::{Span, Spanned};

use super::{PossibleValues, PropertyFacts, TypeMention, TypeName};

/// The operation of a method page.
#[derive(Clone, Debug)]
pub struct OperationFacts {
    /// The request lines of the *HTTP request* section in order (or, without such a section, of the examples).
    pub http: Vec<HttpLine>,
    /// The place of the *HTTP request* section's heading.
    pub http_section: Option<Span>,
    /// The permissions tables in order.
    pub permissions: Vec<PermissionTable>,
    /// A permissions section is there, with or without a table.
    pub permissions_section: Option<Span>,
    /// Path, query and function parameters.
    pub parameters: Vec<ParameterFacts>,
    /// "This method supports the `$select` … OData query parameters": the options named; empty with a span when none is named.
    pub query_options: Option<Spanned<Vec<String>>>,
    /// Request headers, `Authorization` and `Content-Type` included.
    pub headers: Vec<HeaderFacts>,
    /// The *Request body* section.
    pub body: Option<RequestBodyFacts>,
    /// The statements of the *Response* section in order.
    pub responses: Vec<ResponseFacts>,
    /// The place of the *Response* section's heading.
    pub response_section: Option<Span>,
    /// "This function returns", "this action returns": what the *Response* section calls the method.
    pub says_call: Option<Span>,
    /// Whether the page calls itself an action or function with this name (H1 such as `accessPackage: getX`, or path's last segment).
    pub title_verb: Option<Spanned<String>>,
}

/// A request line such as `GET /users/{id}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HttpLine {
    /// The method in upper case.
    pub method: Spanned<String>,
    /// The path as written, without host and version, with its leading slash as written; query string included.
    pub target: Spanned<String>,
    /// The version in the URL, when the line has a full URL.
    pub version: Option<String>,
    /// The lines of a block belong together.
    pub block: u32,
    /// The heading that the block stands under, when it is below the section's own.
    pub heading: Option<String>,
}

/// A permissions table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PermissionTable {
    /// The rows.
    pub rows: Vec<PermissionRow>,
    /// The header says "from most to least privileged".
    pub most_to_least: Option<Span>,
    /// The heading or sentence that introduces the table, where a page has several.
    pub heading: Option<String>,
    /// The place of the table.
    pub span: Span,
}

/// Who calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AccountType {
    /// Delegated (work or school account).
    DelegatedWork,
    /// Delegated (personal Microsoft account).
    DelegatedPersonal,
    /// Application.
    Application,
}

/// A row of a permissions table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PermissionRow {
    /// Who calls; none when the first cell is unknown.
    pub account: Option<AccountType>,
    /// The first cell.
    pub label: Spanned<String>,
    /// The permissions in the order written; of three-column tables the least privileged column first.
    pub permissions: Vec<Spanned<String>>,
    /// The row says "Not supported".
    pub not_supported: Option<Span>,
    /// The permission cells as written.
    pub text: Spanned<String>,
}

/// Where a parameter goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ParameterLocation {
    /// In the path.
    Path,
    /// In the query string.
    Query,
    /// In the parentheses of a function call.
    Function,
    /// In the body of an action.
    Action,
}

/// A row of a parameter table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParameterFacts {
    /// The name as written, code ticks taken off.
    pub name: Spanned<String>,
    /// Where it goes, as far as the section says.
    pub location: ParameterLocation,
    /// The type cell.
    pub ty: Option<TypeMention>,
    /// The description.
    pub description: Text,
    /// "Required." or a *Required* column.
    pub required: Option<Spanned<bool>>,
    /// "The possible values are …".
    pub possible_values: Option<PossibleValues>,
    /// "The kind: `a`, `b`.": the members of an enumeration that has none elsewhere.
    pub listed_values: Option<PossibleValues>,
    /// The row.
    pub span: Span,
}

/// A row of a *Request headers* table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeaderFacts {
    /// The header's name alone: `Prefer` of `Prefer: outlook.timezone`.
    pub name: Spanned<String>,
    /// A value that stands beside the name or in the value column.
    pub value: Option<Spanned<String>>,
    /// The description or value cell.
    pub description: Text,
    /// "Required." / "Optional."
    pub required: Option<Spanned<bool>>,
}

/// The *Request body* section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestBodyFacts {
    /// The section's heading.
    pub span: Span,
    /// "Do not supply a request body".
    pub none: Option<Span>,
    /// "You can optionally provide", "No request body is required. However, you can specify".
    pub optional: Option<Span>,
    /// "supply a JSON representation of `x` object".
    pub resource: Option<TypeName>,
    /// The resource is sent as a collection.
    pub collection: bool,
    /// The section's tables: properties of the resource, or parameters of an action.
    pub properties: Vec<PropertyFacts>,
    /// The table heads its first column *Parameter*, or the prose says "parameters".
    pub are_parameters: bool,
    /// The body is bytes ("binary contents", "the contents of the file", a media type other than JSON).
    pub raw: Option<Spanned<String>>,
    /// The first paragraph.
    pub text: Option<Text>,
}

/// One statement about a response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResponseFacts {
    /// The status code: `200` of "`200 OK` response code".
    pub status: Option<Spanned<u16>>,
    /// The type in the body.
    pub ty: Option<TypeMention>,
    /// "a collection of", "collection of `x` objects".
    pub collection: bool,
    /// "It does not return anything in the response body".
    pub no_body: Option<Span>,
    /// The body is bytes (a file, a stream, CSV).
    pub raw: Option<Span>,
    /// The sentence.
    pub span: Span,
}
