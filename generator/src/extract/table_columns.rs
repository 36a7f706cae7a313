//! Which column of a table is the name, the type, the description: headers vary, and so does their order.

use crate::markdown::{Cell, Row, Table};

/// The columns of a table of properties or parameters, as indices of its cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Columns {
    /// The name.
    pub(crate) name: usize,
    /// The type.
    pub(crate) ty: Option<usize>,
    /// The description.
    pub(crate) description: Option<usize>,
    /// *Required*, *Required (Y/N)*.
    pub(crate) required: Option<usize>,
    /// *Optional*.
    pub(crate) optional: Option<usize>,
    /// *Read-only*, *Access*.
    pub(crate) access: Option<usize>,
    /// *Default value*.
    pub(crate) default: Option<usize>,
    /// *Value*, *Int value*.
    pub(crate) value: Option<usize>,
    /// The header says *Parameter*.
    pub(crate) are_parameters: bool,
    /// The header says *Relationship*.
    pub(crate) are_relationships: bool,
    /// The header says *Member*.
    pub(crate) are_members: bool,
    /// How many columns the header has.
    pub(crate) count: usize,
}

impl Columns {
    /// Tells the columns by the header; none when no column holds names.
    pub(crate) fn of(table: &Table) -> Option<Self> {
        let mut columns = Self { count: table.header.cells.len(), ..Self::default() };
        let mut name = None;
        let mut second_choice = None;
        let mut unknown = Vec::new();
        for (at, cell) in table.header.cells.iter().enumerate() {
            let header = fold(cell);
            match header.as_str() {
                "property"
                | "properties"
                | "property name"
                | "propertyname"
                | "field"
                | "field name"
                | "attribute"
                | "attribute name"
                | "navigation property"
                | "key" => name = name.or(Some(at)),
                "relationship" | "relationships" | "relationship name" | "navigation" => {
                    columns.are_relationships = true;
                    name = name.or(Some(at));
                }
                "parameter" | "parameters" | "parameter name" | "argument" | "query parameter" | "path parameter"
                | "function parameter" | "query option" => {
                    columns.are_parameters = true;
                    name = name.or(Some(at));
                }
                "member" | "members" | "member name" | "enum member" | "possible value" | "possible values"
                | "enum value" | "enumeration value" => {
                    columns.are_members |= name.is_none();
                    // Some tables say *Member* twice; the second is the number.
                    if name.is_none() { name = Some(at) } else { columns.value = columns.value.or(Some(at)) }
                }
                "name" | "property value" => second_choice = second_choice.or(Some(at)),
                "type" | "data type" | "datatype" | "property type" | "return type" | "value type" => {
                    columns.ty = columns.ty.or(Some(at));
                }
                "description" | "descriptions" | "details" | "remarks" | "notes" | "meaning" | "comments" | "desc" => {
                    columns.description = columns.description.or(Some(at));
                }
                "value" | "int value" | "integer value" | "numeric value" | "values" | "number" | "int32 value" => {
                    columns.value = columns.value.or(Some(at));
                }
                "default" | "default value" => columns.default = Some(at),
                "optional" => columns.optional = Some(at),
                "read-only" | "read only" | "readonly" | "access" => columns.access = Some(at),
                _ if header.starts_with("required") || header.starts_with("mandatory") => columns.required = Some(at),
                _ => unknown.push(at),
            }
        }
        columns.tell_by_cells(table, &mut unknown, name.or(second_choice));
        let first = unknown.first().filter(|at| **at == 0 && columns.ty.is_some()).copied();
        columns.name = name.or(second_choice).or(first).or_else(|| columns.sole_value(table))?;
        if columns.value == Some(columns.name) {
            columns.value = None;
        }
        Some(columns)
    }

    /// The columns of a table of members whose heads are all in another script: names first, then numbers and what they mean.
    pub(crate) fn of_foreign_members(table: &Table) -> Option<Self> {
        let count = table.header.cells.len();
        let is_number = |at: &usize| {
            let mut cells = table.rows.iter().filter_map(|row| row.cells.get(*at));
            cells.next().is_some_and(|cell| cell.plain.trim().parse::<i64>().is_ok())
        };
        let value = (1..count).find(is_number);
        let description = (1..count).rfind(|at| Some(*at) != value);
        let is_foreign = count > 0 && table.header.cells.iter().all(|cell| !cell.plain.is_ascii());
        is_foreign.then(|| Self { count, value, description, are_members: true, ..Self::default() })
    }

