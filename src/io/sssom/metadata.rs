//! The block of metadata above a table of mappings: comments that hold YAML, of which the prefixes matter here.

use std::collections::BTreeMap;

/// The namespaces of the prefixes of a table.
#[derive(Debug, Default)]
pub(super) struct Metadata {
    /// Namespaces by prefix.
    curie_map: BTreeMap<String, String>,
    /// How far the keys of the map are indented, while its lines are read.
    inside: Option<usize>,
    /// Whether there is any metadata.
    pub(super) is_given: bool,
}

impl Metadata {
    /// Takes a line of the block, with its `#`.
    pub(super) fn take(&mut self, line: &str) {
        let line = line.trim_start_matches('#').trim_end();
        let entry = line.trim_start();
        let indent = line.len() - entry.len();
        let Some((key, value)) = entry.split_once(':') else { return };
        let (key, value) = (unquoted(key), value.trim());
        self.is_given = true;
        if let Some(of_map) = self.inside
            && indent > of_map
        {
            // A prefix in quotes may hold no colon, so the first one ends it.
            self.curie_map.insert(key.to_owned(), unquoted(value).to_owned());
            return;
        }
        self.inside = None;
        if key == "curie_map" {
            self.inside = Some(indent);
            let pairs = value.trim_matches(['{', '}']).split(',').filter_map(|pair| pair.split_once(':'));
            self.curie_map.extend(pairs.map(|(key, value)| (unquoted(key).to_owned(), unquoted(value).to_owned())));
        }
    }

    /// An identifier as the graph is likely to write it: an IRI of a declared namespace as a CURIE, and a CURIE whose
    /// prefix is declared as a namespace of the OBO Foundry with the Foundry's prefix.
    pub(super) fn curie(&self, id: &str) -> String {
        if id.starts_with("http://") || id.starts_with("https://") {
            let longest = self.curie_map.iter().filter(|(_, space)| !space.is_empty() && id.starts_with(*space));
            return match longest.max_by_key(|(_, space)| space.len()) {
                Some((prefix, space)) => {
                    format!("{}:{}", obo_prefix(space).unwrap_or(prefix), id.get(space.len()..).unwrap_or_default())
                }
                None => id.to_owned(),
            };
        }
        let declared = id.split_once(':').and_then(|(prefix, local)| Some((self.curie_map.get(prefix)?, local)));
        match declared.and_then(|(space, local)| Some((obo_prefix(space)?, local))) {
            Some((prefix, local)) => format!("{prefix}:{local}"),
            None => id.to_owned(),
        }
    }
}

/// The prefix of a namespace of the OBO Foundry.
fn obo_prefix(namespace: &str) -> Option<&str> {
    let rest = namespace.strip_prefix("http://").or_else(|| namespace.strip_prefix("https://"))?;
    let prefix = rest.strip_prefix("purl.obolibrary.org/obo/")?.strip_suffix('_')?;
    (!prefix.is_empty() && prefix.bytes().all(|byte| byte.is_ascii_alphanumeric())).then_some(prefix)
}

fn unquoted(text: &str) -> &str {
    text.trim().trim_matches(['"', '\''])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_follow_the_declared_prefixes() {
        let mut metadata = Metadata::default();
        for line in [
            "#mapping_set_id: https://example.org/m",
            "# curie_map:",
            "#   mondo: http://purl.obolibrary.org/obo/MONDO_",
            "#   \"X\": \"https://example.org/x/\"",
            "#license: https://example.org/y/",
            "#  HP: https://example.org/not_a_prefix/",
        ] {
            metadata.take(line);
        }
        for (id, expected) in [
            ("mondo:0001", "MONDO:0001"),
            ("X:7", "X:7"),
            ("https://example.org/x/7", "X:7"),
            ("http://purl.obolibrary.org/obo/MONDO_0001", "MONDO:0001"),
            ("https://example.org/z", "https://example.org/z"),
            ("HP:1", "HP:1"),
        ] {
            assert_eq!(metadata.curie(id), expected);
        }
    }

    #[test]
    fn a_map_may_be_in_braces() {
        let mut metadata = Metadata::default();
        metadata.take("#curie_map: {a: 'https://example.org/a/', b: \"https://example.org/b/\"}");
        assert_eq!(metadata.curie("https://example.org/b/1"), "b:1");
    }
}
