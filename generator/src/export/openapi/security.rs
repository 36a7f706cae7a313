//! Permissions as security requirements, and the schemes that they belong to.
//!
//! Each permission suffices by itself, so each is a requirement of its own; the least privileged one stands first.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::model::{Account, ApiVersion, Operation};

use super::document::{Flow, Map, SecurityRequirement, SecurityScheme};
use super::routes::Documented;

const DELEGATED: &str = "delegated";
const APPLICATION: &str = "application";
const AUTHORIZE: &str = "https://login.microsoftonline.com/common/oauth2/v2.0/authorize";
const TOKEN: &str = "https://login.microsoftonline.com/common/oauth2/v2.0/token";

/// What every operation needs of which no page says more: a token.
pub(super) fn any_token<'a>() -> Vec<SecurityRequirement<'a>> {
    [DELEGATED, APPLICATION].map(|scheme| SecurityRequirement { scheme, scope: None }).into()
}

/// The alternatives of an operation, those of the leading page first.
pub(super) fn requirements<'a>(documented: &[Documented<'a>]) -> Vec<SecurityRequirement<'a>> {
    let mut found: Vec<SecurityRequirement<'a>> = Vec::new();
    for scheme in [DELEGATED, APPLICATION] {
        let names = documented.iter().flat_map(|one| accounts(one.operation, scheme)).flat_map(permissions);
        for name in names {
            if found.iter().all(|known| known.scheme != scheme || known.scope != Some(name)) {
                found.push(SecurityRequirement { scheme, scope: Some(name) });
            }
        }
    }
    found
}

/// The accounts that a scheme stands for.
fn accounts<'a>(operation: &'a Operation, scheme: &str) -> impl Iterator<Item = &'a Account> {
    let permissions = &operation.permissions;
    let accounts = match scheme {
        DELEGATED => [Some(&permissions.delegated_work), Some(&permissions.delegated_personal)],
        _ => [Some(&permissions.application), None],
    };
    accounts.into_iter().flatten()
}

fn permissions(account: &Account) -> impl Iterator<Item = &str> {
    let named = match account {
        Account::Supported(named) => named.as_slice(),
        Account::Undocumented | Account::NotSupported(_) => &[],
    };
    named.iter().map(|name| name.value.as_str())
}

/// The schemes with every permission that an operation of the version names.
pub(super) fn schemes(version: &ApiVersion) -> Map<'_, SecurityScheme<'_>> {
    let scopes = |scheme: &str| {
        let names: BTreeSet<&str> =
            version.operations.iter().flat_map(|operation| accounts(operation, scheme)).flat_map(permissions).collect();
        Map(names.into_iter().map(|name| (Cow::Borrowed(name), "")).collect())
    };
    let delegated = SecurityScheme {
        kind: "oauth2",
        description: "A user has signed in.",
        flows: Map(vec![(
            Cow::Borrowed("authorizationCode"),
            Flow { authorization_url: Some(AUTHORIZE), token_url: TOKEN, scopes: scopes(DELEGATED) },
        )]),
    };
    let application = SecurityScheme {
        kind: "oauth2",
        description: "An application acts for itself. Its tokens come from its tenant: write the tenant's name for `common`.",
        flows: Map(vec![(
            Cow::Borrowed("clientCredentials"),
            Flow { authorization_url: None, token_url: TOKEN, scopes: scopes(APPLICATION) },
        )]),
    };
    Map(vec![(Cow::Borrowed(DELEGATED), delegated), (Cow::Borrowed(APPLICATION), application)])
}
