//! The list of rules: one file each, one line each.

use super::Rule;

macro_rules! rules {
    ($($module:ident,)*) => {
        $(mod $module;)*

        /// Every rule, in the order of the list, which is that of the codes.
        pub(super) const RULES: &[Rule] = &[$($module::RULE),*];
    };
}

rules! {
    annotation_not_json,
    todo_front_matter,
}
