//! Parameters: of the path, query options and headers.

use std::borrow::Cow;

use crate::model::{ApiVersion, Operation, Parameter as Documentation, ParameterLocation};

use super::document::{Map, Parameter, ParameterOrRef, Reference};
use super::routes::{Documented, Route, holes};
use super::schema_object::Schema;
use super::value_schema::Values;

/// Headers that OpenAPI says by other means.
const SAID_ELSEWHERE: [&str; 3] = ["accept", "content-type", "authorization"];

/// A query option of OData that is the same everywhere.
struct SystemOption {
    name: &'static str,
    /// The component.
    target: &'static str,
    ty: &'static str,
    description: &'static str,
}

const COMPONENTS: &str = "#/components/parameters/";

const OPTIONS: [SystemOption; 8] = [
    option("$count", "#/components/parameters/count", "boolean", "Whether the answer says how many items there are."),
    option("$expand", "#/components/parameters/expand", "array", "Related entities to answer with."),
    option("$filter", "#/components/parameters/filter", "string", "The condition that items have to meet."),
    option("$orderby", "#/components/parameters/orderby", "array", "The properties to sort by."),
    option("$search", "#/components/parameters/search", "string", "The phrases to search for."),
    option("$select", "#/components/parameters/select", "array", "The properties to answer with."),
    option("$skip", "#/components/parameters/skip", "integer", "How many items to leave out at the start."),
    option("$top", "#/components/parameters/top", "integer", "How many items to answer with."),
];

const fn option(name: &'static str, target: &'static str, ty: &'static str, description: &'static str) -> SystemOption {
    SystemOption { name, target, ty, description }
}

/// The query options that operations refer to, for the components.
pub(super) fn shared<'a>(version: &ApiVersion) -> Map<'a, Parameter<'a>> {
    let is_used = |name: &str| version.operations.iter().any(|operation| options(operation).any(|used| used == name));
    let used = OPTIONS.iter().filter(|option| is_used(option.name));
    let parameter = |option: &SystemOption| {
        let is_list = option.ty == "array";
        let schema = match option.ty {
            "array" => Schema::array(Schema::of("string")),
            "integer" => Schema { minimum: Some(0), ..Schema::of("integer") },
            ty => Schema::of(ty),
        };
        Parameter {
            description: Some(Cow::Borrowed(option.description)),
            style: is_list.then_some("form"),
            explode: is_list.then_some(false),
            ..Parameter::new("query", option.name, schema)
        }
    };
    Map(used.map(|option| (Cow::Borrowed(option.target.trim_start_matches(COMPONENTS)), parameter(option))).collect())
}

/// The parameters of a route's path, in its order.
pub(super) fn of_path<'a>(values: &Values<'a>, route: &'a Route<'a>) -> Vec<Parameter<'a>> {
    let documented: Vec<&Documented<'a>> = route.documented().collect();
    let parameter = |(at, name)| {
        let documentation = documented.iter().find_map(|one| of_hole(one, at));
        let ty = documentation.and_then(|documentation| documentation.ty.as_ref());
        let mut schema = ty.map_or_else(|| Schema::of("string"), |ty| values.of_type(&ty.value));
        for value in documented.iter().filter_map(|one| value_of_hole(one, at)) {
            if schema.reference.is_none() && !schema.examples.contains(&value) {
                schema.examples.push(value);
            }
        }
        let description = documentation.and_then(|documentation| documentation.description.as_deref());
        Parameter {
            description: description.map(Cow::Borrowed),
            required: true,
            ..Parameter::new("path", name, schema)
        }
    };
    holes(&route.path).enumerate().map(parameter).collect()
}

/// The value that a page writes instead of a parameter, such as a name that the service knows.
fn value_of_hole<'a>(documented: &Documented<'a>, at: usize) -> Option<&'a str> {
    let template = documented.template()?;
    let name = template.parameters().nth(at)?;
    template.values.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
}

/// What a page says of the parameter in a hole of its own path: by its name, or by the name before its `=`.
fn of_hole<'a>(documented: &Documented<'a>, at: usize) -> Option<&'a Documentation> {
    let template = documented.template()?;
    let name = template.parameters().nth(at)?;
    let before = template.text.split('{').nth(at).unwrap_or_default();
    let key = before.trim_end_matches('\'').strip_suffix('=');
    let key = key.and_then(|text| text.rsplit(['(', ',', ' ', '/']).next()).unwrap_or_default();
    let parameters = &documented.operation.parameters;
    let find = |wanted: &str| {
        parameters.iter().find(|parameter| {
            parameter.location != ParameterLocation::Query && same_name(&parameter.name.value, wanted)
        })
    };
    find(name).or_else(|| find(key))
}

/// Whether two names are the same but for letter case and signs: `site-id`, `siteId`.
fn same_name(a: &str, b: &str) -> bool {
    fn plain(name: &str) -> impl Iterator<Item = u8> {
        name.bytes().filter(u8::is_ascii_alphanumeric).map(|byte| byte.to_ascii_lowercase())
    }
    !b.is_empty() && plain(a).eq(plain(b))
}

