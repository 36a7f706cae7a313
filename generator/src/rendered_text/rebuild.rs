//! The walk over the lines: what each line is, in the light of the lines before it.
//!
//! The order of the questions in [`Rebuild::step`] is the rule: a line is the first thing it can be.

use crate::markdown::BlockKind;
use crate::source::Span;

use super::blocks::{self, Blocks, Counts};
use super::columns::{Column, Header};
use super::lines::{Page, split_word};
use super::outline::Outline;
use super::vocabulary::{self, Part};
use super::{body, code, http, table};
use crate::markdown::Block;

/// The state of the walk.
#[derive(Debug)]
struct Rebuild<'a> {
    page: &'a Page<'a>,
    blocks: Blocks<'a>,
    at: usize,
    /// Whether the page describes a method, not a resource.
    is_method: bool,
    /// The word of the title that names a type.
    subject: &'a str,
    /// The method of the first documented request line.
    verb: &'a str,
    /// The language named above the next code.
    language: Option<&'static str>,
}

/// Rebuilds the blocks of a page.
pub(super) fn rebuild(page: &Page<'_>) -> (Vec<Block>, Counts) {
    let outline = Outline::of(page);
    let mut walk = Rebuild {
        page,
        blocks: Blocks::new(page, outline.present),
        at: 0,
        is_method: outline.is_method,
        subject: "",
        verb: "",
        language: None,
    };
    walk.title();
    while let Some(at) = page.next_content(walk.at) {
        walk.at = at;
        walk.step(page.line(at));
    }
    (walk.blocks.list, walk.blocks.counts)
}

impl<'a> Rebuild<'a> {
    /// The first line is the title, unless it is a line that every page has.
    fn title(&mut self) {
        let Some(at) = self.page.next_content(0) else { return };
        let line = self.page.line(at);
        let known = vocabulary::heading(line).is_some()
            || vocabulary::opening(line).is_some()
            || super::is_namespace(line)
            || Header::parse(line).is_some()
            || http::is_request_line(line)
            || body::starts(line);
        if known || line.len() > 200 || line.ends_with('.') {
            return;
        }
        self.blocks.title(line);
        self.at = at + 1;
        const KINDS: &[&str] = &["resource", "type", "enum", "enumeration", "complex", "entity"];
        let mut words = line.split_whitespace().rev();
        self.subject = words.find(|word| !KINDS.iter().any(|kind| word.eq_ignore_ascii_case(kind))).unwrap_or_default();
    }

    /// Reads what starts at a line that is not blank.
    fn step(&mut self, line: &'a str) {
        if self.furniture(line) || self.heading(line) || self.code(line) || self.table(line) || self.callout(line) {
            return;
        }
        self.openings(line, line);
        if self.is_unknown_heading(line) {
            self.blocks.other_heading(line);
        } else {
            let text = line.trim_start_matches(['•', '◦', '▪', '·']).trim_start();
            self.blocks.paragraph(text, u8::from(text.len() < line.len()), 0);
        }
        self.at += 1;
    }

    /// Passes over what the site puts around the text: buttons, languages, the list of headings.
    fn furniture(&mut self, line: &'a str) -> bool {
        let next = self.page.next_content(self.at + 1);
        if vocabulary::is_contents(line) {
            self.at = next.unwrap_or(self.at + 1).max(self.at + 1);
            while vocabulary::heading(self.page.line(self.at)).is_some() && !self.page.is_blank(self.at) {
                self.at += 1;
            }
            return true;
        }
        let before_text = self.blocks.part == Part::Introduction && self.blocks.list.len() <= 1;
        if vocabulary::is_button(line) || before_text && vocabulary::is_byline(line) {
            self.at += 1;
            return true;
        }
        let Some(info) = vocabulary::language(line) else { return false };
        let below = next.map(|next| self.page.line(next)).unwrap_or_default();
        let labels = vocabulary::is_button(below) || vocabulary::language(below).is_some() || is_code_start(below);
        if labels {
            self.language = Some(info);
            self.at += 1;
        }
        labels
    }

    /// A heading that stands in the page.
    fn heading(&mut self, line: &'a str) -> bool {
        if vocabulary::is_named_example(line) {
            self.blocks.named_example(line);
        } else if let Some(part) = vocabulary::heading(line) {
            self.blocks.heading(part, line);
        } else {
            return false;
        }
        self.language = None;
        self.at += 1;
        true
    }

