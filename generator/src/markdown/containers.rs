//! What lies around blocks in the site's markup: tabs (`# [HTTP](#tab/http)` … `---`) and `:::` lines.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Span;

use super::blocks::{TextKind, Walker};
use super::{Block, BlockKind, Mark, MarkKind, OffsetMap, Tab, Text};

/// Where a tab starts among the blocks of a page.
pub(super) struct TabMark {
    /// The index of the first block in it.
    pub(super) at: usize,
    /// As in `#tab/http`: `http`.
    pub(super) id: String,
    /// Its heading.
    pub(super) span: Span,
}

/// A `:::zone` or `:::moniker` that is not closed yet.
pub(super) struct OpenZone {
    /// Its pivot, target or range; none for a zone without.
    pub(super) label: Option<String>,
    keyword: &'static str,
    span: Span,
    /// The index of the first block in it.
    at: usize,
}

/// The id of a tab, when a heading is nothing but a link to one.
pub(super) fn tab_id(text: &Text) -> Option<&str> {
    let (mark, target) = text.links().next()?;
    let (prefix, id) = target.split_at_checked(5)?;
    let is_whole = mark.range.start == 0 && mark.range.end as usize == text.plain.len();
    (is_whole && prefix.eq_ignore_ascii_case("#tab/")).then(|| short(id.split('/').next().unwrap_or(id)))
}

/// Names are kept with every block, so they are not kept at any length.
fn short(name: &str) -> &str {
    &name[..name.floor_char_boundary(100)]
}

/// Gives the blocks in tabs their tab.
///
/// A group of tabs ends at a thematic break. Where that is missing it ends before the next heading, and
/// that is reported: headings are rarely meant to stand in a tab, unless the break follows after all.
pub(super) fn assign_tabs(blocks: &mut [Block], marks: &[TabMark], diagnostics: &mut Vec<Diagnostic>) {
    let mut group = 0;
    let mut first = 0;
    let mut level = 0;
    let mut seen = 0;
    while let Some(mark) = marks.get(first) {
        level = blocks[seen..mark.at.max(seen)].iter().rev().find_map(level_of).unwrap_or(level);
        seen = seen.max(mark.at);
        let Group { end, closed, next } = group_end(blocks, marks, first, level);
        let last = next.max(first + 1);
        for (at, mark) in marks[first..last].iter().enumerate() {
            let to = marks[first..last].get(at + 1).map_or(end, |next| next.at);
            for block in blocks.get_mut(mark.at..to.max(mark.at)).unwrap_or_default() {
                block.tab = Some(Tab { id: mark.id.clone(), group });
            }
        }
        if !closed {
            diagnostics.push(
                Diagnostic::new(
                    "tab-unclosed",
                    Severity::Warning,
                    marks[last - 1].span,
                    format!("the tabs that end with `{}` are never closed", marks[last - 1].id),
                )
                .help("put a line `---` after the last tab"),
            );
        }
        group += 1;
        first = last;
    }
}

struct Group {
    /// The index of the first block after the group.
    end: usize,
    closed: bool,
    /// The index of the first mark after it.
    next: usize,
}

fn level_of(block: &Block) -> Option<u8> {
    match &block.kind {
        BlockKind::Heading(heading) => Some(heading.level),
        _ => None,
    }
}

fn group_end(blocks: &[Block], marks: &[TabMark], first: usize, level: u8) -> Group {
    /// How far behind a heading the closing line is looked for.
    const PATIENCE: usize = 200;
    let mut seen: Vec<&str> = vec![&marks[first].id];
    let mut next = first + 1;
    let mut heading: Option<(usize, usize)> = None;
    let mut at = marks[first].at;
    let unclosed = |at: usize, next: usize, heading: Option<(usize, usize)>| {
        let (end, next) = heading.unwrap_or((at, next));
        Group { end, closed: false, next }
    };
    loop {
        while let Some(mark) = marks.get(next).filter(|mark| mark.at == at) {
            if seen.contains(&mark.id.as_str()) || seen.len() > 64 {
                return unclosed(at, next, heading);
            }
            seen.push(&mark.id);
            next += 1;
        }
        match blocks.get(at).map(|block| &block.kind) {
            None => return unclosed(at, next, heading),
            Some(BlockKind::Rule) => return Group { end: at, closed: true, next },
            Some(BlockKind::Heading(found)) if found.level <= level => return unclosed(at, next, heading),
            Some(BlockKind::Heading(_)) if heading.is_none() => heading = Some((at, next)),
            Some(_) if heading.is_some_and(|(start, _)| at - start > PATIENCE) => return unclosed(at, next, heading),
            Some(_) => {}
        }
        at += 1;
    }
}

impl Walker<'_, '_> {
    /// Reads a `:::` line within the open text, if that is what stands at an offset.
    pub(super) fn colons(&mut self, start: usize) -> bool {
        let Some(open) = &self.open else { return false };
        if open.builder.has_read(start) || !open.builder.at_line_start() || open.kind == TextKind::Cell {
            return false;
        }
        let line = self.text[start..].lines().next().unwrap_or_default();
        if !is_known(line) {
            return false;
        }
        let range = start..start + line.len();
        self.flush();
        self.colon_line(range.clone());
        self.begin(TextKind::Paragraph, range.end);
        if let Some(open) = &mut self.open {
            open.builder.skip_to(range.end, range.end);
            open.builder.forget();
        }
        true
    }

