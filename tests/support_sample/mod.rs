//! What the emitter writes for types, by hand: the contract between emitted modules and `support`.
//!
//! # A structured type
//!
//! ```text
//! use crate::support;                                  // wherever it lies: macros and paths start at `support`
//!
//! /// Description, link.
//! pub struct User {                                    // no derive
//!     /// Description, what can be done with it.
//!     pub display_name: support::Field<String>,        // own properties and those of all base types
//!     /// …
//!     pub additional: support::Additional,             // always, and last
//! }
//!
//! support::structured_type! {
//!     User = "microsoft.graph.user",                   // qualified name
//!     bases: [DirectoryObject, Entity],                // Rust paths, nearest first
//!     derived: [],                                     // qualified names of all types that extend it, however far
//!     {
//!         display_name = "displayName",                // all properties, sorted by the bytes of the JSON name
//!     }
//! }
//! ```
//!
//! The macro gives the type its traits: `StructuredType`, `Default`, `Clone`, `PartialEq`, `Debug`, `Serialize`,
//! `Deserialize`, and for each base `DerivedFrom<Base>` and `From<Type> for Base`. A property that is missing, listed
//! twice, unknown, of a type that no property can have, or out of order does not compile. No other derive fits.
//!
//! # Types of properties
//!
//! | OData | Rust, inside `support::Field<…>` |
//! | --- | --- |
//! | `Edm.Boolean`, `Edm.String`, `Edm.Stream` | `bool`, `String`, `String` |
//! | `Edm.SByte`, `Edm.Int16`, `Edm.Int32`, `Edm.Byte` | `i8`, `i16`, `i32`, `u8` |
//! | `Edm.Int64`, `Edm.Double`, `Edm.Single`, `Edm.Decimal` | `support::Int64`, `Double`, `Double`, `Decimal` |
//! | `Edm.DateTimeOffset`, `Date`, `TimeOfDay`, `Duration`, `Guid`, `Binary` | `support::` and the same name |
//! | an enumeration, one whose members are flags | `Color`, `support::Flags<Color>` |
//! | an entity type or complex type, structural or navigation property | `Box<User>` |
//! | an object whose type only its `@odata.type` says (`Edm.ComplexType`) | `Box<support::Object>` |
//! | anything else (`Edm.Untyped`, geography, JSON without a type, lists of lists or of such) | `support::Json` |
//! | `Collection(…)` of all but the last | `Vec<…>`: `Vec<User>` without `Box`, `Vec<String>` |
//!
//! # An enumeration type
//!
//! An `enum` without derives whose last variant is `Unrecognized(Box<str>)` (a member of that name gets another), and
//! `support::enumeration_type! { Color = "microsoft.graph.color" { Red = "red" } }` with members in any order, each
//! name once. It gets `Enumeration`, `From<&str>`, `Clone`, `PartialEq`, `Eq`, `Hash`, `Debug`, `Display`, `Serialize`,
//! `Deserialize`.

pub mod directory_object;
pub mod entity;
pub mod every_kind;
pub mod group;
pub mod item_body;
#[path = "../../generator/src/emit/support/mod.rs"]
pub mod support;
pub mod term;
pub mod user;
