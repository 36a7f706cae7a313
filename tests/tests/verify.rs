//! Pages against metadata: each case of `cases/verify` gives its findings at their exact places, and no others; what
//! is printed of them; and XML that is none, or no CSDL.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use graphdoc::analysis::{Analysis, AnalysisOptions, analyze, analyze_with};
use graphdoc::csdl;
use graphdoc::diagnostic::{Diagnostic, Figures, Report, TextPrinter};
use graphdoc::export;
use graphdoc::lint::{Family, Rule, Selection, family, lint_metadata, rules};
use graphdoc::select;
use graphdoc::source::{FileRole, Loaded, SourceFile, SourceSet};
use graphdoc::verify::{Comparison, choose_version, figures};
use graphdoc_tests::case::{Case, cases, folder};
use graphdoc_tests::{load_docs_input, source_set};

/// What a comparison gave; without figures where nothing could be compared.
struct Verified {
    analysis: Analysis,
    findings: Vec<Diagnostic>,
    figures: Option<Figures>,
}

/// Compares the pages among some files with the one that ends in `.xml`.
fn verify(files: &[(String, String)], code: &str, patterns: &select::Selection) -> Verified {
    let (metadata, pages): (Vec<_>, Vec<_>) = files.iter().partition(|(path, _)| path.ends_with(".xml"));
    let pages: Vec<(&str, &str)> = pages.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let loaded = Loaded { sources: source_set(&pages), diagnostics: Vec::new(), inputs: Vec::new() };
    let (mut analysis, documents) = analyze_with(loaded, AnalysisOptions::default(), |page| page.document);
    let [(path, text)] = metadata[..] else { panic!("one file of metadata") };
    let file = analysis.sources.add(SourceFile::new(path, text.as_str(), FileRole::Metadata));
    let mut diagnostics = Vec::new();
    let Some(csdl) = csdl::parse(&analysis.sources, file, &mut diagnostics) else {
        return Verified { analysis, findings: diagnostics, figures: None };
    };
    analysis.diagnostics.append(&mut diagnostics);
    let selection = Selection::new(Vec::from_iter((!code.is_empty()).then(|| code.to_owned())), Vec::new()).unwrap();
    let version = choose_version(&analysis.model, None, path).unwrap();
    let comparison = Comparison::new(version, &csdl, patterns);
    let findings = lint_metadata(&analysis, &documents, &comparison, &selection);
    let figures = Some(figures(&comparison));
    Verified { analysis, findings, figures }
}

fn verify_case(case: &Case, code: &str) -> Verified {
    verify(&case.files, code, &select::Selection::default())
}