/// Query options and headers of an operation.
pub(super) fn of_operation<'a>(values: &Values<'a>, documented: &[Documented<'a>]) -> Vec<ParameterOrRef<'a>> {
    let mut found: Vec<ParameterOrRef<'a>> = Vec::new();
    let mut names: Vec<&str> = Vec::new();
    for option in documented.iter().flat_map(|one| options(one.operation)) {
        if !names.contains(&option) {
            names.push(option);
            found.push(system_option(option));
        }
    }
    let mut own = query_parameters(values, documented);
    own.extend(headers(documented));
    for parameter in &mut own {
        // Where several pages document the path, what only some of them ask for is not needed.
        parameter.1.required &= parameter.0 == documented.len();
    }
    found.extend(own.into_iter().map(|(_, parameter)| ParameterOrRef::Inline(Box::new(parameter))));
    found
}

/// The OData query options that the page names or writes in its paths.
fn options(operation: &Operation) -> impl Iterator<Item = &str> {
    let named = operation.query_options.iter().flat_map(|options| &options.value).map(String::as_str);
    let written = operation.paths.iter().flat_map(|path| query_members(path.query.as_deref()));
    named.chain(written.map(|(name, _)| name)).filter(|name| name.starts_with('$') && name.len() > 1)
}

fn system_option(name: &str) -> ParameterOrRef<'_> {
    match OPTIONS.iter().find(|known| known.name == name) {
        Some(known) => ParameterOrRef::Ref(Reference { target: known.target }),
        None => ParameterOrRef::Inline(Box::new(Parameter::new("query", name, Schema::of("string")))),
    }
}

/// The names and values of a query string, as far as they are well formed; OData allows `&` in no other place.
fn query_members(query: Option<&str>) -> impl Iterator<Item = (&str, &str)> {
    let members = query.unwrap_or_default().split('&').filter_map(|member| member.split_once('='));
    members.filter(|(name, _)| {
        name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"$@_.-".contains(&byte)) && !name.is_empty()
    })
}

/// Parameters with the number of pages that document them.
type Counted<'a> = Vec<(usize, Parameter<'a>)>;

fn query_parameters<'a>(values: &Values<'a>, documented: &[Documented<'a>]) -> Counted<'a> {
    let mut found: Counted<'a> = Vec::new();
    for one in documented {
        let listed = one.operation.parameters.iter().filter(|one| one.location == ParameterLocation::Query);
        let mut own: Vec<Parameter<'a>> = listed.map(|parameter| query_parameter(values, parameter)).collect();
        let query = one.template().and_then(|path| path.query.as_deref());
        for (name, _) in query_members(query).filter(|(name, _)| !name.starts_with('$')) {
            match own.iter_mut().find(|known| known.name.eq_ignore_ascii_case(name)) {
                Some(known) => known.required = true,
                None => own.push(Parameter { required: true, ..Parameter::new("query", name, Schema::of("string")) }),
            }
        }
        join(&mut found, own);
    }
    found
}

fn query_parameter<'a>(values: &Values<'a>, parameter: &'a Documentation) -> Parameter<'a> {
    let schema = parameter.ty.as_ref().map_or_else(|| Schema::of("string"), |ty| values.of_type(&ty.value));
    Parameter {
        description: parameter.description.as_deref().map(Cow::Borrowed),
        required: parameter.required.as_ref().is_some_and(|required| required.value),
        ..Parameter::new("query", &parameter.name.value, schema)
    }
}

fn headers<'a>(documented: &[Documented<'a>]) -> Counted<'a> {
    let mut found: Counted<'a> = Vec::new();
    for one in documented {
        let mut own: Vec<Parameter<'a>> = Vec::new();
        for header in &one.operation.headers {
            let name = header.name.value.as_str();
            if SAID_ELSEWHERE.iter().any(|said| name.eq_ignore_ascii_case(said)) || !is_token(name) {
                continue;
            }
            let value = header.value.as_deref().filter(|value| !value.contains(['{', '<']));
            // A page may list one header several times, for each of its values.
            if let Some(known) = own.iter_mut().find(|known| known.name.eq_ignore_ascii_case(name)) {
                known.schema.examples.extend(value);
                known.required |= header.required;
                add_paragraph(&mut known.description, header.description.as_deref());
                continue;
            }
            let schema = Schema { examples: value.into_iter().collect(), ..Schema::of("string") };
            own.push(Parameter {
                description: header.description.as_deref().map(Cow::Borrowed),
                required: header.required,
                ..Parameter::new("header", name, schema)
            });
        }
        join(&mut found, own);
    }
    found
}

fn is_token(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.!#$%&'*+^`|~".contains(&byte))
}

fn add_paragraph(to: &mut Option<Cow<'_, str>>, text: Option<&str>) {
    let Some(text) = text else { return };
    match to {
        Some(known) if known.contains(text) => {}
        Some(known) => *known = Cow::Owned(format!("{known}\n\n{text}")),
        None => *to = Some(Cow::Owned(text.to_owned())),
    }
}

/// Adds the parameters of one more page.
fn join<'a>(found: &mut Counted<'a>, own: Vec<Parameter<'a>>) {
    let first = found.len();
    for parameter in own {
        let known = found.iter_mut().position(|(_, known)| known.name.eq_ignore_ascii_case(parameter.name));
        match known.and_then(|at| found.get_mut(at).map(|known| (at, known))) {
            Some((at, (count, known))) if at < first => {
                *count += 1;
                known.required &= parameter.required;
                if known.description.is_none() {
                    known.description = parameter.description;
                }
            }
            Some(_) => {}
            None => found.push((1, parameter)),
        }
    }
}
