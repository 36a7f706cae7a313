//! The doc comments of items, kept out of their tokens: a sixth of all lines, which would be quoted, parsed and printed
//! to come out as they are. A mark stands for each comment; once an item is printed, its lines take the mark's place.

use std::collections::VecDeque;

use proc_macro2::TokenStream;
use quote::quote;

/// How the mark of a comment is printed.
const MARK: &str = "///@";

/// Comments whose marks are not printed yet, in their order.
#[derive(Debug, Default)]
pub(super) struct Docs<'a> {
    comments: VecDeque<&'a [String]>,
}

impl<'a> Docs<'a> {
    /// The mark of a comment: its place in the tokens is after those of all comments before it.
    pub(super) fn mark(&mut self, lines: &'a [String]) -> Option<TokenStream> {
        (!lines.is_empty()).then(|| {
            self.comments.push_back(lines);
            quote!(#[doc = "@"])
        })
    }

    /// Adds a printed item with its comments.
    pub(super) fn fill(&mut self, printed: &str, out: &mut String) {
        for line in printed.split_inclusive('\n') {
            let comment =
                line.trim_end().strip_suffix(MARK).and_then(|indent| Some((indent, self.comments.pop_front()?)));
            let Some((indent, lines)) = comment else {
                out.push_str(line);
                continue;
            };
            // What breaks a line would end the comment.
            for line in lines.iter().flat_map(|line| line.split(['\n', '\r'])) {
                let space = if line.is_empty() { "" } else { " " };
                out.extend([indent, "///", space, line.trim_end(), "\n"]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Docs;

    #[test]
    fn comments_take_the_places_of_their_marks() {
        let (first, second) = (["One.".to_owned(), String::new(), "Two. ".to_owned()], ["a\rpub b\nc".to_owned()]);
        let mut docs = Docs::default();
        assert!(docs.mark(&[]).is_none());
        let marks = [docs.mark(&first), docs.mark(&second)];
        let printed = "///@\npub struct S {\n    ///@\n    pub field: u8,\n}\n";
        let item = quote::quote!(#(#marks)*).to_string();
        assert_eq!(item.matches("\"@\"").count(), 2);
        let mut out = String::new();
        docs.fill(printed, &mut out);
        assert_eq!(
            out,
            "/// One.\n///\n/// Two.\npub struct S {\n    /// a\n    /// pub b\n    /// c\n    pub field: u8,\n}\n"
        );
    }
}
