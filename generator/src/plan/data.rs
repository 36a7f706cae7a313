//! The plan: everything that is decided about the emitted Rust, as plain data in the order of the output.
//!
//! `emit` quotes it and decides nothing. All of it can be hashed, so that a module whose plan is as before need not be
//! emitted again.

use super::View;

/// All modules of all versions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct RustPlan {
    /// The versions, sorted by name.
    pub versions: Vec<VersionPlan>,
    /// The path of the support module that is used instead of an emitted one.
    pub support_path: Option<String>,
    /// The Rust paths that stand for types that exist elsewhere, as they were given.
    pub extern_paths: Vec<String>,
    /// The typed views that were asked for, sorted.
    pub views: Option<Vec<View>>,
    /// There are no requests, because only types were asked for.
    pub types_only: bool,
}

/// One version of the API.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct VersionPlan {
    /// The version's name: `v1.0`.
    pub name: String,
    /// Its module: `v1_0`.
    pub module: String,
    /// The cargo feature that switches it on in a crate: `v1`.
    pub feature: String,
    /// The modules with items, sorted by path; modules that only hold other modules are not listed.
    pub modules: Vec<ModulePlan>,
}

/// One module with items: a resource type with its enumerations and requests.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ModulePlan {
    /// The identifiers from the version's module downwards: `call_records`, `session`.
    pub path: Vec<String>,
    /// The lines of the module's documentation.
    pub docs: Vec<String>,
    /// The paths that are imported, sorted: `super::user::User`.
    pub imports: Vec<String>,
    /// The structured types.
    pub structs: Vec<StructPlan>,
    /// The enumerations.
    pub enums: Vec<EnumPlan>,
    /// The requests.
    pub requests: Vec<RequestPlan>,
    /// The pages that the items come from, sorted.
    pub pages: Vec<String>,
}

/// A structured type.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct StructPlan {
    /// The struct's name.
    pub ident: String,
    /// The qualified OData name; of a body that has none, the method and path that it is sent to.
    pub odata_name: String,
    /// The lines of its documentation.
    pub docs: Vec<String>,
    /// Deprecated.
    pub deprecated: bool,
    /// Attributes that the user asked for.
    pub attributes: Vec<String>,
    /// Its fields in documented order, inherited ones first.
    pub fields: Vec<FieldPlan>,
    /// The paths of the types it can be turned into, nearest first.
    pub bases: Vec<String>,
    /// The qualified OData names of the types that extend it, however far, sorted.
    pub derived: Vec<String>,
}

/// A field of a struct.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FieldPlan {
    /// The field's name.
    pub ident: String,
    /// The property's name in JSON.
    pub property: String,
    /// The type in `support::Field<…>`.
    pub ty: RustType,
    /// The lines of its documentation.
    pub docs: Vec<String>,
    /// Deprecated.
    pub deprecated: bool,
    /// Attributes that the user asked for.
    pub attributes: Vec<String>,
}

/// A type of a field, parameter or response.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum RustType {
    /// A type of the language or its prelude: `bool`, `String`.
    Language(&'static str),
    /// A type of the support module: `DateTimeOffset`.
    Support(&'static str),
    /// An emitted type, by the path that reaches it from the module.
    Item(String),
    /// `Box<T>`.
    Boxed(Box<Self>),
    /// `Vec<T>`.
    List(Box<Self>),
    /// A generic type of the support module: `Flags<T>`, `Page<T>`.
    Of(&'static str, Box<Self>),
}

/// An enumeration.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct EnumPlan {
    /// The enum's name.
    pub ident: String,
    /// The qualified OData name.
    pub odata_name: String,
    /// The lines of its documentation.
    pub docs: Vec<String>,
    /// Deprecated.
    pub deprecated: bool,
    /// Attributes that the user asked for.
    pub attributes: Vec<String>,
    /// The known members.
    pub variants: Vec<VariantPlan>,
}

/// A known member of an enumeration.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct VariantPlan {
    /// The variant's name.
    pub ident: String,
    /// The member's name in JSON.
    pub member: String,
    /// The lines of its documentation.
    pub docs: Vec<String>,
    /// Deprecated.
    pub deprecated: bool,
}

/// A request: one operation with all its paths.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct RequestPlan {
    /// The struct's name.
    pub ident: String,
    /// The lines of its documentation.
    pub docs: Vec<String>,
    /// Deprecated.
    pub deprecated: bool,
    /// The HTTP method: `GET`.
    pub method: &'static str,
    /// The version's name.
    pub version: String,
    /// The link to the page, or its path.
    pub page: String,
    /// A constructor for each documented path.
    pub constructors: Vec<ConstructorPlan>,
    /// A setter for each documented header and query parameter that the caller chooses.
    pub setters: Vec<SetterPlan>,
    /// What is sent.
    pub body: BodyPlan,
    /// Whether it is left open to send it.
    pub body_optional: bool,
    /// What a successful answer holds.
    pub response: RustType,
    /// Whether the answer comes in pages.
    pub paged: bool,
    /// Whether the page says that the operation takes OData query options.
    pub query_options: bool,
    /// The permissions for work or school accounts, personal accounts, applications.
    pub permissions: [PermissionPlan; 3],
}

/// A constructor: one documented path.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ConstructorPlan {
    /// The function's name.
    pub ident: String,
    /// The lines of its documentation.
    pub docs: Vec<String>,
    /// The path template with its holes.
    pub template: String,
    /// The parameters in the order of the holes.
    pub parameters: Vec<ParameterPlan>,
}

/// A parameter of a constructor.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ParameterPlan {
    /// The parameter's name.
    pub ident: String,
    /// Its type when it is a number or a boolean; otherwise it is text.
    pub ty: Option<&'static str>,
}

/// A method that sets a header or a query parameter.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SetterPlan {
    /// The method's name.
    pub ident: String,
    /// The lines of its documentation.
    pub docs: Vec<String>,
    /// What it sets.
    pub target: SetterTarget,
    /// The name of the header or parameter in HTTP.
    pub name: String,
    /// The type of the value when it is a number or a boolean; otherwise it is text.
    pub ty: Option<&'static str>,
}

/// What a setter sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SetterTarget {
    /// A query parameter.
    Query,
    /// A header.
    Header,
    /// A header that is a list, to which the setter adds.
    ListHeader,
}

/// What a request sends.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum BodyPlan {
    /// Nothing.
    None,
    /// JSON of a type, with the words that document the field.
    Json(RustType, Vec<String>),
    /// Bytes.
    Bytes,
    /// A reference to an entity, made from its id when it is known which path it goes to, with the name of that
    /// parameter.
    Reference(Option<(String, String)>),
}

/// The permissions for one kind of account.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum PermissionPlan {
    /// The permissions, least privileged first.
    Documented(Vec<String>),
    /// Not available.
    NotSupported,
    /// No page says anything.
    Undocumented,
}
