"""Gold sets, metrics and the figures that the tool shows about itself."""
