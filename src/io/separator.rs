//! The line before a header by which spreadsheets are told the delimiter of a table: `sep=;`.

/// The delimiter that a line names, if that is all it says.
pub(super) fn separator(line: &str) -> Option<u8> {
    match line.strip_prefix("sep=")?.as_bytes() {
        [delimiter @ (b',' | b';' | b'\t' | b'|')] => Some(*delimiter),
        _ => None,
    }
}

/// The first line's delimiter, if it names one, and what follows that line.
pub(super) fn split(text: &str) -> (Option<u8>, &str) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    match separator(first.trim_end_matches('\r')) {
        Some(delimiter) => (Some(delimiter), rest),
        None => (None, text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_line_of_exactly_this_form_names_a_delimiter() {
        for (line, expected) in [
            ("sep=,", Some(b',')),
            ("sep=;", Some(b';')),
            ("sep=\t", Some(b'\t')),
            ("sep=", None),
            ("sep=;;", None),
            ("sep=a", None),
            ("sep,id", None),
            ("#sep=;", None),
        ] {
            assert_eq!(separator(line), expected, "{line}");
        }
        assert_eq!(split("sep=;\r\nid;name\n"), (Some(b';'), "id;name\n"));
        assert_eq!(split("id;name\n"), (None, "id;name\n"));
    }
}