    /// A request, a response, JSON, or code of another language.
    fn code(&mut self, line: &'a str) -> bool {
        let language = self.language.take();
        let found = if self.blocks.part == Part::HttpRequest && http::is_documented_path(line) {
            self.documented(line)
        } else if http::is_request_line(line) {
            if self.is_method && self.blocks.is_lost(Part::HttpRequest) && !http::has_host(line) {
                self.blocks.lost(Part::HttpRequest, line);
                self.documented(line)
            } else {
                if self.is_method && self.blocks.may_show_request() {
                    self.blocks.lost_half(Part::Request, line);
                }
                code::message(self.page, self.at)
            }
        } else if http::is_status_line(line) {
            if self.is_method && self.blocks.may_show_request() {
                self.blocks.lost_half(Part::Response, line);
            }
            code::message(self.page, self.at)
        } else if body::starts(line) && language.is_none_or(|info| matches!(info, "json" | "http")) {
            if !self.is_method && self.blocks.is_lost(Part::JsonRepresentation) && !self.blocks.is_below_heading() {
                self.blocks.lost(Part::JsonRepresentation, line);
            }
            code::json(self.page, self.at)
        } else if let Some(info) = language {
            code::snippet(self.page, self.at, info)
        } else {
            return false;
        };
        self.blocks.counts.code_blocks += 1;
        self.blocks.list.push(found.block);
        self.at = found.next;
        true
    }

    fn documented(&mut self, line: &'a str) -> code::Found {
        if self.verb.is_empty() {
            self.verb = split_word(line).map_or("", |(verb, _)| verb);
        }
        code::documented_paths(self.page, self.at)
    }

    /// A table, below the heading that tables of its kind have.
    fn table(&mut self, line: &'a str) -> bool {
        let Some(header) = self.header(line) else { return false };
        let part = self.part_of(&header).filter(|part| self.blocks.is_lost(*part) && !self.blocks.is_below_heading());
        if let Some(part) = part {
            self.lost_above_table(part, line);
        }
        let found = table::read(self.page, self.at, &header, self.subject);
        let span = found.table.rows.last().map_or(found.table.header.span, |row| found.table.header.span.to(row.span));
        self.blocks.counts.tables += 1;
        self.blocks.list.push(blocks::block(BlockKind::Table(found.table), span));
        self.at = found.next;
        true
    }