    /// Types and descriptions in columns whose heads do not say so: *Value* above names of types, words of another language.
    fn tell_by_cells(&mut self, table: &Table, unknown: &mut Vec<usize>, name: Option<usize>) {
        if self.ty.is_some() || self.count < 3 || self.are_members {
            return;
        }
        self.ty = unknown.iter().copied().chain(self.value).find(|at| *at > 0 && holds_types(table, *at));
        if self.ty.is_none() {
            return;
        }
        unknown.retain(|at| self.ty != Some(*at));
        self.value = self.value.filter(|at| self.ty != Some(*at));
        let last = unknown.last().copied().filter(|at| *at > 0 && name != Some(*at));
        self.description = self.description.or(last);
    }

    /// In a table that heads no name, *Value* holds the names: of an enumeration's members.
    fn sole_value(&mut self, table: &Table) -> Option<usize> {
        let first_is_blank = table.header.cells.first().is_some_and(crate::markdown::Text::is_blank);
        let blank = (first_is_blank && self.ty.is_some()).then_some(0);
        self.value.inspect(|_| self.are_members = true).or(blank)
    }

    /// Whether the table can be one of properties: it has types or descriptions beside the names.
    pub(crate) fn describe_properties(&self) -> bool {
        !self.are_members && (self.ty.is_some() || self.description.is_some())
    }
}

/// The cell of a column.
pub(crate) fn cell(row: &Row, column: Option<usize>) -> Option<&Cell> {
    row.cells.get(column?)
}

/// Whether most cells of a column hold types, as far as that can be told from one cell: links, and what needs no link.
fn holds_types(table: &Table, column: usize) -> bool {
    let cells = || table.rows.iter().filter_map(|row| row.cells.get(column)).filter(|cell| !cell.is_blank());
    let types = cells().filter(|cell| is_type(cell)).count();
    types > 0 && types * 2 >= cells().count()
}

fn is_type(cell: &Cell) -> bool {
    let text = cell.plain.trim();
    let is_linked = cell.links().next().is_some_and(|(mark, _)| mark.range.start == 0 && !text.contains(". "));
    is_linked || text.starts_with("Collection(") || PRIMITIVES.iter().any(|name| text.eq_ignore_ascii_case(name))
}

/// The usual names of primitive types.
pub(super) const PRIMITIVES: [&str; 16] = [
    "string",
    "boolean",
    "bool",
    "int",
    "int32",
    "int64",
    "integer",
    "number",
    "double",
    "guid",
    "date",
    "datetimeoffset",
    "duration",
    "binary",
    "stream",
    "url",
];

/// A header cell's text in lower case, single spaces, without marks and remarks.
fn fold(cell: &Cell) -> String {
    let mut text = String::with_capacity(cell.plain.len());
    for word in cell.plain.split_whitespace() {
        if !text.is_empty() {
            text.push(' ');
        }
        text.extend(word.chars().filter(|c| !matches!(c, '*' | '`' | ':')).map(|c| c.to_ascii_lowercase()));
    }
    text
}

/// Whether the row is a group's heading: one emphasised cell and nothing else.
pub(crate) fn is_group_heading(row: &Row, name: usize) -> bool {
    let others_blank = row.cells.iter().enumerate().all(|(at, cell)| at == name || cell.is_blank());
    others_blank && row.cells.get(name).is_some_and(|cell| cell.is_blank() || !cell.marks.is_empty())
}

/// What a *Required* cell says.
pub(crate) fn yes_or_no(cell: &Cell) -> Option<bool> {
    let text = cell.plain.trim().to_ascii_lowercase();
    let word = text.split(|c: char| !c.is_ascii_alphabetic()).find(|word| !word.is_empty())?;
    match word {
        "y" | "yes" | "true" | "required" | "mandatory" | "x" => Some(true),
        "n" | "no" | "false" | "optional" | "not" => Some(false),
        _ => None,
    }
}
