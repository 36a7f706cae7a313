//! An entity type that extends another.
#![forbid(unsafe_code)]

use super::support;

/// A user.
pub struct User {
    /// The key.
    pub id: support::Field<String>,
    /// When it was deleted.
    pub deleted_date_time: support::Field<support::DateTimeOffset>,
    /// Whether the user can sign in.
    pub account_enabled: support::Field<bool>,
    /// The name to show.
    pub display_name: support::Field<String>,
    /// Telephone numbers.
    pub business_phones: support::Field<Vec<String>>,
    /// Text about the user.
    pub about_me: support::Field<Box<super::item_body::ItemBody>>,
    /// Whom the user reports to.
    pub manager: support::Field<Box<super::directory_object::DirectoryObject>>,
    /// Who reports to the user.
    pub direct_reports: support::Field<Vec<super::directory_object::DirectoryObject>>,
    /// Annotations, and properties that are not documented.
    pub additional: support::Additional,
}

support::structured_type! {
    User = "microsoft.graph.user",
    bases: [super::directory_object::DirectoryObject, super::entity::Entity],
    derived: [],
    {
        about_me = "aboutMe",
        account_enabled = "accountEnabled",
        business_phones = "businessPhones",
        deleted_date_time = "deletedDateTime",
        direct_reports = "directReports",
        display_name = "displayName",
        id = "id",
        manager = "manager",
    }
}
