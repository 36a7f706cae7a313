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
    body_property_not_listed,
    callout_unquoted,
    comment_unclosed,
    content_length,
    drift_description,
    drift_property_type,
    fence_unclosed,
    file_too_large,
    file_unreadable,
    front_matter_duplicate,
    front_matter_invalid,
    front_matter_unclosed,
    heading_malformed,
    id_on_update,
    include_case,
    include_cycle,
    include_depth,
    include_limit,
    include_missing,
    internal_type_name,
    json_elided,
    json_invalid,
    json_unreadable,
    missing_description,
    missing_example,
    missing_front_matter,
    missing_http_request,
    missing_json_representation,
    missing_members,
    missing_permissions,
    missing_response,
    missing_type,
    missing_type_page,
    mojibake,
    name_collision,
    name_not_exported,
    not_utf8,
    nul_byte,
    odata_type_unknown,
    odata_type_without_hash,
    permissions_most_to_least,
    placeholder_value,
    rendered_text,
    symlink_loop,
    tab_unclosed,
    table_malformed,
    todo_description,
    todo_front_matter,
    todo_permission,
    todo_prose,
    todo_snippet,
    undocumented_property,
}
