//! The graph that is laid out: vertices in layers, and edges from layer to layer.

/// Vertices in layers. The first vertices are the picture's nodes; the others hold a place open where a link
/// crosses a layer.
#[derive(Debug, Default)]
pub(super) struct Layered {
    /// The vertices of each layer, in their sequence.
    pub(super) layers: Vec<Vec<usize>>,
    /// The layer of each vertex.
    pub(super) layer: Vec<usize>,
    /// The place of each vertex in its layer.
    pub(super) place: Vec<usize>,
    /// The vertices in the layer before that a vertex is joined to, one entry for each link.
    pub(super) before: Vec<Vec<usize>>,
    /// The vertices in the layer after.
    pub(super) after: Vec<Vec<usize>>,
    /// How many vertices are nodes.
    pub(super) nodes: usize,
    /// The vertices along each link, from the lower layer to the higher; empty for a loop.
    pub(super) chains: Vec<Vec<usize>>,
    /// Of each place held open, the link that holds it and where along its chain; the vertices after the nodes.
    pub(super) held: Vec<(usize, usize)>,
}

impl Layered {
    /// Puts nodes in their layers and holds places open for links that cross some.
    pub(super) fn new(layer: Vec<usize>, links: &[(usize, usize)]) -> Self {
        let nodes = layer.len();
        let count = layer.iter().max().map_or(0, |last| last + 1);
        let mut layered = Self {
            layers: vec![Vec::new(); count],
            place: vec![0; nodes],
            before: vec![Vec::new(); nodes],
            after: vec![Vec::new(); nodes],
            chains: Vec::with_capacity(links.len()),
            held: Vec::new(),
            layer,
            nodes,
        };
        for vertex in 0..nodes {
            layered.layers[layered.layer[vertex]].push(vertex);
        }
        for &(from, to) in links {
            let chain = layered.chain(from, to);
            for ends in chain.windows(2) {
                layered.after[ends[0]].push(ends[1]);
                layered.before[ends[1]].push(ends[0]);
            }
            layered.chains.push(chain);
        }
        layered.number();
        layered
    }

    fn chain(&mut self, from: usize, to: usize) -> Vec<usize> {
        if from == to {
            return Vec::new();
        }
        let (low, high) = if self.layer[from] < self.layer[to] { (from, to) } else { (to, from) };
        let mut chain = vec![low];
        for layer in self.layer[low] + 1..self.layer[high] {
            let vertex = self.layer.len();
            self.layer.push(layer);
            self.place.push(0);
            self.before.push(Vec::new());
            self.after.push(Vec::new());
            self.layers[layer].push(vertex);
            self.held.push((self.chains.len(), chain.len()));
            chain.push(vertex);
        }
        chain.push(high);
        chain
    }

    /// Takes the places from the sequence of each layer.
    pub(super) fn number(&mut self) {
        for layer in &self.layers {
            for (place, vertex) in layer.iter().enumerate() {
                self.place[*vertex] = place;
            }
        }
    }

    pub(super) fn vertices(&self) -> usize {
        self.layer.len()
    }

    /// Whether the vertex holds a place open.
    pub(super) const fn is_held(&self, vertex: usize) -> bool {
        vertex >= self.nodes
    }
}
