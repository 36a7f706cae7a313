//! `graphdoc verify`, by the real program.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

mod support;

use std::fs;

use serde_json::Value;
use support::orchard::{FRUIT, orchard};
use support::{Run, assert_fails, graphdoc, write};

const METADATA: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">
  <edmx:DataServices>
    <Schema Namespace="microsoft.graph" Alias="graph" xmlns="http://docs.oasis-open.org/odata/ns/edm">
      <EntityType Name="entity"><Property Name="id" Type="Edm.String"/></EntityType>
      <EntityType Name="fruit" BaseType="graph.entity"><Property Name="weight" Type="Edm.Int64"/></EntityType>
      <EntityType Name="basket" BaseType="graph.entity"><Property Name="color" Type="Edm.String"/></EntityType>
      <EntityContainer Name="orchard"><EntitySet Name="fruits" EntityType="graph.fruit"/></EntityContainer>
    </Schema>
  </edmx:DataServices>
</edmx:Edmx>
"#;

#[test]
fn pages_are_verified_against_metadata() {
    let folder = orchard("v1.0");
    write(&folder.path().join("metadata.xml"), METADATA);
    let verify =
        |more: &[&str]| graphdoc(folder.path(), &[&["verify", "pages", "--metadata", "metadata.xml"], more].concat());
    let text = verify(&[]);
    assert_eq!((text.status, text.stderr.as_str()), (0, ""));
    assert!(text.stdout.starts_with("error[metadata-property-type]: "), "{}", text.stdout);
    assert!(text.stdout.contains("pages/v1.0/resources/fruit.md:18:9"), "{}", text.stdout);
    assert!(text.stdout.contains("metadata.xml:6:"), "{}", text.stdout);
    assert!(text.stdout.contains("agreement          66.67 %      2 of 3 "), "{}", text.stdout);

    let report: Value = serde_json::from_str(&verify(&["--format", "json"]).stdout).unwrap();
    assert_eq!(report["findings"].as_array().unwrap().len(), 1);
    assert_eq!(report["findings"][0]["related"][0]["page"], "metadata.xml");
    assert_eq!(report["summary"]["figures"]["agreement"], serde_json::json!({"share": 66.67, "count": 2, "total": 3}));
    assert_eq!(report["summary"]["pages"], 3);

    assert_eq!(verify(&["--deny", "error"]).status, 1);
    assert_eq!(verify(&["--deny", "error", "--ignore", "metadata-property-type"]).status, 0);
    assert_eq!(verify(&["--deny", "error", "--include", "basket"]).status, 0);
    assert!(verify(&["--include", "bucket"]).stderr.contains("`bucket` matches no type and no operation"));
    assert_eq!(verify(&["-o", "verify.txt"]).stdout, "");
    assert_eq!(fs::read_to_string(folder.path().join("verify.txt")).unwrap(), text.stdout);

    write(&folder.path().join("graphdoc.toml"), "[verify]\nmetadata = \"metadata.xml\"\ndeny = \"error\"\n");
    assert_eq!(graphdoc(folder.path(), &["verify", "pages"]).status, 1);
    let silenced = format!("{FRUIT}\n<!-- graphdoc-ignore: metadata -->\n");
    write(&folder.path().join("pages/v1.0/resources/fruit.md"), silenced);
    assert_eq!(graphdoc(folder.path(), &["verify", "pages"]).status, 0);
}

#[test]
fn metadata_that_cannot_be_compared_is_an_error() {
    let folder = orchard("v1.0");
    let verify = |metadata: &str, more: &[&str]| {
        graphdoc(folder.path(), &[&["verify", "pages", "--metadata", metadata], more].concat())
    };
    assert_fails(&graphdoc(folder.path(), &["verify", "pages"]), "`--metadata FILE`");
    assert_fails(&verify("no/such.xml", &[]), "no/such.xml: cannot be read");
    assert_fails(&verify("pages", &[]), "pages: cannot be read");

    write(&folder.path().join("bad.xml"), METADATA.replace("</Schema>", "</Shema>"));
    let bad = verify("bad.xml", &[]);
    assert_eq!((bad.status, bad.stdout.as_str()), (2, ""));
    assert!(bad.stderr.starts_with("error[metadata-not-csdl]: "), "{}", bad.stderr);
    assert!(bad.stderr.contains("--> bad.xml:9:5") && bad.stderr.contains("error: bad.xml: nothing was compared"));

    write(&folder.path().join("metadata.xml"), METADATA);
    write(&folder.path().join("beta.xml"), METADATA);
    write(&folder.path().join("pages/beta/resources/fruit.md"), FRUIT);
    let ambiguous = verify("metadata.xml", &[]);
    assert_fails(&ambiguous, "the pages hold the versions `beta`, `v1.0`: say by `--api-version`");
    assert_fails(&verify("metadata.xml", &["--api-version", "v2"]), "no page is of version `v2`");
    let of = |run: Run| run.stdout.lines().find(|line| line.starts_with("resolved")).unwrap().to_owned();
    assert!(of(verify("beta.xml", &[])).contains(" 0 of 0 "));
    assert!(of(verify("beta.xml", &["--api-version", "v1.0"])).contains(" 1 of 1 "));
}
