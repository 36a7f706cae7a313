//! What the recurrent phrases of descriptions say about a property.

use crate::source::{Span, Spanned};

use super::TypeName;

/// The traits of a property, each with the phrase that says it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Traits {
    /// "Nullable." / "Not nullable."
    pub nullable: Option<Spanned<bool>>,
    /// "Read-only." (`false`: "Read-write.")
    pub read_only: Option<Spanned<bool>>,
    /// "Write-only."
    pub write_only: Option<Span>,
    /// "Required." or a *Required* column; `false` for "Optional." or "No".
    pub required: Option<Spanned<bool>>,
    /// "Supports `$filter` (`eq`, `ne`)." `Some` with no operators: supported, operators not said.
    pub filter: Option<FilterSupport>,
    /// "Supports `$orderby`."
    pub orderby: Option<Span>,
    /// "Supports `$search`."
    pub search: Option<Span>,
    /// "Supports `$expand`."
    pub expand: Option<Span>,
    /// "Returned by default."
    pub returned_by_default: Option<Span>,
    /// "Returned only on `$select`."
    pub returned_on_select: Option<Span>,
    /// "Possible values are: …"
    pub possible_values: Option<PossibleValues>,
    /// "The kind: `a`, `b`.", "One of `a` or `b`.": the members of an enumeration that has none elsewhere.
    pub listed_values: Option<PossibleValues>,
    /// "This is a multi-valued enumeration": values may be combined.
    pub flags: Option<Span>,
    /// "Deprecated.", "(deprecated)".
    pub deprecated: Option<Span>,
    /// "Inherited from `x`".
    pub inherited_from: Option<TypeName>,
    /// "Default is `x`", "The default value is x".
    pub default_value: Option<Spanned<String>>,
    /// "Key.", "Unique identifier … key".
    pub key: Option<Span>,
    /// "Cannot be changed after creation", "Immutable".
    pub immutable: Option<Span>,
}

/// What "Supports `$filter`" offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilterSupport {
    /// The operators named, as in OData (`eq`, `ne`, `not`, `ge`, `le`, `in`, `startsWith`, `endsWith`, `contains`, `any`, …), in order.
    pub operators: Vec<String>,
    /// The properties that the support is limited to ("on the **id** property"), for navigation and complex properties.
    pub on: Vec<String>,
    /// The phrase.
    pub span: Span,
}

/// A list of possible values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PossibleValues {
    /// The values in order.
    pub values: Vec<Spanned<String>>,
    /// The list says that there may be others ("include", "such as", "for example").
    pub open: bool,
    /// The phrase.
    pub span: Span,
}