    /// Reads a line as the header of a table: its words are known, or it has tabs as the next line has.
    fn header(&self, line: &'a str) -> Option<Header<'a>> {
        let below = self.page.raw(self.at + 1).unwrap_or_default();
        let raw = self.page.raw(self.at).unwrap_or_default().trim_matches(' ');
        if line.contains('\t') {
            let agrees = || below.matches('\t').count() == raw.matches('\t').count();
            return Header::parse(raw).or_else(|| Header::by_tabs(raw).filter(|_| agrees()));
        }
        let may_be_single =
            !self.page.is_blank(self.at + 1) && (self.blocks.is_below_heading() || self.blocks.part == Part::Members);
        Header::parse(line).or_else(|| Header::single(line).filter(|_| may_be_single))
    }

    /// Puts back the heading of a table; the sentence that introduces the permissions stands below it, too.
    fn lost_above_table(&mut self, part: Part, line: &'a str) {
        let names_part = |text: &str| part == Part::Permissions && text.to_ascii_lowercase().contains("permission");
        match self
            .blocks
            .list
            .pop_if(|block| matches!(&block.kind, BlockKind::Paragraph(text) if names_part(&text.plain)))
        {
            Some(introduction) => {
                self.blocks.lost_at(part, introduction.span);
                self.blocks.list.push(introduction);
            }
            None => self.blocks.lost(part, line),
        }
    }

    /// The part that a table stands in when its heading is lost.
    fn part_of(&self, header: &Header<'_>) -> Option<Part> {
        let typed = header.position(Column::Type).is_some();
        let word = header.cells.first().copied().unwrap_or_default().to_ascii_lowercase();
        match header.first() {
            Column::PermissionType => Some(Part::Permissions),
            Column::Method if !self.is_method => Some(Part::Methods),
            Column::Member if !self.is_method => Some(Part::Members),
            Column::Name if !self.is_method && typed && word.starts_with("relationship") => Some(Part::Relationships),
            Column::Name if !self.is_method && typed => Some(Part::Properties),
            Column::Name if !self.is_method => None,
            Column::Name if word.contains("header") || self.page.line(self.at + 1).starts_with("Authorization") => {
                Some(Part::RequestHeaders)
            }
            Column::Name if typed && word.starts_with("parameter") && self.verb.eq_ignore_ascii_case("GET") => {
                Some(Part::Parameters)
            }
            Column::Name if self.blocks.part == Part::Parameters => None,
            Column::Name if typed => Some(Part::RequestBody),
            _ => None,
        }
    }

    /// A note, its kind on the same line or on a line of its own.
    fn callout(&mut self, line: &'a str) -> bool {
        let Some((kind, text)) = vocabulary::callout(line) else { return false };
        let (at, text) = if text.is_empty() {
            let Some(next) = self.page.next_content(self.at + 1) else { return false };
            (next, self.page.line(next))
        } else {
            (self.at, text)
        };
        self.openings(text, line);
        self.blocks.callout(kind, line[..line.len() - if at == self.at { text.len() } else { 0 }].trim_end());
        self.blocks.paragraph(text, 0, 1);
        self.at = at + 1;
        true
    }

    /// Puts back the heading of the part that a sentence stands first in, before a line.
    fn openings(&mut self, line: &str, before: &'a str) {
        let response = || vocabulary::is_response_statement(line).then_some(Part::Response);
        if let Some(part) = vocabulary::opening(line).or_else(response) {
            let fits = self.is_method != (part == Part::JsonRepresentation);
            if fits && self.blocks.is_lost(part) && !self.is_heading_near(part) {
                self.blocks.lost(part, before);
            }
            return;
        }
        let below_request = self.blocks.part == Part::Request && self.blocks.is_below_code();
        let half = vocabulary::example_opening(line)
            .or_else(|| (below_request && line.contains("response")).then_some(Part::Response));
        if self.is_method
            && let Some(half) = half
            && (self.blocks.in_example() || self.blocks.is_lost(Part::Example))
            && !self.is_heading_near(half)
        {
            self.blocks.lost_half(half, before);
        }
    }

    /// Whether the heading of a part stands only a few lines further down, before any table or code.
    fn is_heading_near(&self, part: Part) -> bool {
        let mut at = self.at + 1;
        for _ in 0..4 {
            let Some(next) = self.page.next_content(at) else { return false };
            let line = self.page.line(next);
            if let Some(found) = vocabulary::heading(line) {
                return found == part || matches!((found, part), (Part::Example | Part::Request, Part::Request));
            }
            if is_code_start(line) || Header::parse(line).is_some() {
                return false;
            }
            at = next + 1;
        }
        false
    }

    /// Whether a line stands alone and reads as a heading: a few words without a full stop.
    fn is_unknown_heading(&self, line: &str) -> bool {
        const LONGEST: usize = 90;
        let alone = self.at == 0 || self.page.is_blank(self.at - 1);
        let below = self.page.line(self.at + 1);
        let ends = below.is_empty() || Header::parse(below).is_some() || Header::single(below).is_some();
        if !alone || !ends || line.len() > LONGEST || line.ends_with(['.', ':', ',', ';', '!', '?', ')', '"']) {
            return false;
        }
        if let Some(name) = line.strip_suffix(" values") {
            return !name.contains(' ');
        }
        let started = !matches!(self.blocks.part, Part::Introduction) && !vocabulary::is_sentence(line);
        let words = line.split_whitespace().count();
        started && words <= 10 && line.starts_with(char::is_uppercase) && !line.contains(['=', '"', '{', '<', '/'])
    }
}

/// Whether a line can only be the start of code.
fn is_code_start(line: &str) -> bool {
    http::is_request_line(line) || http::is_status_line(line) || body::starts(line)
}

/// The place of a whole page's first line, for what concerns all of it.
pub(super) fn first_line(page: &Page<'_>) -> Span {
    page.next_content(0).map_or(Span::file_start(page.file), |at| page.span(page.line(at)))
}
