//! A few pages that commands are run over.

use tempfile::TempDir;

use super::write;

/// A page with a marker that something is still to be written.
pub(crate) const FRUIT: &str = "\
---
title: \"fruit resource type\"
author: \"ada\"
doc_type: resourcePageType
---

# fruit resource type

Namespace: microsoft.graph

Grows on trees. Falls down when it is ripe.

## Properties

|Property|Type|Description|
|:---|:---|:---|
|id|String|The key.|
|weight|Int32|TODO|

## JSON representation

<!-- { \"blockType\": \"resource\", \"keyProperty\": \"id\", \"@odata.type\": \"microsoft.graph.fruit\" } -->
```json
{ \"@odata.type\": \"#microsoft.graph.fruit\", \"id\": \"String (identifier)\", \"weight\": 1024 }
```
";

const BASKET: &str = "\
---
title: \"basket resource type\"
author: \"ada\"
doc_type: resourcePageType
---

# basket resource type

Namespace: microsoft.graph

Holds things.

## Properties

|Property|Type|Description|
|:---|:---|:---|
|id|String|The key.|
|color|String|What it looks like.|
";

const GET_FRUIT: &str = "\
---
title: \"Get fruit\"
author: \"ada\"
doc_type: apiPageType
---

# Get fruit

Namespace: microsoft.graph

Gets a fruit.

## HTTP request

```http
GET /fruits/{id}
```

## Response

If successful, this method returns a `200 OK` response code and a [fruit](../resources/fruit.md) object.
";

/// A folder with the pages above as version `version`.
pub(crate) fn orchard(version: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let pages = folder.path().join("pages").join(version);
    write(&pages.join("resources/fruit.md"), FRUIT);
    write(&pages.join("resources/basket.md"), BASKET);
    write(&pages.join("api/fruit-get.md"), GET_FRUIT);
    folder
}
