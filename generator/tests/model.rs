//! The methods of types in what `graphdoc model` prints, by the real program.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

mod support;

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use support::{graphdoc, workspace, write};

const TREE: &str = "\
# tree resource type

Namespace: microsoft.graph

Bears fruit.

## Methods
|Method|Return type|Description|
|:---|:---|:---|
|[List trees](../api/tree-list.md)|[tree](tree.md) collection|Get the `ripe` ones.|
|[prune](../api/tree-prune.md) | None | |
|[graft](../api/tree-graft.md) | [scion](scion.md)| Said without a page|
|water||Said without a link|

> [!NOTE]
> Trees are planted by hand.

## Properties
|Property|Type|Description|
|:---|:---|:---|
|id|String|The key.|
";

const PRUNE: &str = "\
# tree: prune

Namespace: microsoft.graph

## HTTP request

```http
POST /trees/{treeId}/prune
```

## Response

If successful, this action returns a `204 No Content` response code.
";

fn model(folder: &Path, more: &[&str]) -> Value {
    let run = graphdoc(folder, &[&["model", "pages"], more].concat());
    assert_eq!(run.status, 0, "{}", run.stderr);
    serde_json::from_str(&run.stdout).unwrap()
}

fn methods<'a>(model: &'a Value, ty: &str) -> &'a Value {
    let types = model["versions"][0]["types"].as_array().unwrap();
    &types.iter().find(|one| one["name"] == ty).unwrap()["methods"]
}

fn orchard() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let pages = folder.path().join("pages/v1.0");
    write(&pages.join("resources/tree.md"), TREE);
    write(&pages.join("api/tree-prune.md"), PRUNE);
    folder
}

#[test]
fn the_rows_of_the_methods_table_are_the_methods_of_the_type() {
    let folder = orchard();
    let at =
        |line: usize, column: usize| json!({"page": "pages/v1.0/resources/tree.md", "line": line, "column": column});
    let expected = json!([
        {
            "name": "List trees",
            "at": at(10, 3),
            "page": {"value": null, "at": at(10, 2)},
            "returns": {"value": "Collection(microsoft.graph.tree)", "at": at(10, 36)},
            "description": {"value": "Get the `ripe` ones.", "at": at(10, 63)},
            "places": [at(10, 1)],
        },
        {
            "name": "prune",
            "at": at(11, 3),
            "page": {"value": "pages/v1.0/api/tree-prune.md", "at": at(11, 2)},
            "returns": {"value": null, "at": at(11, 34)},
            "places": [at(11, 1)],
        },
        {
            "name": "graft",
            "at": at(12, 3),
            "page": {"value": null, "at": at(12, 2)},
            "returns": {"value": "Edm.Untyped", "at": at(12, 34)},
            "description": {"value": "Said without a page", "at": at(12, 53)},
            "places": [at(12, 1)],
        },
        {
            "name": "water",
            "at": at(13, 2),
            "description": {"value": "Said without a link", "at": at(13, 9)},
            "places": [at(13, 1)],
        },
    ]);
    assert_eq!(*methods(&model(folder.path(), &[]), "microsoft.graph.tree"), expected);
}

/// A type that is selected brings its methods, and no type for their sake.
#[test]
fn methods_are_selected_with_their_type() {
    let folder = orchard();
    write(&folder.path().join("pages/v1.0/resources/scion.md"), TREE.replace("tree", "scion"));
    let whole = model(folder.path(), &[]);
    let selected = model(folder.path(), &["--include", "tree"]);
    assert_eq!(methods(&selected, "microsoft.graph.tree"), methods(&whole, "microsoft.graph.tree"));
    assert_eq!(methods(&selected, "microsoft.graph.tree")[2]["returns"]["value"], "microsoft.graph.scion");
    let types = |model: &Value| -> Vec<String> {
        let types = model["versions"][0]["types"].as_array().unwrap();
        types.iter().map(|ty| ty["name"].as_str().unwrap().to_owned()).collect()
    };
    assert!(types(&whole).contains(&"microsoft.graph.scion".to_owned()));
    assert!(!types(&selected).contains(&"microsoft.graph.scion".to_owned()));
    assert!(!types(&model(folder.path(), &["--exclude", "tree"])).contains(&"microsoft.graph.tree".to_owned()));
}

#[test]
fn threads_do_not_change_the_methods() {
    let pages = workspace().join("docs-input").to_string_lossy().into_owned();
    let run = |jobs: &str| graphdoc(&workspace(), &["model", &pages, "--jobs", jobs]).stdout;
    let one = run("1");
    assert!(one.contains("\"returns\"") && one == run("2"));
}

/// Pages given one by one lead nowhere: methods of one name are told apart by their links.
#[test]
fn rows_with_different_links_are_different_methods() {
    let folder = orchard();
    let page = folder.path().join("pages/v1.0/resources/tree.md");
    let text = fs::read_to_string(&page).unwrap();
    let rows = "|[prune](../api/tree-prune-all.md) | None | |\n|[Graft](../api/tree-graft.md)|None|Again|\n|water||";
    write(&page, text.replace("|water||", rows));
    let model = model(folder.path(), &[]);
    let methods = methods(&model, "microsoft.graph.tree").as_array().unwrap();
    let names: Vec<(&str, usize)> = methods
        .iter()
        .map(|method| (method["name"].as_str().unwrap(), method["places"].as_array().unwrap().len()))
        .collect();
    assert_eq!(names, [("List trees", 1), ("prune", 1), ("graft", 2), ("prune", 1), ("water", 1)]);
}
