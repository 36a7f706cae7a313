//! Shapes of paths: what is the same for all spellings of one path. Literals are in lower case and without their arguments,
//! keys are `{}`.

use crate::model::PathSegment;

/// The shape of a path.
pub(super) fn shape(segments: &[PathSegment]) -> String {
    Shapes::of(segments).text
}

/// Adds a segment to a shape.
pub(super) fn push_shape(shape: &mut String, segment: &PathSegment) {
    shape.push('/');
    match segment {
        PathSegment::Key(_) => shape.push_str("{}"),
        PathSegment::Literal(text) if text.is_ascii() => {
            let start = shape.len();
            shape.push_str(text);
            if let Some(added) = shape.get_mut(start..) {
                added.make_ascii_lowercase();
            }
        }
        PathSegment::Literal(text) => shape.push_str(&text.to_lowercase()),
        PathSegment::Mixed(text) => {
            let mut in_hole = false;
            for c in text.chars().flat_map(char::to_lowercase) {
                match c {
                    '{' => in_hole = true,
                    '}' => {
                        in_hole = false;
                        shape.push_str("{}");
                    }
                    _ if in_hole => {}
                    _ => shape.push(c),
                }
            }
        }
    }
}

/// The shapes of a path and of all paths that it begins with.
pub(super) struct Shapes {
    text: String,
    ends: Vec<usize>,
}

impl Shapes {
    pub(super) fn of(segments: &[PathSegment]) -> Self {
        let mut shapes = Self { text: String::with_capacity(16 * segments.len()), ends: Vec::new() };
        shapes.ends.reserve_exact(segments.len());
        for segment in segments {
            push_shape(&mut shapes.text, segment);
            shapes.ends.push(shapes.text.len());
        }
        shapes
    }

    /// The shape of the first segments, as many as there are if there are less.
    pub(super) fn first(&self, segments: usize) -> &str {
        let end = segments.checked_sub(1).map_or(Some(&0), |last| self.ends.get(last));
        end.and_then(|end| self.text.get(..*end)).unwrap_or(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::{Shapes, shape};
    use crate::model::PathSegment::{Key, Literal, Mixed};

    #[test]
    fn spellings_of_one_path_have_one_shape() {
        let path = [
            Literal("Things".to_owned()),
            Key("thing-id".to_owned()),
            Mixed("Range(address='{address}')".to_owned()),
            Literal("\u{c4}rger".to_owned()),
        ];
        let shapes = Shapes::of(&path);
        assert_eq!(shapes.first(0), "");
        assert_eq!(shapes.first(2), "/things/{}");
        assert_eq!(shapes.first(3), "/things/{}/range(address='{}')");
        assert_eq!(shapes.first(9), "/things/{}/range(address='{}')/\u{e4}rger");
        assert_eq!(shape(&path), shapes.first(4));
    }
}
