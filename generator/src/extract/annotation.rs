//! HTML comments that hold JSON become annotations.
//!
//! Customary and no fault: a `// remark` behind the JSON, and commas at the end. Which annotation a
//! reader makes use of, and whether its keys are known, is decided elsewhere.

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Severity};
use crate::json::{self, Node, RepairKind};
use crate::markdown::{Block, BlockKind, Comment, Document};
use crate::source::{FileId, Span, Spanned};

use super::facts::{Annotation, BlockType};
use super::page::{PlacedAnnotation, target_of};

/// The annotations of a document, in order, each with the block that it annotates.
pub(super) fn annotations(document: &Document, diagnostics: &mut Vec<Diagnostic>) -> Vec<PlacedAnnotation> {
    let mut placed = Vec::new();
    for (at, block) in document.blocks.iter().enumerate() {
        let BlockKind::Comment(comment) = &block.kind else { continue };
        if !holds_json(comment) {
            continue;
        }
        match read(comment, block) {
            Some(annotation) => {
                placed.push(PlacedAnnotation { annotation: Arc::new(annotation), comment: at, target: None })
            }
            None => diagnostics.push(not_json(block.span)),
        }
    }
    let comments: Vec<usize> = placed.iter().map(|each| each.comment).collect();
    for each in &mut placed {
        if !each.annotation.is_page {
            each.target = target_of(document, each.comment, |at| comments.binary_search(&at).is_ok());
        }
    }
    placed
}

/// Whether a comment is meant to be JSON.
fn holds_json(comment: &Comment) -> bool {
    let text = comment.text.trim_start();
    text.strip_prefix('{')
        .is_some_and(|rest| rest.trim_start().starts_with(['"', '\'', '}', '“']) || rest.contains(':'))
}

fn not_json(span: Span) -> Diagnostic {
    Diagnostic::new("annotation-not-json", Severity::Error, span, "annotation is not JSON")
        .help("write one JSON object between `<!--` and `-->`")
}

/// Reads one comment; none when it holds no JSON object.
fn read(comment: &Comment, block: &Block) -> Option<Annotation> {
    let parsed = json::parse(&comment.text);
    let root = parsed.values.into_iter().find(Node::is_object)?;
    let reader = Reader { comment, file: block.span.file, fallback: block.span };
    let end = root.range.end;
    let repairs =
        parsed.repairs.into_iter().filter(|repair| repair.range.start <= end && repair.kind != RepairKind::Comment);
    let repairs = repairs
        .map(|repair| {
            let span = reader.span(repair.range);
            Spanned::new(repair, span)
        })
        .collect();
    let (odata_type, is_collection) = reader.odata_type(&root);
    Some(Annotation {
        span: block.span,
        block_type: reader.block_type(&root),
        is_page: root.get("type").and_then(Node::as_str).is_some_and(|text| text.starts_with("#page.")),
        repairs,
        names: reader.texts(&root, "name"),
        odata_type,
        is_collection: is_collection || truth(&root, "isCollection"),
        also_known_as: reader.text(&root, "@type.aka"),
        base_type: reader.text(&root, "baseType").map(|base| base.map(|name| name.trim_start_matches('#').to_owned())),
        key_property: reader.text(&root, "keyProperty"),
        is_abstract: reader.flag(&root, "abstract"),
        is_open: reader.flag(&root, "openType"),
        is_media: reader.flag(&root, "isMediaEntity"),
        truncated: truth(&root, "truncated"),
        expect_error: truth(&root, "expectError"),
        is_empty: truth(&root, "isEmpty"),
        optional_properties: reader.texts(&root, "optionalProperties"),
        nullable_properties: reader.texts(&root, "nullableProperties"),
        root,
    })
}

/// Whether a key is `true`, as a truth value or as text.
fn truth(root: &Node, key: &str) -> bool {
    root.get(key).and_then(flag_of).unwrap_or_default()
}

/// The truth value of `true` and `"true"`.
fn flag_of(node: &Node) -> Option<bool> {
    node.as_bool().or_else(|| match node.as_str()?.trim() {
        text if text.eq_ignore_ascii_case("true") => Some(true),
        text if text.eq_ignore_ascii_case("false") => Some(false),
        _ => None,
    })
}

/// Reads keys together with their places.
struct Reader<'a> {
    comment: &'a Comment,
    file: FileId,
    fallback: Span,
}

impl Reader<'_> {
    fn span(&self, range: json::Range) -> Span {
        self.comment.map.span(self.file, range.as_usize()).unwrap_or(self.fallback)
    }

    /// The text of a node, white space at its ends taken off.
    fn node_text(&self, node: &Node) -> Option<Spanned<String>> {
        let text = node.as_str()?.trim();
        (!text.is_empty()).then(|| Spanned::new(text.to_owned(), self.span(node.range)))
    }

    fn text(&self, root: &Node, key: &str) -> Option<Spanned<String>> {
        self.node_text(root.get(key)?)
    }

    /// A text, or a list of texts; a text may hold a list separated by commas.
    fn texts(&self, root: &Node, key: &str) -> Vec<Spanned<String>> {
        let Some(node) = root.get(key) else { return Vec::new() };
        let single = std::slice::from_ref(node);
        let nodes = if node.is_array() { node.elements() } else { single };
        nodes.iter().filter_map(|node| self.node_text(node)).collect()
    }

    fn flag(&self, root: &Node, key: &str) -> Option<Spanned<bool>> {
        let node = root.get(key)?;
        Some(Spanned::new(flag_of(node)?, self.span(node.range)))
    }

    /// `@odata.type` or `@type`, and whether it is written as a collection.
    fn odata_type(&self, root: &Node) -> (Option<Spanned<String>>, bool) {
        let Some(written) = self.text(root, "@odata.type").or_else(|| self.text(root, "@type")) else {
            return (None, false);
        };
        let name = written.value.trim_start_matches('#');
        let inner = strip_collection(name);
        let name = inner.unwrap_or(name).trim_start_matches('#').trim().to_owned();
        // `microsoft.graph.none` says that there is no type.
        let is_type = !name.is_empty() && !name.ends_with(".none");
        let ty = is_type.then_some(Spanned::new(name, written.span));
        (ty, inner.is_some())
    }

    fn block_type(&self, root: &Node) -> Option<Spanned<BlockType>> {
        let written = self.text(root, "blockType")?;
        let kind = match written.value.to_ascii_lowercase().as_str() {
            "resource" => BlockType::Resource,
            "request" => BlockType::Request,
            "response" => BlockType::Response,
            "ignored" | "ignore" => BlockType::Ignored,
            "example" => BlockType::Example,
            "samples" | "sample" => BlockType::Samples,
            "simulatedresponse" => BlockType::SimulatedResponse,
            "permissions" => BlockType::Permissions,
            _ => return None,
        };
        Some(Spanned::new(kind, written.span))
    }
}

/// The `T` of `Collection(T)`, in any letter case.
pub(super) fn strip_collection(name: &str) -> Option<&str> {
    let (head, rest) = name.split_once('(')?;
    head.trim().eq_ignore_ascii_case("collection").then(|| rest.trim_end().trim_end_matches(')').trim())
}
