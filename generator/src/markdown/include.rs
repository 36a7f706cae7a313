//! Includes: their blocks, or within a line their text, appear where the page names them.

use std::collections::BTreeSet;
use std::ops::Range;

use foldhash::HashSet;

use crate::diagnostic::{Diagnostic, Severity};
use crate::source::include_target::IncludeSyntax;
use crate::source::{FileId, Lookup, Span};

use super::blocks::{TextKind, Walker};
use super::{Block, BlockKind, front_matter};

/// Includes within includes.
const MAX_DEPTH: usize = 16;
/// Bytes that one page can include; beyond that it is not a page that someone means to read.
const MAX_BYTES: usize = 32 << 20;
/// Includes of one page, however small.
const MAX_COUNT: usize = 10_000;

/// The includes that are being read, and what they cost so far.
#[derive(Default)]
pub(super) struct Includes {
    stack: Vec<FileId>,
    bytes: usize,
    count: usize,
    /// Unresolved includes that were reported already.
    reported: HashSet<Span>,
}

impl Walker<'_, '_> {
    /// Reads an include within the open text: on a line of its own its blocks are put here, within a
    /// line its text.
    pub(super) fn include(&mut self, include: IncludeSyntax) {
        let Some(open) = &mut self.open else { return };
        let rest = self.text[include.range.end..].trim_start_matches([' ', '\t', '\r']);
        let line_end = self.text.len() - rest.len();
        let is_alone =
            open.kind != TextKind::Cell && open.builder.at_line_start() && (rest.is_empty() || rest.starts_with('\n'));
        let target = self.text.get(include.target).unwrap_or_default();
        if is_alone && open.kind == TextKind::Paragraph {
            self.flush();
            self.expand(target, include.range.clone());
            self.begin(TextKind::Paragraph, line_end);
            if let Some(open) = &mut self.open {
                open.builder.skip_to(include.range.end, include.range.end);
                open.builder.forget();
            }
            return;
        }
        let Some(mut open) = self.open.take() else { return };
        let blocks = self.page.blocks.len();
        let tabs = self.page.tabs.len();
        self.expand(target, include.range.clone());
        self.page.tabs.truncate(tabs);
        open.builder.skip_to(include.range.start, include.range.end);
        let mut is_first = true;
        for block in self.page.blocks.split_off(blocks) {
            match block {
                Block { kind: BlockKind::Paragraph(text), .. } if !is_alone => {
                    open.builder.insert(&text, include.range.clone(), !is_first);
                    is_first = false;
                }
                block => open.after.push(block),
            }
        }
        self.open = Some(open);
    }

    /// Puts the blocks of an include here.
    fn expand(&mut self, target: &str, range: Range<usize>) {
        let span = self.span(range.clone());
        let found = self.page.sources.resolve(self.file, target);
        let Some(file) = found.file() else {
            self.unresolved(target, range);
            return;
        };
        let path = &self.page.sources.file(file).path;
        if let Lookup::OtherCase(_) = found {
            let note = format!("the file is {path}");
            self.page.diagnostics.push(
                Diagnostic::new(
                    "include-case",
                    Severity::Warning,
                    span,
                    format!("`{target}` differs from the file's name in letter case"),
                )
                .note(note),
            );
        }
        let includes = &mut self.page.includes;
        let refusal = if file == self.file || includes.stack.contains(&file) {
            Some(("include-cycle", format!("`{target}` includes itself")))
        } else if includes.stack.len() >= MAX_DEPTH {
            Some(("include-depth", format!("`{target}` is an include in an include, {MAX_DEPTH} deep")))
        } else if includes.bytes > MAX_BYTES || includes.count > MAX_COUNT {
            Some(("include-limit", format!("the page includes too much to go on with `{target}`")))
        } else {
            None
        };
        if let Some((code, message)) = refusal {
            includes.reported.insert(span);
            self.page.report(code, Severity::Error, span, message);
            self.unresolved(target, range);
            return;
        }
        let text = self.page.sources.file(file).original();
        includes.bytes += text.len();
        includes.count += 1;
        includes.stack.push(self.file);
        let start = front_matter::end(text);
        Walker::new(self.page, file, (self.list_depth, self.quote_depth)).run(start);
        self.page.includes.stack.pop();
    }

    fn unresolved(&mut self, target: &str, range: Range<usize>) {
        self.push(BlockKind::UnresolvedInclude { target: target.to_owned() }, range);
    }
}

impl Includes {
    /// Reports the includes whose files are missing. Those in the tabs beside an HTTP tab are code
    /// snippets that the publishing side generates: that they are missing in a checkout is one remark
    /// a page, no more.
    pub(super) fn report_missing(&self, blocks: &[Block], diagnostics: &mut Vec<Diagnostic>) {
        let is_http = |block: &Block| block.tab.as_ref().is_some_and(|tab| tab.id.eq_ignore_ascii_case("http"));
        let tabs = blocks.iter().filter(|block| is_http(block)).filter_map(|block| block.tab.as_ref());
        let with_http: BTreeSet<u32> = tabs.map(|tab| tab.group).collect();
        let mut snippets: Vec<(Span, &str)> = Vec::new();
        for block in blocks {
            let BlockKind::UnresolvedInclude { target } = &block.kind else { continue };
            if self.reported.contains(&block.span) {
                continue;
            }
            let beside_http = block.tab.as_ref().is_some_and(|tab| with_http.contains(&tab.group));
            if beside_http && !is_http(block) {
                snippets.push((block.span, target));
            } else {
                diagnostics.push(
                    Diagnostic::new(
                        "include-missing",
                        Severity::Warning,
                        block.span,
                        format!("there is no file `{target}` to include"),
                    )
                    .label("not found from here"),
                );
            }
        }
        let Some((span, target)) = snippets.first() else { return };
        let message = match snippets.len() {
            1 => format!("there is no file `{target}` to include in a tab beside HTTP"),
            count => format!("there are no files for {count} includes in tabs beside HTTP, `{target}` first"),
        };
        diagnostics.push(
            Diagnostic::new("include-missing", Severity::Info, *span, message)
                .note("such snippets are usually generated when the pages are published"),
        );
    }
}
