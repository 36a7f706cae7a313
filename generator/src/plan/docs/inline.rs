//! Text of pages as the inline Markdown of a doc comment.
//!
//! rustdoc warns about bare URLs, HTML and links to items that do not exist, and reads brackets as such links. What the
//! page meant as text stays text here; code spans, emphasis and links to the web stay what they are.

/// Escapes one paragraph. Runs of white space become one space.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut rest = text.trim();
    loop {
        let (plain, special) = rest.split_at(plain_length(rest));
        out.push_str(plain);
        rest = special;
        let Some(next) = rest.chars().next() else { return out };
        let used = match next {
            '`' => code(rest, &mut out),
            '\\' => backslash(rest, &mut out),
            '<' => angle(rest, &mut out),
            '[' => bracket(rest, &mut out),
            ']' => push(&mut out, "\\]", 1),
            'h' | 'H' if !out.ends_with(|c: char| c.is_alphanumeric()) => url(rest, &mut out),
            _ if next.is_whitespace() || next.is_control() => {
                if !out.ends_with(' ') {
                    out.push(' ');
                }
                next.len_utf8()
            }
            _ => {
                out.push(next);
                next.len_utf8()
            }
        };
        rest = &rest[used..];
    }
}

/// How many bytes mean nothing but themselves: words with single spaces between them, up to where a URL may start.
fn plain_length(text: &str) -> usize {
    let mut last = b' ';
    text.bytes()
        .position(|byte| {
            let is_plain = match byte {
                b'`' | b'\\' | b'<' | b'[' | b']' => false,
                b'h' | b'H' => last.is_ascii_alphanumeric(),
                b' ' => last != b' ',
                byte => byte.is_ascii_graphic(),
            };
            last = byte;
            !is_plain
        })
        .unwrap_or(text.len())
}

fn push(out: &mut String, text: &str, used: usize) -> usize {
    out.push_str(text);
    used
}

/// Text with one space between words.
fn push_words(out: &mut String, text: &str) {
    for (at, word) in text.split_whitespace().enumerate() {
        out.extend([if at > 0 { " " } else { "" }, word]);
    }
}

/// A code span that is closed, or backticks that are meant as such.
fn code(rest: &str, out: &mut String) -> usize {
    let ticks = rest.bytes().take_while(|&byte| byte == b'`').count();
    let mut from = ticks;
    while let Some(at) = rest[from..].find('`').map(|at| at + from) {
        let run = rest[at..].bytes().take_while(|&byte| byte == b'`').count();
        if run == ticks {
            let (fence, content) = (&rest[..ticks], &rest[ticks..at]);
            if content.trim().is_empty() {
                break;
            }
            out.push_str(fence);
            push_words(out, content);
            out.push_str(fence);
            return at + run;
        }
        from = at + run;
    }
    for _ in 0..ticks {
        out.push_str("\\`");
    }
    ticks
}

/// An escape that the page makes itself, or a backslash that is meant as such.
fn backslash(rest: &str, out: &mut String) -> usize {
    match rest[1..].chars().next() {
        Some(next) if next.is_ascii_punctuation() => push(out, &rest[..2], 2),
        _ => push(out, "\\\\", 1),
    }
}

/// An autolink, a line break, or a sign that is meant as such.
fn angle(rest: &str, out: &mut String) -> usize {
    let Some(end) = rest.find('>') else { return push(out, "\\<", 1) };
    let inside = &rest[1..end];
    let is_link = inside.starts_with("http://") || inside.starts_with("https://");
    if is_link && !inside.contains(|c: char| c.is_whitespace() || c == '<') {
        return push(out, &rest[..=end], end + 1);
    }
    if inside.trim_end_matches('/').trim().eq_ignore_ascii_case("br") {
        return push(out, if out.ends_with(' ') { "" } else { " " }, end + 1);
    }
    push(out, "\\<", 1)
}

/// A link to the web, or a bracket that is meant as such.
fn bracket(rest: &str, out: &mut String) -> usize {
    let parts = rest[1..].split_once("](").and_then(|(text, after)| {
        let target = &after[..after.find(')')?];
        let is_web = target.starts_with("http://") || target.starts_with("https://");
        let is_plain = !text.contains(['[', ']', '`', '<']) && !target.contains(char::is_whitespace);
        (is_web && is_plain && !text.trim().is_empty()).then_some((text, target))
    });
    match parts {
        Some((text, target)) => {
            out.push('[');
            push_words(out, text);
            out.extend(["](", target, ")"]);
            1 + rest[1..].find(')').map_or(0, |at| at + 1)
        }
        None => push(out, "\\[", 1),
    }
}

/// A bare URL, or just a letter.
fn url(rest: &str, out: &mut String) -> usize {
    let lower = |prefix: &str| rest.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix));
    if !lower("http://") && !lower("https://") {
        return push(out, &rest[..1], 1);
    }
    let end = rest.find(|c: char| c.is_whitespace() || "<>\"'`[]{}|\\^*".contains(c)).unwrap_or(rest.len());
    let mut found = rest[..end].trim_end_matches(['.', ',', ';', ':', '!', '?']);
    while found.ends_with(')') && found.matches(')').count() > found.matches('(').count() {
        found = &found[..found.len() - 1];
    }
    if found.ends_with("//") {
        // Nothing follows the scheme: in code it is no link.
        out.push_str(&format!("`{found}`"));
    } else {
        out.push_str(&format!("<{found}>"));
    }
    found.len()
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn text_stays_text() {
        for (text, expected) in [
            ("plain  text\n here", "plain text here"),
            ("code `a[0] <b>` stays", "code `a[0] <b>` stays"),
            ("an unclosed ` tick", "an unclosed \\` tick"),
            ("see https://a.b/c(d). Next", "see <https://a.b/c(d)>. Next"),
            ("(see http://a.b)", "(see <http://a.b>)"),
            ("<https://a.b> and <b>bold</b>", "<https://a.b> and \\<b>bold\\</b>"),
            ("one<br/>two", "one two"),
            ("array[0] and [x]", "array\\[0\\] and \\[x\\]"),
            ("[text](https://a.b) and [text](other.md)", "[text](https://a.b) and \\[text\\](other.md)"),
            ("C:\\temp \\* \\[", "C:\\\\temp \\* \\["),
            ("the https:// scheme", "the `https://` scheme"),
            ("``", "\\`\\`"),
        ] {
            assert_eq!(escape(text), expected, "{text}");
        }
    }
}
