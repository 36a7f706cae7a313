//! Operations: verbs on paths.

use crate::source::Span;

use super::{Fact, QualifiedName, TypeRef};

/// An HTTP method.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HttpMethod {
    /// `GET`
    Get,
    /// `PUT`
    Put,
    /// `POST`
    Post,
    /// `PATCH`
    Patch,
    /// `DELETE`
    Delete,
    /// `HEAD`
    Head,
    /// `OPTIONS`
    Options,
}

impl HttpMethod {
    /// The method's name on the wire.
    pub fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Put => "PUT",
            Self::Post => "POST",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
            Self::Head => "HEAD",
            Self::Options => "OPTIONS",
        }
    }

    /// Reads a name in any letter case.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Get, Self::Put, Self::Post, Self::Patch, Self::Delete, Self::Head, Self::Options]
            .into_iter()
            .find(|method| method.name().eq_ignore_ascii_case(name))
    }
}

/// What an operation does, told from its verb, path and response.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OperationKind {
    /// GET of a collection.
    List,
    /// GET of one thing.
    Get,
    /// POST to a collection.
    Create,
    /// PATCH or PUT of one thing.
    Update,
    /// DELETE of one thing.
    Delete,
    /// POST to a bound or unbound action.
    Action(String),
    /// GET of a bound or unbound function.
    Function(String),
    /// POST or PUT of a reference (`/$ref`).
    AddReference,
    /// DELETE of a reference.
    RemoveReference,
    /// GET of bytes (`/$value`, `/content`).
    Download,
    /// PUT or POST of bytes.
    Upload,
    /// GET of `/$count`.
    Count,
}

/// An operation of one page with one HTTP method: all its paths.
#[derive(Clone, Debug)]
pub struct Operation {
    /// The HTTP method.
    pub method: Fact<HttpMethod>,
    /// The paths in documented order, at least one; all of the same method and meaning.
    pub paths: Vec<PathTemplate>,
    /// What it does.
    pub kind: OperationKind,
    /// The type that the operation belongs to (the module of its request type): of the bound type, the
    /// returned or sent resource, or the collection's elements; none when nothing says so.
    pub resource: Option<QualifiedName>,
    /// The property of the resource that the operation is about, where it is not about the resource itself: `logo`.
    pub property: Option<String>,
    /// The page's title.
    pub title: Option<Fact<String>>,
    /// The description.
    pub description: Option<Fact<String>>,
    /// Query and function parameters beyond those named in the paths, with their types.
    pub parameters: Vec<Parameter>,
    /// The OData query options named, with `$`: `$select`.
    pub query_options: Option<Fact<Vec<String>>>,
    /// Request headers, without `Authorization`.
    pub headers: Vec<Header>,
    /// Permissions for work or school accounts, personal accounts, applications.
    pub permissions: Permissions,
    /// The request body.
    pub body: RequestBody,
    /// The page leaves it open to send the body.
    pub body_optional: Option<Span>,
    /// The responses of success, in documented order.
    pub responses: Vec<Response>,
    /// Deprecated.
    pub deprecated: Option<Span>,
    /// The examples.
    pub examples: Vec<Example>,
    /// The page (its first heading).
    pub place: Span,
}

impl Operation {
    /// Whether the answer refers to what it is said to be of (`GET …/members/$ref`): each element has an `@odata.id` and
    /// nothing else.
    pub fn reads_references(&self) -> bool {
        let ends_so =
            |path: &PathTemplate| matches!(path.segments.last(), Some(PathSegment::Literal(last)) if last == "$ref");
        matches!(self.kind, OperationKind::List | OperationKind::Get) && self.paths.iter().all(ends_so)
    }
}

/// A path with parameters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathTemplate {
    /// The canonical text: leading slash, parameters as `{name}`, no query string.
    pub text: String,
    /// The segments in order.
    pub segments: Vec<PathSegment>,
    /// The type of what the path addresses, as far as pages say it: one thing, or a collection.
    pub addresses: Option<TypeRef>,
    /// The type of what the function or action at the path's end is called on, its binding parameter; none where the
    /// path ends in none, or in one that is called by itself.
    pub binding: Option<TypeRef>,
    /// Values that the page gives to keys instead of a parameter, by the key's name: well-known names such as `me` or `inbox`.
    pub values: Vec<(String, String)>,
    /// A query string that the page's line carries, without `?`.
    pub query: Option<String>,
    /// The place of the line.
    pub span: Span,
}

/// A segment between two slashes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PathSegment {
    /// Literal text: `users`, `microsoft.graph.group`, `$value`.
    Literal(String),
    /// A key: `{user-id}`.
    Key(String),
    /// A call or key in parentheses, or text mixed with parameters: `range(address='{address}')`, `root:`.
    /// The text keeps its `{name}` holes.
    Mixed(String),
}