#[test]
fn cases_give_their_findings_and_no_others() {
    let wrong: String = cases("verify")
        .iter()
        .map(|case| {
            let verified = verify_case(case, &case.code);
            case.differences(&verified.analysis.sources, &verified.findings)
        })
        .collect();
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn every_rule_over_metadata_has_a_case() {
    let without = |rule: &&Rule| {
        rule.family == Family::Metadata && !folder("verify").join(rule.code).with_extension("md").exists()
    };
    let missing: Vec<&str> = rules().iter().filter(without).map(|rule| rule.code).collect();
    assert_eq!(missing, Vec::<&str>::new());
}

fn orchard() -> Case {
    cases("verify_shown").remove(0)
}

#[test]
fn text_ends_with_the_figures() {
    let Verified { analysis, findings, figures } = verify_case(&orchard(), "");
    let printer = TextPrinter::new(&analysis.sources, false);
    let mut text: String = findings.iter().map(|finding| format!("{}\n", printer.print(finding))).collect();
    text.push_str(&printer.summary(&findings, family));
    insta::assert_snapshot!(format!("{text}\n{}", figures.unwrap()));
}

#[test]
fn json_has_the_figures_in_its_summary() {
    let Verified { analysis, findings, figures } = verify_case(&orchard(), "");
    let figures = figures.unwrap();
    let report = Report::new(&analysis.sources, &findings).figures(&figures);
    insta::assert_snapshot!(serde_json::to_string_pretty(&report).unwrap());
}

#[test]
fn json_has_the_published_schema() {
    let schema = include_str!("../../generator/schemas/gaps.schema.json");
    let validator = jsonschema::validator_for(&serde_json::from_str(schema).unwrap()).unwrap();
    for case in cases("verify").iter().chain(&cases("verify_shown")) {
        let Verified { analysis, findings, figures } = verify_case(case, "");
        let report = Report::new(&analysis.sources, &findings);
        let report = match &figures {
            Some(figures) => serde_json::to_value(report.figures(figures)).unwrap(),
            None => serde_json::to_value(report).unwrap(),
        };
        let errors: Vec<String> =
            validator.iter_errors(&report).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(errors.is_empty(), "{}: {errors:#?}", case.code);
    }
}

#[test]
fn a_selection_is_compared_with_what_it_refers_to() {
    let count = |include: &[&str], exclude: &[&str]| {
        let patterns = |texts: &[&str]| texts.iter().map(|text| select::Pattern::new(text)).collect();
        let selection = select::Selection { include: patterns(include), exclude: patterns(exclude) };
        let figures = verify(&orchard().files, "", &selection).figures.unwrap();
        let total = |name: &str| figures.0.iter().find(|figure| figure.name == name).unwrap().total;
        (total("types"), total("enums"), total("resolved"))
    };
    assert_eq!(count(&[], &[]), (4, 1, 2));
    assert_eq!(count(&["ladder"], &[]), (1, 0, 0));
    assert_eq!(count(&["fruit"], &[]), (2, 1, 2), "the entity that it derives from, its color and its operations");
    assert_eq!(count(&[], &["microsoft.graph.tools.*"]), (3, 1, 2));
}

/// The diagnostic of a text that cannot be read as metadata: its place and message.
fn refused(text: &str) -> String {
    let mut sources = SourceSet::default();
    let file = sources.add(SourceFile::new("m.xml", text, FileRole::Metadata));
    let mut diagnostics = Vec::new();
    assert!(csdl::parse(&sources, file, &mut diagnostics).is_none(), "{text}");
    let [diagnostic] = &diagnostics[..] else { panic!("{diagnostics:?}") };
    assert!(diagnostic.code == "metadata-not-csdl" && diagnostic.help.is_some());
    let at = sources.start(diagnostic.span);
    format!("{}:{} {}", at.line, at.column, diagnostic.message)
}

#[test]
fn what_is_no_csdl_is_refused_with_its_place() {
    let deep = "<a>".repeat(100_000);
    let cases = [
        ("", "1:1 m.xml is not well-formed XML: there is no root element"),
        ("{\"$Version\": \"4.0\"}", "1:1 m.xml is not well-formed XML: text stands outside of the root element"),
        (
            "<html><p>\n</html>",
            "2:1 m.xml is not well-formed XML: ill-formed document: expected `</p>`, but `</html>` was found",
        ),
        ("<a>\n <b>", "2:2 m.xml is not well-formed XML: the element `b` is never closed"),
        ("<a/>\n<b/>", "2:1 m.xml is not well-formed XML: `b` is a second root element"),
        ("<a>\n<b c=1/></a>", "2:6 m.xml is not well-formed XML: the value of an attribute is not in quotes"),
        ("<a b='1' b='2'/>", "1:10 m.xml is not well-formed XML: an attribute stands twice in one tag"),
        ("<a b='&nope;'/>", "1:7 m.xml is not well-formed XML: "),
        ("<a b", "1:1 m.xml is not well-formed XML: "),
        (deep.as_str(), "1:601 m.xml is not well-formed XML: more than 200 elements lie in each other"),
        ("<html/>", "1:1 m.xml is not CSDL: the root element `html` is not `edmx:Edmx`"),
        ("<Schema/>", "1:1 m.xml is not CSDL: the root element `Schema` is not in a namespace of OData 4"),
        (
            "<Edmx xmlns='http://schemas.microsoft.com/ado/2007/06/edmx'/>",
            "1:1 m.xml is not CSDL: the root element `Edmx` is not in a namespace of OData 4",
        ),
        ("<Edmx xmlns='http://docs.oasis-open.org/odata/ns/edmx'/>", "1:1 m.xml is not CSDL: it holds no schema"),
        (
            "<e:Edmx xmlns:e='http://docs.oasis-open.org/odata/ns/edmx'><e:DataServices><Schema/></e:DataServices></e:Edmx>",
            "1:1 m.xml is not CSDL: its schemas are not in the namespace of OData 4",
        ),
    ];
    for (text, expected) in cases {
        let found = refused(text);
        assert!(found.starts_with(expected), "{text:.40}: {found}");
    }
}

#[test]
fn no_damage_makes_it_panic() {
    let files = orchard().files;
    let (_, text) = files.iter().find(|(path, _)| path.ends_with(".xml")).unwrap();
    let parse = |text: String| {
        let mut sources = SourceSet::default();
        let file = sources.add(SourceFile::new("m.xml", text, FileRole::Metadata));
        csdl::parse(&sources, file, &mut Vec::new())
    };
    assert!(parse(text.clone()).is_some());
    for at in (0..text.len()).filter(|at| text.is_char_boundary(*at)) {
        parse(text[..at].to_owned());
        for damage in ["<", ">", "\"", "&", "", "\0", "é"] {
            parse(format!("{}{damage}{}", &text[..at], &text[at + 1..]));
        }
    }
}

#[test]
fn aliases_may_be_those_of_included_schemas_and_of_any_case() {
    let text = r#"<e:Edmx xmlns:e="http://docs.oasis-open.org/odata/ns/edmx" Version="4.01">
        <e:Reference Uri="https://example.org/core"><e:Include Namespace="org.core" Alias="Core"/></e:Reference>
        <e:DataServices><Schema xmlns="http://docs.oasis-open.org/odata/ns/edm" Namespace="a.b" Alias="self">
            <EntityType Name="thing" BaseType="Self.base">
                <Property Name="kind" Type="core.Tag"/>
                <Property Name="sizes" Type="Collection(SELF.gram)"/>
                <Property Name="name"/>
            </EntityType>
            <TypeDefinition Name="gram" UnderlyingType="Edm.Int64"/>
        </Schema></e:DataServices>
    </e:Edmx>"#;
    let mut sources = SourceSet::default();
    let file = sources.add(SourceFile::new("m.xml", text, FileRole::Metadata));
    let mut diagnostics = Vec::new();
    let csdl = csdl::parse(&sources, file, &mut diagnostics).unwrap();
    assert_eq!(diagnostics, [], "what a reference may declare is not looked for");
    let thing = csdl.structured("A.B.Thing").unwrap();
    assert_eq!(thing.base.as_ref().map(|base| base.value.as_str()), Some("a.b.base"));
    let types: Vec<String> = thing.properties.iter().map(|property| property.ty.value.to_string()).collect();
    assert_eq!(types, ["org.core.Tag", "Collection(a.b.gram)", "Edm.String"]);
    assert_eq!(csdl.definition("a.B.gram").unwrap().to_string(), "Edm.Int64");
}

#[test]
fn types_that_derive_from_each_other_end_somewhere() {
    let text = r#"<Schema xmlns="http://docs.oasis-open.org/odata/ns/edm" Namespace="a">
        <EntityType Name="x" BaseType="a.y"/><EntityType Name="y" BaseType="a.x"/>
        <EntityContainer Name="c"><Singleton Name="x" Type="a.x"/></EntityContainer>
    </Schema>"#;
    let page = "# Get nothing\n\n## HTTP request\n\n```http\nGET /x/nothing\n```\n";
    let files = [("v1.0/api/x-get.md", page), ("m.xml", text)].map(|(path, text)| (path.to_owned(), text.to_owned()));
    let verified = verify(&files, "metadata-path", &select::Selection::default());
    assert_eq!(verified.findings.len(), 1);
}

/// What pages export is, by itself, metadata that they agree with.
#[test]
fn pages_agree_with_their_own_export() {
    let mut analysis = analyze(load_docs_input().unwrap(), AnalysisOptions::default());
    for name in ["beta", "v1.0"] {
        let mut xml = Vec::new();
        let version = |analysis: &Analysis| analysis.model.versions.iter().position(|version| version.name == name);
        let at = version(&analysis).unwrap();
        export::csdl::csdl(&analysis.model.versions[at]).0.write(&mut xml).unwrap();
        let text = String::from_utf8(xml).unwrap();
        let file = analysis.sources.add(SourceFile::new(format!("{name}.xml"), text, FileRole::Metadata));
        let mut diagnostics = Vec::new();
        let csdl = csdl::parse(&analysis.sources, file, &mut diagnostics).unwrap();
        assert_eq!(diagnostics, []);
        let comparison = Comparison::new(&analysis.model.versions[at], &csdl, &select::Selection::default());
        let figures = figures(&comparison);
        let of_types = figures.0.iter().filter(|figure| !["resolved", "returns"].contains(&figure.name));
        for figure in of_types {
            assert!(figure.count == figure.total && figure.total > 0, "{name}: {figure:?}");
        }
        assert!(comparison.absent.is_empty() && comparison.mixed.is_empty());
    }
}
