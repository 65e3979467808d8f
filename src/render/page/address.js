// The address of the page names the chosen mechanism, so that it can be handed on: `#mechanism=3`.

// --- address ---------------------------------------------------------------------------------------------

function addressed() {
  const found = /^#mechanism=([1-9]\d*)$/.exec(location.hash);
  return found === null ? null : Number(found[1]);
}

function followAddress() {
  const rank = addressed();
  if (rank !== null && rank !== chosen) openMechanism(rank);
}

function writeAddress() {
  if (addressed() === chosen) return;
  const bare = location.href.split("#")[0];
  try {
    history.replaceState(null, "", chosen === null ? bare : bare + "#mechanism=" + chosen);
  } catch {
    // A page within another may not change its address.
  }
}

window.addEventListener("hashchange", followAddress);
