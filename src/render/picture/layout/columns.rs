//! The columns of a neighbourhood alone, for a page that places nodes within them by itself.

use crate::render::picture::scene::Picture;

use super::digraph::Layered;
use super::layers::layers;
use super::order::arrange;

impl Picture {
    /// The column of each node, from the left, and its place in it, from the top: what acts stands before what it acts
    /// on. Links between nodes that are equally far from the centre do not count, or a dense neighbourhood would have
    /// nearly as many columns as nodes.
    ///
    /// # Complexity
    ///
    /// That of the layout, without routes.
    pub(in crate::render) fn columns(&self) -> Vec<(usize, usize)> {
        let far = self.distances();
        let ends = self.links.iter().map(|link| (link.from, link.to));
        let ends: Vec<(usize, usize)> = ends.filter(|(from, to)| far[*from] != far[*to]).collect();
        let mut layered = Layered::new(layers(self.nodes.len(), &ends, Some(0), None), &ends);
        arrange(&mut layered);
        let mut rows = vec![0; self.nodes.len()];
        for layer in &layered.layers {
            for (row, &node) in layer.iter().filter(|&&vertex| !layered.is_held(vertex)).enumerate() {
                rows[node] = row;
            }
        }
        layered.layer.into_iter().zip(rows).collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::model::Effect;
    use crate::render::Language;
    use crate::render::picture::scene::{Picture, Role};
    use crate::render::picture::sketch::Sketch;
    use crate::style::Kind;

    #[test]
    fn what_acts_on_the_centre_stands_before_it_and_the_rest_after() {
        let graph = crate::datasets::interferon_gamma();
        let mut sketch = Sketch::new(&graph, Language::En);
        let nodes: Vec<usize> = ["X:centre", "X:a", "X:b", "X:c", "X:d"].map(|id| sketch.node(id)).to_vec();
        assert!(sketch.nodes.iter().all(|node| node.kind == Kind::Other));
        sketch.nodes[0].role = Role::From;
        for (from, to) in [(1, 0), (2, 0), (0, 3), (0, 4), (1, 2), (3, 4)] {
            sketch.link((nodes[from], nodes[to]), Effect::Positive, [], None);
        }
        let picture = Picture { nodes: sketch.nodes, links: sketch.links, ..Picture::blank(Language::En) };
        let columns: Vec<usize> = picture.columns().into_iter().map(|(column, _)| column).collect();
        assert_eq!(columns, [1, 0, 0, 2, 2]);
    }
}
