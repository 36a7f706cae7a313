//! What the emitter writes for operations, by hand: the contract between emitted modules and `support`.
//!
//! # The shape of a request
//!
//! One operation (verb and target; all its documented paths) is one struct, one inherent impl and one or two trait impls.
//! Everything from `support` is named with its module, so that no type of the service can collide with it; a module that
//! has requests says `use super::support::{self, Request as _};`, by as many `super` as it is deep.
//!
//! 1. `#[derive(Clone, Debug)] pub struct Name { pub head: support::Head, pub body: B }`. `body` is missing when the
//!    operation takes none. Its doc comment starts with the page's description, then links to the page.
//! 2. `impl Name` with a constructor for each documented path, documented by method and path. It takes the path's parameters
//!    in the order of the template, then the body:
//!    - text: `id: impl Into<String>`, handed on as `id.into()`; parameters that occur twice in a path get distinct
//!      names (`/groups/{id}/events/{id}` gives `group_id`, `id`);
//!    - other primitives of functions: their Rust type (`row: i32`), handed on as `row.to_string()`;
//!    - the template is `Self::METADATA.paths[n]`, so that it stands in the module once.
//! 3. `impl support::Request for Name` with `METADATA`, `Response`, `head`, `head_mut`, and `into_body` when there is a body.
//! 4. `impl support::QueryOptions for Name {}` when the page says that the operation takes OData query options.
//!
//! # Names of constructors
//!
//! The first documented path is `new`. Any other is named after the literal segments of its own path and of nothing
//! else (`at_users_events`), so that a path that is added or reworded elsewhere renames nothing.
//!
//! # Templates
//!
//! As documented, after these normalisations, which the plan makes: the parameter in braces (`<address>`, `(team-id)`), a
//! leading `/`, no version and no host, `'…'` around a function's parameter of type `Edm.String`, and `{+name}` instead of
//! `{name}` for a path inside a drive or site (a parameter after `:/` whose name says that it is a path). Fixed query options
//! that are documented as part of a path stay in the template.
//!
//! # Bodies and answers
//!
//! | documented | `body` | `into_body` |
//! | --- | --- | --- |
//! | a resource, or a table of its properties | the record | `support::Body::json(&self.body)` |
//! | the parameters of an action | a record `NameParameters` in the same module | `support::Body::json(&self.body)` |
//! | JSON of unknown shape | `support::Json` | `support::Body::json(&self.body)` |
//! | bytes, HTML, MIME | `support::Bytes`, taken as `impl Into<support::Bytes>` | `support::Body::bytes(self.body)` |
//! | a reference | `support::Reference`, made from the id by the constructor | `support::Body::reference(self.body)` |
//! | nothing | no field | not emitted |
//!
//! | documented | `Response` |
//! | --- | --- |
//! | a resource | the record |
//! | JSON of unknown shape | `support::Json` |
//! | a collection | `support::Page<T>`, `paged: true` |
//! | a function's single value, a single property | `support::Single<T>` |
//! | `204 No Content`, `202 Accepted` and nothing else | `support::NoContent` |
//! | `200 OK` with a resource, or `204 No Content` / `202 Accepted` | `support::Optional<T>` |
//! | bytes | `support::Bytes` |
//! | bytes, by `302 Found` | `support::Download` |
//! | `/$count` | `support::Count` |
//!
//! # Lints
//!
//! `clippy::new_without_default` is allowed for the tree of emitted modules: a request is made by naming its path, also where
//! that takes no parameter. Support and emitted code compile in every edition from 2021 on, because the crate that includes
//! them has its own.
//!
//! # Alternatives that were measured
//!
//! `cargo check` of 2,500 operations in 400 modules, what they add to the types, dependencies built; each compared with this
//! design in the same run:
//!
//! | design | CPU | peak memory |
//! | --- | --- | --- |
//! | this one | 1 (2.9 s on an idle machine) | 1 (490 MB) |
//! | without `Clone` and `Debug` | 0.7 | 0.8 |
//! | `&str` instead of `impl Into<String>` | 1 | 1 |
//! | one generic `Call<Operation>`, an alias for each operation | 0.7 | 0.6 |
//!
//! The generic type is the lighter one, but users would never see the operation itself in documentation and messages, and its
//! struct would have a body where there is none; a second for all of the service does not buy that.
//!
//! - Path parameters as fields: each operation then needs code to turn its fields into a path. A list of values beside the
//!   template is data, and the constructor gives the names.
//! - `into_http_request(&self)` copies every upload. Whoever sends twice clones the request or the `http::Request`.

#![allow(
    clippy::new_without_default,
    reason = "a request is made by naming its path, also where that takes no parameter"
)]

pub mod event;
pub mod group;
pub mod profile_photo;
pub mod workbook;

pub use crate::support_sample::support;
