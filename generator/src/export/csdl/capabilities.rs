//! What pages say that clients can do with an entity set, a singleton or an operation, as terms of the vocabulary
//! Capabilities. What no page says is left open: that a thing is not documented does not mean that it fails.

use std::borrow::Cow;

use crate::model::{Account, ApiVersion, Fact, Operation, OperationKind, Permissions, Property, QualifiedName};

use super::annotations::{Annotation, Value};

/// How much of an entity set or singleton a path addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// All of it.
    Whole,
    /// One element, by its key.
    Element,
}

/// What is known of an entity set or singleton of a type by the operations on it.
pub(super) fn capabilities<'a>(
    version: &'a ApiVersion,
    ty: &QualifiedName,
    is_set: bool,
    operations: &[(&'a Operation, Reach)],
) -> Vec<Annotation<'a>> {
    let mut found = Vec::new();
    if is_set {
        let properties = version.structured(ty).map(|ty| version.all_properties(ty)).unwrap_or_default();
        found.extend(of_query(&properties, operations));
    }
    found.extend(of_access(is_set, operations));
    found
}

/// What is known of what a navigation property leads to. What its type's properties support is said once, where the type's
/// entity set is.
pub(super) fn of_navigation<'a>(is_collection: bool, operations: &[(&'a Operation, Reach)]) -> Vec<Annotation<'a>> {
    /// The terms that are no part of the record for navigation properties.
    const ELSEWHERE: &[&str] = &["Capabilities.ExpandRestrictions", "Capabilities.CountRestrictions"];
    let mut found = Vec::new();
    if is_collection {
        found.extend(of_query(&[], operations));
        found.retain(|annotation| !ELSEWHERE.contains(&annotation.term));
    }
    found.extend(of_access(is_collection, operations));
    found
}

/// Reading, inserting, updating and deleting, with the permissions for each.
fn of_access<'a>(is_set: bool, operations: &[(&'a Operation, Reach)]) -> Vec<Annotation<'a>> {
    let mut found = Vec::new();
    found.extend(reading(operations, is_set));
    let one = if is_set { Reach::Element } else { Reach::Whole };
    let changing = [
        (OperationKind::Create, Reach::Whole, "Capabilities.InsertRestrictions", "Capabilities.InsertRestrictionsType"),
        (OperationKind::Update, one, "Capabilities.UpdateRestrictions", "Capabilities.UpdateRestrictionsType"),
        (OperationKind::Delete, one, "Capabilities.DeleteRestrictions", "Capabilities.DeleteRestrictionsType"),
    ];
    for (kind, reach, term, record) in changing {
        let matches = |(operation, at): &&(&Operation, Reach)| operation.kind == kind && *at == reach;
        let Some((operation, _)) = operations.iter().find(matches) else { continue };
        let able = match kind {
            OperationKind::Create => "Insertable",
            OperationKind::Update => "Updatable",
            _ => "Deletable",
        };
        let mut properties = vec![(able, Value::Bool(true))];
        properties.extend(described(operation));
        found.push(Annotation::new(term, Value::Record(record, properties)));
    }
    found
}

/// Puts the operation that says most of a path first: one without a query before one with, a page on few paths before a page
/// on many.
pub(super) fn leading_first(operations: &mut [(&Operation, Reach)]) {
    operations
        .sort_by_key(|(operation, _)| (operation.paths.iter().any(|path| path.query.is_some()), operation.paths.len()));
}

/// What an action or function needs.
pub(super) fn of_operation(operation: &Operation) -> Option<Annotation<'_>> {
    let permissions = permissions(&operation.permissions)?;
    let record = Value::Record("Capabilities.OperationRestrictionsType", vec![("Permissions", permissions)]);
    Some(Annotation::new("Capabilities.OperationRestrictions", record))
}

fn reading<'a>(operations: &[(&'a Operation, Reach)], is_set: bool) -> Option<Annotation<'a>> {
    let reads = |reach: Reach| {
        let is_read = move |operation: &Operation| matches!(operation.kind, OperationKind::List | OperationKind::Get);
        operations.iter().find(|(operation, at)| *at == reach && is_read(operation)).map(|(operation, _)| *operation)
    };
    let (whole, element) = (reads(Reach::Whole), reads(Reach::Element).filter(|_| is_set));
    let mut properties = Vec::new();
    if let Some(operation) = whole {
        properties.push(("Readable", Value::Bool(true)));
        properties.extend(described(operation));
    }
    if let Some(operation) = element {
        let mut by_key = vec![("Readable", Value::Bool(true))];
        by_key.extend(described(operation));
        let record = Value::Record("Capabilities.ReadByKeyRestrictionsType", by_key);
        properties.push(("ReadByKeyRestrictions", record));
    }
    let is_any = !properties.is_empty();
    is_any.then(|| {
        Annotation::new("Capabilities.ReadRestrictions", Value::Record("Capabilities.ReadRestrictionsType", properties))
    })
}

