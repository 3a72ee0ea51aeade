"""Words like those of a deal that tell none, and claims that are not certain enough to be told."""
