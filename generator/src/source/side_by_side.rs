//! Pages that hold a translation beside the text it was made from.
//!
//! The site's tools write every piece of a translated page twice: `<span data-ttu-id="7">…</span>` is the translation,
//! `<span class="sxs-lookup"><span data-stu-id="7">…</span></span>` behind it the original, shown when the mouse rests on it.
//! Headings, columns and phrases are known in the original's language, so only that is read.

const TRANSLATION: &str = "<span data-ttu-id=";
const ORIGINAL: &str = "</span><span class=\"sxs-lookup\">";

/// How far into a file the first piece is looked for: the title is one.
const HEAD: usize = 2 << 10;

/// The text with each translation blanked, in as many bytes, so that every offset stays; none where nothing is translated.
///
/// What is blanked becomes white space of the tag before it: elsewhere, it could indent a line.
pub(super) fn original(text: &str) -> Option<String> {
    let head = text.as_bytes().get(..HEAD).unwrap_or(text.as_bytes());
    memchr::memmem::find(head, TRANSLATION.as_bytes())?;
    let mut out = String::with_capacity(text.len());
    let mut copied = 0;
    for (start, _) in text.match_indices(TRANSLATION) {
        let Some(tag_end) = text[start..].find('>').map(|at| start + at) else { break };
        let rest = &text[tag_end + 1..];
        let Some(length) = rest.find(ORIGINAL) else { break };
        // A piece without its original stays as it is.
        if rest[..length].contains(TRANSLATION) {
            continue;
        }
        out.push_str(&text[copied..tag_end]);
        out.extend(std::iter::repeat_n(' ', length));
        out.push('>');
        copied = tag_end + 1 + length;
    }
    out.push_str(&text[copied..]);
    (copied > 0).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::original;

    #[test]
    fn the_original_is_left_in_its_place() {
        let text = "## <a name=\"x\"></a><span data-ttu-id=\"1\">Größe</span><span class=\"sxs-lookup\"><span data-stu-id=\"1\">Size</span></span>\n";
        let read = original(text).unwrap();
        assert_eq!(read.len(), text.len());
        assert_eq!(read.find("Size"), text.find("Size"));
        assert!(!read.contains("Größe"), "{read}");
        assert!(read.contains("<span data-ttu-id=\"1\"       ></span>"), "{read}");
    }

    #[test]
    fn other_spans_stay() {
        for text in ["<span>a</span>", "<span data-ttu-id=\"1\">a</span> b", "<span data-ttu-id=\"1", "a"] {
            assert_eq!(original(text), None, "{text}");
        }
        let alone =
            "<span data-ttu-id=\"1\">a</span> <span data-ttu-id=\"2\">b</span><span class=\"sxs-lookup\">c</span>";
        assert_eq!(original(alone).unwrap(), alone.replace(">b<", " ><"));
    }
}
