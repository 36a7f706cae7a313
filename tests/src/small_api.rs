//! A small API of two types and a few operations, as pages.

use graphdoc::analysis::{Analysis, analyze};
use graphdoc::source::Loaded;

use crate::source_set;

/// A resource with an enumeration, names that collide or are keywords, and a reference to itself.
const USER: &str = r#"---
title: user resource type
doc_type: resourcePageType
---
# user resource type
Namespace: microsoft.graph

A user.

## Properties
| Property | Type | Description |
|:--|:--|:--|
| id | String | The id. Read-only. |
| type | userType | What kind of user it is. |
| additional | String | Collides with a field of every struct. |
| manager | user | Refers to itself. |
| settings | userSettings | Settings. |
| iOSVersion | Edm.Int64 | An acronym. |

### userType values
| Member | Description |
|:--|:--|
| guest | A guest. |
| member | A member. |

## JSON representation
<!-- { "blockType": "resource", "keyProperty": "id", "@odata.type": "microsoft.graph.user" } -->
```json
{ "id": "String", "type": "String" }
```
"#;

/// A complex type.
const SETTINGS: &str = r#"---
title: userSettings resource type
doc_type: resourcePageType
---
# userSettings resource type
Namespace: microsoft.graph

Settings.

## Properties
| Property | Type | Description |
|:--|:--|:--|
| codes | String collection | Codes. |

## JSON representation
<!-- { "blockType": "resource", "@odata.type": "microsoft.graph.userSettings" } -->
```json
{ "codes": ["String"] }
```
"#;

fn operation(title: &str, request: &str, response: &str) -> String {
    format!(
        "---\ntitle: {title}\ndoc_type: apiPageType\n---\n# {title}\nNamespace: microsoft.graph\n\nDoes it.\n\n## HTTP request\n\
         <!-- {{ \"blockType\": \"ignored\" }} -->\n```http\n{request}\n```\n\n## Response\n{response}\n"
    )
}

/// The pages, by path.
pub fn pages() -> Vec<(String, String)> {
    let ok = "If successful, this method returns a `200 OK` response code and a [user](../resources/user.md) object in the response body.";
    let list = "If successful, this method returns a `200 OK` response code and a collection of [user](../resources/user.md) objects in the response body.";
    let none = "If successful, this method returns a `204 No Content` response code.";
    vec![
        ("v1.0/resources/user.md".into(), USER.into()),
        ("v1.0/resources/usersettings.md".into(), SETTINGS.into()),
        ("v1.0/api/user-get.md".into(), operation("Get user", "GET /me\nGET /users/{id | userPrincipalName}", ok)),
        ("v1.0/api/user-list.md".into(), operation("List users", "GET /users", list)),
        ("v1.0/api/group-list-members.md".into(), operation("List members", "GET /groups/{id}/members", list)),
        ("v1.0/api/user-delete.md".into(), operation("Delete user", "DELETE /users/{id}", none)),
    ]
}

/// What the pages say together.
pub fn analysis() -> Analysis {
    let pages = pages();
    let files: Vec<(&str, &str)> = pages.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let loaded = Loaded { sources: source_set(&files), diagnostics: Vec::new(), inputs: Vec::new() };
    analyze(loaded, Default::default())
}