    /// Reads a line that starts with `:::`.
    pub(super) fn colon_line(&mut self, range: Range<usize>) {
        let line = &self.text[range.clone()];
        match keyword(line) {
            "zone" => self.open_zone("zone", attribute(line, "pivot").or_else(|| attribute(line, "target")), range),
            "moniker" => self.open_zone("moniker", attribute(line, "range"), range),
            "zone-end" => self.close_zone("zone", range),
            "moniker-end" => self.close_zone("moniker", range),
            "image" => self.image(range),
            "code" => {
                let target = attribute(line, "source").map_or("", |value| &line[value]).to_owned();
                self.push(BlockKind::UnresolvedInclude { target }, range);
            }
            _ => {}
        }
    }

    fn open_zone(&mut self, keyword: &'static str, label: Option<Range<usize>>, range: Range<usize>) {
        let label = label.map(|value| short(&self.text[range.clone()][value]).to_owned());
        if self.page.zones.len() >= MOST_ZONES {
            let message = format!("`:::{keyword}` stands in {MOST_ZONES} others and is not counted");
            return self.report("zone-unpaired", Severity::Warning, range, &message);
        }
        let at = self.page.blocks.len();
        let span = self.span(range);
        self.page.zones.push(OpenZone { label, keyword, span, at });
    }

    fn close_zone(&mut self, keyword: &str, range: Range<usize>) {
        match self.page.zones.iter().rposition(|zone| zone.keyword == keyword) {
            Some(at) => self.page.zones.truncate(at),
            None => {
                let message = format!("`:::{keyword}-end` closes nothing");
                self.report("zone-unpaired", Severity::Warning, range, &message);
            }
        }
    }

    /// Ends the zones that the file opened and never closed: each reaches to the next heading of the
    /// level that it stands under.
    pub(super) fn close_zones(&mut self, keep: usize) {
        while self.page.zones.len() > keep {
            let Some(zone) = self.page.zones.pop() else { break };
            let message = format!("`:::{}` is never closed", zone.keyword);
            let outer = self.page.zones.last().and_then(|zone| zone.label.clone());
            self.page.report("zone-unpaired", Severity::Warning, zone.span, message);
            let at = zone.at.min(self.page.blocks.len());
            let (before, inside) = self.page.blocks.split_at_mut(at);
            let level = before.iter().rev().find_map(level_of).unwrap_or(1);
            let end = inside.iter().position(|block| level_of(block).is_some_and(|found| found <= level));
            for block in end.and_then(|end| inside.get_mut(end..)).unwrap_or_default() {
                block.zone.clone_from(&outer);
            }
        }
    }

    fn image(&mut self, range: Range<usize>) {
        let line = &self.text[range.clone()];
        let value = |name| attribute(line, name).map(|value| range.start + value.start..range.start + value.end);
        let alt = value("alt-text").unwrap_or(range.end..range.end);
        let source = value("source").map_or("", |source| &self.text[source]).to_owned();
        let plain = self.text[alt.clone()].to_owned();
        let span = self.span(range.clone());
        let end = u32::try_from(plain.len()).unwrap_or(u32::MAX);
        let marks = vec![Mark { kind: MarkKind::Image(source), range: 0..end, span }];
        let text = Text { plain, marks, span, map: OffsetMap::contiguous(alt.start) };
        self.push(BlockKind::Paragraph(text), range);
    }
}

/// Zones within zones.
const MOST_ZONES: usize = 32;

/// The words after `:::` that mean something.
const KEYWORDS: [&str; 12] = [
    "code",
    "column",
    "column-end",
    "image",
    "image-end",
    "moniker",
    "moniker-end",
    "row",
    "row-end",
    "video",
    "zone",
    "zone-end",
];

/// Whether a line is markup of the site that starts with `:::`.
pub(super) fn is_known_line(line: &str) -> bool {
    line.starts_with(":::") && is_known(line)
}

fn is_known(line: &str) -> bool {
    KEYWORDS.contains(&keyword(line))
}

fn keyword(line: &str) -> &str {
    let rest = line.trim_start().trim_start_matches(':').trim_start();
    let end = rest.find(|c: char| !c.is_ascii_lowercase() && c != '-').unwrap_or(rest.len());
    &rest[..end]
}

/// The range of the value of `name="value"` in a line.
fn attribute(line: &str, name: &str) -> Option<Range<usize>> {
    line.match_indices(name).find_map(|(at, _)| {
        let rest = line[at + name.len()..].trim_start().strip_prefix('=')?.trim_start();
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let start = line.len() - rest.len() + 1;
        let end = start + line[start..].find(quote)?;
        let is_name = !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '-');
        is_name.then_some(start..end)
    })
}
