//! Rust names: the one home of identifiers, keywords, acronyms and collisions.
//!
//! # The rule
//!
//! Names come from what clients send and receive (types, properties, members, verbs, paths), never from titles or
//! prose, so that a reworded page renames nothing.
//!
//! 1. **Words** ([`words`]): a name falls into words at changes of case and at signs; acronyms are one word
//!    (`iOSLobApp` → `ios lob app`). Modules, fields and parameters join them as `snake_case`, types and variants as
//!    `PascalCase`.
//! 2. **Keywords** are written raw (`r#type`); the four that cannot be get an underscore (`self_`). A name that starts
//!    with a digit gets an `n` in front (`N10mbps`).
//! 3. **Modules**: one a resource type, `v1_0::access_package`; namespaces below the API's own are parent modules,
//!    `v1_0::call_records::session`. An enumeration is in the module of the one type that uses it, else in its own.
//!    Operations that belong to no type are in the module of what their path's first segment addresses, else in one that is
//!    called after it.
//! 4. **Requests** ([`operation`]): `List`, `Get`, `Create`, `Update`, `Delete`, the name of an action or function,
//!    `AddMember` / `RemoveMember` / `SetManager` / `ListMemberReferences` for references, `Download`, `Upload`, `Count`; of a property that is no
//!    resource with its name (`GetLabel`, `UploadLogo`). They are in the module of what they are about: an action or
//!    function in that of the type it is called on, a reference in that of the type that refers. PATCH updates; PUT does so
//!    where no PATCH of the module does, else it is called `Replace`. When several operations of a module want one
//!    name, the one on the resource's own path keeps it (`/users/{id}`, not `/me/manager`; of a `driveItem`
//!    `/drives/{id}/items/{id}`, not `/me/drive/following/{id}`), then the one with the shortest path. Overloads of a function add their arguments (`RangeByAddress`); the others add the literal segments of theirs
//!    (`ListGroupMembers`, `CreateTeamMember`), of a set's entity rather than of a singleton (`ListUserMemberOf`, not
//!    `ListMeMemberOf`); where that is taken too, an unusual HTTP
//!    method comes instead of the verb, and at last the name of the page's file. A verb that Rust has another meaning for
//!    adds the resource (`CopyMessage`). Pages that document one request of one module share its type.
//! 5. **Constructors** ([`path`]): `new` for the first documented path, for each other one `at_` and the literal segments
//!    of its path (`at_groups_calendar_events`) but the last one that the request is called after
//!    (`CheckMemberGroups::at_groups`); paths of the same segments are told apart by their parameters (`by_date`). Parameters are named as in the template; of several with one name all
//!    but the last add the segment before them (`group_id`, `id`). Setters are named as what they set (`if_match`), with
//!    `set_` before a name that is taken.
//! 6. **Collisions** ([`scope`]): who claims first keeps the name: types before enumerations before requests, each in the
//!    order of their qualified names (requests: shortest path first). The loser takes the next of its candidates
//!    (`…Type`, `…_property`, `…Member`), and a number only when nothing else is left. Names that the emitted code uses
//!    itself (`String`, `Box`, `support`) are taken from the start. Each loss is reported as `name-collision`.
//!
//! Names are decided for the whole version before anything is selected, so that `--include` renames nothing.

mod ident;
pub(crate) mod operation;
pub(crate) mod path;
pub(crate) mod scope;
mod words;

use std::collections::HashSet;

pub(crate) use ident::{pascal, raw, singular, snake, snake_ident};
pub(crate) use scope::{Claimed, Scope};

/// The module name of a version and the feature that switches it on: `v1.0` gives `v1_0` and `v1`.
pub(crate) fn version_names(version: &str) -> (String, String) {
    let feature = version.strip_suffix(".0").unwrap_or(version);
    let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let feature: String = feature.chars().map(|c| if is_plain(c) { c.to_ascii_lowercase() } else { '-' }).collect();
    let feature = feature.trim_start_matches('-');
    (snake_ident(version), if feature.is_empty() { "version" } else { feature }.to_owned())
}

/// The name, or with the first number behind it that makes it one that is not taken; takes it.
pub(crate) fn untaken(name: &str, separator: char, taken: &mut HashSet<String>) -> String {
    let numbered = (2..).map(|number| format!("{name}{separator}{number}"));
    let free = std::iter::once(name.to_owned()).chain(numbered).find(|name| !taken.contains(name)).unwrap_or_default();
    taken.insert(free.clone());
    free
}

/// Names that no emitted item may have, because emitted code means something else by them.
pub(crate) const RESERVED_ITEMS: &[&str] = &[
    "Box",
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "Deserialize",
    "Drop",
    "Eq",
    "Err",
    "From",
    "Into",
    "Iterator",
    "None",
    "Ok",
    "Option",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "Result",
    "Self",
    "Send",
    "Serialize",
    "Sized",
    "Some",
    "String",
    "Sync",
    "ToString",
    "Vec",
];

/// Names that no emitted module may have, for the same reason.
pub(crate) const RESERVED_MODULES: &[&str] = &["alloc", "core", "http", "serde", "serde_json", "std", "support"];