/// Filtering, sorting, searching, paging of an entity set.
fn of_query<'a>(properties: &[&'a Property], operations: &[(&'a Operation, Reach)]) -> Vec<Annotation<'a>> {
    let list = operations.iter().find(|(operation, _)| operation.kind == OperationKind::List);
    let options = list.and_then(|(operation, _)| operation.query_options.as_ref()).map(|options| &options.value);
    let names = |option: &str| options.is_some_and(|options| options.iter().any(|one| one == option));
    let mut found = Vec::new();
    let expressions: Vec<Value<'_>> = properties.iter().filter_map(|property| expression(property)).collect();
    if !expressions.is_empty() || names("$filter") {
        let mut filter = vec![("Filterable", Value::Bool(true))];
        if !expressions.is_empty() {
            filter.push(("FilterExpressionRestrictions", Value::List(expressions)));
        }
        let record = Value::Record("Capabilities.FilterRestrictionsType", filter);
        found.push(Annotation::new("Capabilities.FilterRestrictions", record));
    }
    let simple = [
        (
            names("$orderby") || properties.iter().any(|property| property.orderby.is_some()),
            "Capabilities.SortRestrictions",
            "Capabilities.SortRestrictionsType",
            "Sortable",
        ),
        (
            names("$search") || properties.iter().any(|property| property.search.is_some()),
            "Capabilities.SearchRestrictions",
            "Capabilities.SearchRestrictionsType",
            "Searchable",
        ),
        (
            names("$expand") || properties.iter().any(|property| property.expand.is_some()),
            "Capabilities.ExpandRestrictions",
            "Capabilities.ExpandRestrictionsType",
            "Expandable",
        ),
        (names("$count"), "Capabilities.CountRestrictions", "Capabilities.CountRestrictionsType", "Countable"),
        (names("$select"), "Capabilities.SelectSupport", "Capabilities.SelectSupportType", "Supported"),
    ];
    for (is_stated, term, record, able) in simple {
        if is_stated {
            found.push(Annotation::new(term, Value::Record(record, vec![(able, Value::Bool(true))])));
        }
    }
    for (option, term) in [("$top", "Capabilities.TopSupported"), ("$skip", "Capabilities.SkipSupported")] {
        if names(option) {
            found.push(Annotation::new(term, Value::Bool(true)));
        }
    }
    found
}

/// Which expressions may filter by a property, where a page names operators.
fn expression(property: &Property) -> Option<Value<'_>> {
    let filter = &property.filter.as_ref()?.value;
    let has = |wanted: &[&str]| filter.operators.iter().any(|one| wanted.iter().any(|it| one.eq_ignore_ascii_case(it)));
    let is_range = has(&["lt", "le", "gt", "ge"]);
    let is_text = has(&["startsWith", "endsWith", "contains"]);
    let allowed = match (is_range, is_text) {
        (true, true) => "MultiRangeOrSearchExpression",
        (true, false) => "MultiRange",
        (false, true) => "SearchExpression",
        (false, false) if has(&["eq", "in"]) => "MultiValue",
        (false, false) => return None,
    };
    Some(Value::Record(
        "Capabilities.FilterExpressionRestrictionType",
        vec![
            ("Property", Value::Property(&property.name.value)),
            ("AllowedExpressions", Value::Text(Cow::Borrowed(allowed))),
        ],
    ))
}

/// What all records about an operation can say: what it is, and who may call it.
fn described(operation: &Operation) -> Vec<(&'static str, Value<'_>)> {
    let mut found = Vec::new();
    if let Some(description) = &operation.description {
        found.push(("Description", Value::Text(Cow::Borrowed(description.value.as_str()))));
    }
    found.extend(permissions(&operation.permissions).map(|permissions| ("Permissions", permissions)));
    found
}

/// The permissions by kinds of account, each with the least privileged first.
fn permissions(permissions: &Permissions) -> Option<Value<'_>> {
    let accounts = [
        ("DelegatedWork", &permissions.delegated_work),
        ("DelegatedPersonal", &permissions.delegated_personal),
        ("Application", &permissions.application),
    ];
    let list: Vec<Value<'_>> =
        accounts.into_iter().filter_map(|(scheme, account)| of_account(scheme, account)).collect();
    (!list.is_empty()).then_some(Value::List(list))
}

fn of_account<'a>(scheme: &'static str, account: &'a Account) -> Option<Value<'a>> {
    let Account::Supported(scopes) = account else { return None };
    Some(Value::Record(
        "Capabilities.PermissionType",
        vec![
            ("SchemeName", Value::Text(Cow::Borrowed(scheme))),
            ("Scopes", Value::List(scopes.iter().map(scope).collect())),
        ],
    ))
}

fn scope(scope: &Fact<String>) -> Value<'_> {
    Value::Record("Capabilities.ScopeType", vec![("Scope", Value::Text(Cow::Borrowed(scope.value.as_str())))])
}