impl PathTemplate {
    /// The names of the parameters in order of appearance.
    pub fn parameters(&self) -> impl Iterator<Item = &str> {
        self.text.split('{').skip(1).filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
    }
}

/// Where a parameter goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ParameterLocation {
    /// In the path (keys).
    Path,
    /// In the query string.
    Query,
    /// In the parentheses of a function.
    Function,
}

/// A documented parameter.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Its name.
    pub name: Fact<String>,
    /// Where it goes.
    pub location: ParameterLocation,
    /// Its type.
    pub ty: Option<Fact<TypeRef>>,
    /// Required.
    pub required: Option<Fact<bool>>,
    /// Its description.
    pub description: Option<String>,
    /// The values that the page lists, where the type is no enumeration.
    pub possible_values: Vec<Fact<String>>,
}

/// A documented request header.
#[derive(Clone, Debug)]
pub struct Header {
    /// Its name.
    pub name: Fact<String>,
    /// A fixed or example value.
    pub value: Option<String>,
    /// Required.
    pub required: bool,
    /// Its description.
    pub description: Option<String>,
}

/// The permissions of one account type.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Account {
    /// No page says anything.
    #[default]
    Undocumented,
    /// The operation is not available to this account type.
    NotSupported(Span),
    /// The permissions, least privileged first.
    Supported(Vec<Fact<String>>),
}

/// Permissions by account type.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Permissions {
    /// Delegated, work or school account.
    pub delegated_work: Account,
    /// Delegated, personal Microsoft account.
    pub delegated_personal: Account,
    /// Application.
    pub application: Account,
}

/// What is sent.
#[derive(Clone, Debug)]
pub enum RequestBody {
    /// Nothing.
    None,
    /// A resource; the fields are those that the page's table lists (empty: the page gives no table).
    Resource {
        /// Its type.
        ty: Fact<TypeRef>,
        /// The table's rows.
        fields: Vec<BodyField>,
    },
    /// The parameters of an action, or the properties of a body that is no resource.
    Parameters(Vec<BodyField>),
    /// Bytes; the media type where the page names one.
    Raw(Fact<Option<String>>),
    /// `{"@odata.id": "…"}`.
    Reference(Span),
    /// JSON of a shape that no page describes.
    Untyped(Span),
}

/// A row of a request body table.
#[derive(Clone, Debug)]
pub struct BodyField {
    /// Its name.
    pub name: Fact<String>,
    /// Its type.
    pub ty: Fact<TypeRef>,
    /// Required.
    pub required: Option<Fact<bool>>,
    /// Nullable.
    pub nullable: Option<Fact<bool>>,
    /// Its description.
    pub description: Option<Fact<String>>,
    /// The values that the page lists, where the type is no enumeration.
    pub possible_values: Vec<Fact<String>>,
    /// Only the examples show it.
    pub undocumented: bool,
}

/// A response of success.
#[derive(Clone, Debug)]
pub struct Response {
    /// The status code.
    pub status: Fact<u16>,
    /// What it carries.
    pub body: ResponseBody,
}

/// What a response carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ResponseBody {
    /// Nothing.
    None,
    /// One value.
    Value(TypeRef),
    /// A page of a collection (`{"value": […]}`) of elements of this type.
    Page(TypeRef),
    /// `{"value": x}` of a primitive, enumeration or complex function result.
    Wrapped(TypeRef),
    /// Bytes.
    Raw,
    /// JSON of a shape that no page describes.
    Untyped,
}

/// A worked example.
#[derive(Clone, Debug)]
pub struct Example {
    /// Its name: unique on its page.
    pub name: String,
    /// The request.
    pub request: Option<ExampleMessage>,
    /// The responses.
    pub responses: Vec<ExampleMessage>,
}

/// One message of an example.
#[derive(Clone, Debug)]
pub struct ExampleMessage {
    /// The method of a request.
    pub method: Option<HttpMethod>,
    /// The URL of a request as written.
    pub url: Option<String>,
    /// The path of the operation that the URL matches, as an index of [`Operation::paths`].
    pub path: Option<usize>,
    /// The status of a response.
    pub status: Option<u16>,
    /// The headers.
    pub headers: Vec<(String, String)>,
    /// The body as strict JSON, where it is JSON.
    pub json: Option<serde_json::Value>,
    /// The body as text, where it is none.
    pub text: Option<String>,
    /// The type of the body, where it is known.
    pub ty: Option<TypeRef>,
    /// The page says that it leaves things out.
    pub truncated: bool,
    /// Brackets were rebuilt or JSON was repaired.
    pub repaired: bool,
    /// The place.
    pub span: Span,
}
