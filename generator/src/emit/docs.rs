//! What stands in items and is kept out of their tokens: doc comments, a fifth of all lines, and constant data, another
//! fifth, would be quoted, parsed and printed to come out as they are. A mark stands for each; once an item is printed, its
//! lines take the mark's place.

use std::borrow::Cow;
use std::collections::VecDeque;

use proc_macro2::TokenStream;
use quote::quote;

/// How the mark of a comment is printed.
const MARK: &str = "///@";
/// How the mark of code is printed.
const CODE_MARK: &str = "code!();";

/// What has marks that are not printed yet, in their order.
#[derive(Debug, Default)]
pub(super) struct Docs<'a> {
    marked: VecDeque<Marked<'a>>,
}

#[derive(Debug)]
enum Marked<'a> {
    Comment(&'a [String]),
    Code(Cow<'static, str>),
}

impl<'a> Docs<'a> {
    /// The mark of a comment: its place in the tokens is after those of all comments before it.
    pub(super) fn mark(&mut self, lines: &'a [String]) -> Option<TokenStream> {
        (!lines.is_empty()).then(|| {
            self.marked.push_back(Marked::Comment(lines));
            quote!(#[doc = "@"])
        })
    }

    /// The mark of the lines of items.
    pub(super) fn mark_code(&mut self, text: impl Into<Cow<'static, str>>) -> TokenStream {
        self.marked.push_back(Marked::Code(text.into()));
        quote!(code!();)
    }

    /// Adds a printed item with what is marked in it.
    pub(super) fn fill(&mut self, printed: &str, out: &mut String) {
        for line in printed.split_inclusive('\n') {
            let end = line.trim_end();
            let indent = end.strip_suffix(MARK).or_else(|| end.strip_suffix(CODE_MARK));
            let marked = indent.and_then(|indent| Some((indent, self.marked.pop_front()?)));
            match marked {
                None => out.push_str(line),
                Some((indent, Marked::Code(text))) => text.lines().for_each(|line| out.extend([indent, line, "\n"])),
                Some((indent, Marked::Comment(lines))) => {
                    // What breaks a line would end the comment.
                    for line in lines.iter().flat_map(|line| line.split(['\n', '\r'])) {
                        let space = if line.is_empty() { "" } else { " " };
                        out.extend([indent, "///", space, line.trim_end(), "\n"]);
                    }
                }
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
        let marks = [docs.mark(&first), docs.mark(&second), Some(docs.mark_code("fn a();\nfn b();\n"))];
        let printed = "///@\npub struct S {\n    ///@\n    pub field: u8,\n}\ntrait T {\n    code!();\n}\n";
        let item = quote::quote!(#(#marks)*).to_string();
        assert_eq!((item.matches("\"@\"").count(), item.matches("code !").count()), (2, 1));
        let mut out = String::new();
        docs.fill(printed, &mut out);
        assert_eq!(
            out,
            "/// One.\n///\n/// Two.\npub struct S {\n    /// a\n    /// pub b\n    /// c\n    pub field: u8,\n}\n\
             trait T {\n    fn a();\n    fn b();\n}\n"
        );
    }
}
